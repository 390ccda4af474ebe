import { laterBy, MINUTE_MS } from "../instant.ts";
import type { Commitment, CommitmentKind, Template } from "./template.ts";

/** Something that a sent text promised, open until done. */
export interface Obligation {
  readonly kind: CommitmentKind | "refund_approval";
  readonly title: string;
  /** Null: no time of its own, it waits for the customer's choice or for a manager. */
  readonly dueAt: string | null;
}

/**
 * What approving this template's text makes us owe. A refund of or over the escalation threshold is owed a
 * manager's approval too. An edit does not lessen it: a promise reworded is still a promise.
 */
export function obligationsOf(
  template: Pick<Template, "commitments">,
  approval: {
    readonly approvedAt: string;
    readonly refundNeedsReview: boolean;
    readonly firstName: string | null;
  },
): readonly Obligation[] {
  return template.commitments.flatMap((commitment): Obligation[] => {
    const obligation = {
      kind: commitment.kind,
      title: titleOf(commitment.kind, approval.firstName),
      dueAt: dueAt(commitment, approval.approvedAt),
    };
    const needsApproval = commitment.kind === "refund_or_replacement" && approval.refundNeedsReview;
    if (!needsApproval) return [obligation];
    return [obligation, { kind: "refund_approval", title: "Refund approval", dueAt: null }];
  });
}

function dueAt(commitment: Commitment, approvedAt: string): string | null {
  return commitment.dueMinutes === null ? null : laterBy(approvedAt, commitment.dueMinutes * MINUTE_MS);
}

function titleOf(kind: CommitmentKind, firstName: string | null): string {
  if (kind === "carrier_enquiry") return "Carrier enquiry";
  if (kind === "refund_or_replacement") return "Refund or replacement";
  return firstName ? `Follow-up to ${firstName}` : "Follow-up";
}
