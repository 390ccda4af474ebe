/** Milliseconds since 1970 of an ISO 8601 instant. Errors: a text that is no instant is a fault, never NaN. */
export function epochMs(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: "${instant}"`);
  return ms;
}

export function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** The instant so many milliseconds later (earlier, when negative). */
export function laterBy(instant: string, ms: number): string {
  return instantOf(epochMs(instant) + ms);
}

/** Milliseconds from one instant to another; negative when the second comes first. */
export function msBetween(from: string, to: string): number {
  return epochMs(to) - epochMs(from);
}

/** The later of two instants, or the one there is. */
export function latest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>(
    (best, next) => (best === null || epochMs(next) > epochMs(best) ? next : best),
    null,
  );
}

/** The earlier of some instants, or null when there is none. */
export function earliest(instants: readonly string[]): string | null {
  return instants.reduce<string | null>(
    (best, next) => (best === null || epochMs(next) < epochMs(best) ? next : best),
    null,
  );
}

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
