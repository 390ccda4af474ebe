import type { DeliveryOutcome } from "../../domain/delivery.ts";

/** A decision as the list shows it. */
export interface DecisionRow {
  readonly id: number;
  readonly href: string;
  readonly decidedAt: string;
  readonly action: string;
  readonly orderName: string | null;
  readonly conversationId: number | null;
  readonly by: string;
  /** Null: the decision sends nothing. */
  readonly outcome: DeliveryOutcome | null;
  readonly mirror: { readonly status: string; readonly attempt: number } | null;
}

export interface DecisionList {
  readonly rows: readonly DecisionRow[];
  readonly isFirstPage: boolean;
  /** Where the next older page begins; null on the last. */
  readonly olderThan: number | null;
}
