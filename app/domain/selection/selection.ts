import type { Money } from "../money.ts";
import type { Policy } from "../policy.ts";
import type { RefundValue } from "../refund-value.ts";
import type { TemplateId } from "../templates/template.ts";
import type { AbstainReason, GuardReason } from "./abstain-reasons.ts";

export type Strength = "strong" | "weak" | "none";

/** A customer's message as the selection reads it. */
export interface IncomingText {
  readonly id: number;
  readonly text: string;
}

/** What is known about the order in question. Facts supply amounts and abstentions; they never choose a template. */
export interface OrderFacts {
  readonly name: string;
  readonly refundValue: RefundValue;
  readonly alreadyRefunded: Money;
  /** Whole days since the last delivery was recorded; null when none is or it is not known. */
  readonly daysSinceDelivery: number | null;
}

export interface SelectionInput {
  /** The customer's messages since the last answer by a person, oldest first. */
  readonly messages: readonly IncomingText[];
  /** Labels of the conversation that this app did not set: they only break ties. */
  readonly foreignLabels: readonly string[];
  /** Null while the conversation is linked to no order. */
  readonly order: OrderFacts | null;
  /** Names of orders that were looked up and belong to somebody else. */
  readonly otherCustomersOrderNames: readonly string[];
  readonly policy: Pick<Policy, "refundEscalateAt" | "refundManagerOver" | "returnWindowDays">;
  readonly isAiEnabled: boolean;
}

/** The customer's own words behind a reason. `start` and `end` are UTF-16 offsets in that message. */
export interface Evidence {
  readonly messageId: number;
  readonly start: number;
  readonly end: number;
  /** The words, card numbers masked. */
  readonly text: string;
  readonly rule: string;
}

/** An abstain rule that matched. */
export interface Finding {
  readonly reason: GuardReason;
  /** A sentence for the operator. */
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
}

interface SelectionBase {
  /** The customer asks for a refund, return or replacement: opens an escalation. */
  readonly requestsRefund: boolean;
  /** Readable sentences, the deciding one first. */
  readonly reasons: readonly string[];
  readonly evidence: readonly Evidence[];
}

export interface TemplateSelection extends SelectionBase {
  readonly kind: "template";
  readonly template: TemplateId;
  /** How plainly the message speaks for it. */
  readonly strength: Strength;
  /** Share of the measured messages with the same kind of evidence for which this choice was right, 0 to 1. */
  readonly score: number;
  readonly flags: readonly SelectionFlag[];
}

/** `multi_intent`: asks for a refund and after the shipment; `no_evidence`: the fallback, nothing matched. */
export type SelectionFlag = "multi_intent" | "no_evidence";

export interface Abstention extends SelectionBase {
  readonly kind: "abstain";
  readonly reason: AbstainReason;
  /** Every abstain rule that matched, in the order of authority; with AI off they are known all the same. */
  readonly findings: readonly Finding[];
  /** An out-of-policy request, whose main action is "Escalate to manager"; null where there is none. */
  readonly policyRequest: "refund_over_threshold" | "policy_exception" | null;
}

export type Selection = TemplateSelection | Abstention;
