/** Attempts that follow each other quickly before the long waits begin. */
export const QUICK_ATTEMPTS = 3;

const QUICK_DELAYS_MS = [1_000, 2_000];
const FIRST_LONG_DELAY_MS = 5 * 60_000;
const LONGEST_DELAY_MS = 60 * 60_000;
const JITTER_SHARE = 0.1;

/**
 * How long after failed attempt number `attempt` the next one comes: 1 s, 2 s, then 5 min doubling to 1 h.
 * `jitter` in [0, 1) moves it up to a tenth later. Source: product rule "Mirror".
 */
export function nextMirrorDelayMs(attempt: number, jitter: number, retryAfterMs = 0): number {
  const planned = Math.max(plannedDelayMs(attempt), Math.min(retryAfterMs, LONGEST_DELAY_MS));
  return Math.round(planned * (1 + JITTER_SHARE * jitter));
}

function plannedDelayMs(attempt: number): number {
  const quick = QUICK_DELAYS_MS[attempt - 1];
  if (quick !== undefined) return quick;
  return Math.min(FIRST_LONG_DELAY_MS * 2 ** (attempt - QUICK_ATTEMPTS), LONGEST_DELAY_MS);
}

/** A batch that timed out is halved; what timed out `timeouts` times travels in this many rows at most. */
export function batchLimit(largest: number, timeouts: number): number {
  return Math.max(1, Math.floor(largest / 2 ** timeouts));
}

/**
 * A single row can be at fault for the refusal of its batch: a bad value (SQLSTATE 21, 22) or a constraint (23).
 * Anything else, such as a wrong key or a missing table, refuses every row alike.
 */
export function blamesARow(errorCode: string | null): boolean {
  return errorCode !== null && /^(21|22|23)[0-9A-Z]{3}$/.test(errorCode);
}
