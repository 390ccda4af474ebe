import type { EscalationState } from "./escalation-state.ts";
import type { SlaTimer } from "./sla.ts";

/** 1 is the most urgent. */
export type Priority = 1 | 2 | 3 | 4;

const URGENT_PAST_THRESHOLD_SECONDS = 2 * 60 * 60;
const ESCALATION_LABELS = new Set(["escalation", "escalated"]);

/** A person marked the conversation in Chatwoot; labels are lower case there. */
export function hasEscalationLabel(labels: readonly string[]): boolean {
  return labels.some((label) => ESCALATION_LABELS.has(label.toLowerCase()));
}

/** 1 waited over 2 h past the threshold, 2 breached, 3 due soon or labelled, 4 the rest. */
export function queuePriority(timer: SlaTimer, labels: readonly string[]): Priority {
  if (timer.state === "breached") {
    const pastThreshold = timer.waitedSeconds - timer.thresholdMinutes * 60;
    return pastThreshold > URGENT_PAST_THRESHOLD_SECONDS ? 1 : 2;
  }
  if (timer.state === "due_soon" || hasEscalationLabel(labels)) return 3;
  return 4;
}

/** The queue's order: due follow-ups (0), then by priority, snoozed last (5). */
export function queueRank(row: {
  readonly state: EscalationState;
  readonly priority: Priority;
  readonly isFollowUpDue: boolean;
}): number {
  if (row.state === "snoozed") return 5;
  return row.isFollowUpDue ? 0 : row.priority;
}
