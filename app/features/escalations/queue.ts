import type { Severity } from "../../domain/cues/cue.ts";
import type { EscalationState } from "../../domain/escalation-state.ts";

/** One case as the queue shows it. Nothing in it was asked of a vendor for this page. */
export interface QueueRow {
  readonly id: number;
  readonly href: string;
  readonly state: EscalationState;
  readonly isSending: boolean;
  readonly conversationId: number;
  readonly customerName: string | null;
  readonly orderName: string | null;
  readonly orderCandidates: number;
  readonly value: string | null;
  readonly waitingSince: string | null;
  readonly dueAt: string | null;
  readonly backAt: string | null;
  readonly cue: { readonly severity: Severity; readonly sentence: string } | null;
  readonly lastWords: string | null;
  readonly ownerName: string | null;
}

export interface Queue {
  readonly rows: readonly QueueRow[];
  /** Cases of this view; more than `rows` when the list is cut. */
  readonly total: number;
  readonly renderedAt: string;
}
