import type { Severity } from "./cues/cue.ts";
import { isAtLeast } from "./cues/cue.ts";
import { hasEscalationLabel } from "./queue-priority.ts";
import type { SlaTimer } from "./sla.ts";

export type OpeningReason =
  "sla" | "label" | "abstained" | "refund_request" | "cue" | "started_by_person" | "follow_up_due";

export interface OpeningInput {
  readonly timer: SlaTimer;
  readonly labels: readonly string[];
  /** Why the selection abstained, or null when it did not. */
  readonly abstainReason: string | null;
  readonly hasRefundRequest: boolean;
  readonly cueSeverities: readonly Severity[];
  readonly isStartedByPerson: boolean;
  readonly isFollowUpDue: boolean;
}

/** Why a conversation is an escalation, in the order of the table; none: it is not. */
export function openingReasons(input: OpeningInput): readonly OpeningReason[] {
  const ofWaiting = input.timer.state === "not_waiting" ? [] : reasonsWhileWaiting(input);
  return [
    ...ofWaiting,
    ...(input.isStartedByPerson ? (["started_by_person"] as const) : []),
    ...(input.isFollowUpDue ? (["follow_up_due"] as const) : []),
  ];
}

function reasonsWhileWaiting(input: OpeningInput): OpeningReason[] {
  const reasons: OpeningReason[] = [];
  if (input.timer.state === "due_soon" || input.timer.state === "breached") reasons.push("sla");
  if (hasEscalationLabel(input.labels)) reasons.push("label");
  if (input.abstainReason !== null && input.abstainReason !== "feature_disabled") reasons.push("abstained");
  if (input.hasRefundRequest) reasons.push("refund_request");
  if (input.cueSeverities.some((severity) => isAtLeast(severity, "high"))) reasons.push("cue");
  return reasons;
}
