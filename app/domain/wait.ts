/** A wait as a page shows it, from the two instants that a row keeps. */
export interface Wait {
  readonly state: "ok" | "due_soon" | "breached";
  readonly waitedSeconds: number;
  readonly dueAt: string;
}

/** Where a wait stands now. Source: product rule "SLA timer"; the same limits as `slaTimer`. */
export function waitAt(waitingSince: string, dueAt: string, now: Date): Wait {
  const since = new Date(waitingSince).getTime();
  const waitedSeconds = Math.max(0, Math.floor((now.getTime() - since) / 1000));
  const thresholdSeconds = (new Date(dueAt).getTime() - since) / 1000;
  if (waitedSeconds > thresholdSeconds) return { state: "breached", waitedSeconds, dueAt };
  return { state: waitedSeconds * 4 >= thresholdSeconds * 3 ? "due_soon" : "ok", waitedSeconds, dueAt };
}
