import type { Cue } from "../../domain/cues/cue.ts";
import type { DeliveryOutcome } from "../../domain/delivery.ts";
import type { Facts } from "../../domain/guardrails/facts.ts";
import type { Money } from "../../domain/money.ts";
import type { Fulfillment } from "../../domain/order.ts";
import type { SlaTimer } from "../../domain/sla.ts";
import type { Span } from "../../domain/span.ts";
import type { Template, TemplateId } from "../../domain/templates/template.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import type { RefundGrant } from "../../domain/thresholds.ts";
import type { TimelineEntry } from "../../domain/timeline.ts";

/** A part of the panel that one vendor answers for: it fails by itself, and says what to do. */
export type Section<T> =
  { readonly state: "ready"; readonly value: T } | { readonly state: "failed"; readonly sentence: string };

export interface OrderSummary {
  readonly id: string;
  readonly legacyId: string;
  readonly name: string;
  readonly customerName: string | null;
  readonly total: Money;
  readonly itemCount: number;
  readonly placedAt: string;
  readonly financialStatus: string | null;
  readonly fulfillmentStatus: string;
  readonly shipments: readonly Fulfillment[];
  readonly adminUrl: string;
}

export type ThreadSection =
  | { readonly state: "linked"; readonly thread: Thread }
  /** Nothing was linked, and these could be meant: a person chooses. */
  | { readonly state: "choose"; readonly candidates: readonly ConversationCandidate[] }
  | { readonly state: "none" }
  | { readonly state: "failed"; readonly sentence: string };

export interface Thread {
  readonly conversationId: number;
  readonly chatwootUrl: string | null;
  readonly channel: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly timer: SlaTimer;
  /** The policy that Chatwoot itself applies, beside ours; null where it has none. */
  readonly chatwootSla: Conversation["appliedSla"];
  /** The customer's words behind the selection. */
  readonly evidence: readonly MarkedWords[];
}

/** A stretch of one message's text. */
export interface MarkedWords extends Span {
  readonly messageId: number;
}

export interface ConversationCandidate {
  readonly conversationId: number;
  readonly contactName: string | null;
  readonly why: string;
  readonly lastActivityAt: string | null;
}

/** An order that a conversation may be about: a person confirms it. */
export interface OrderCandidate {
  readonly orderId: string;
  readonly orderName: string;
  readonly customerName: string | null;
  readonly total: Money;
  readonly fulfillmentStatus: string;
  readonly placedAt: string;
}

export interface Reply {
  /** What was on screen, signed: it comes back with the approval. */
  readonly seen: string;
  /** Null when nothing is suggested: an abstention, or AI suggestions are off. */
  readonly suggested: TemplateId | null;
  readonly offers: readonly Offer[];
  /** Templates whose text this person may not send here, with why. */
  readonly withheld: readonly { readonly title: string; readonly because: string }[];
  /** What a text is judged by as it is typed; the server judges it again by the same. */
  readonly facts: Facts;
  readonly grant: RefundGrant;
  /** The refund that the customer asks for, and which of the rules gave its value. */
  readonly refund: { readonly value: Money | null; readonly basis: string } | null;
  readonly isAiOff: boolean;
  /** Why this text, or why none is suggested. */
  readonly reasons: readonly string[];
  /** Null when a reply can be approved. */
  readonly blockedBecause: string | null;
}

/** One template as it would read for this case, and what approving it would owe. */
export interface Offer extends Pick<Template, "title" | "commitments" | "premises"> {
  readonly template: TemplateId;
  readonly version: number;
  readonly text: string;
  /** Why it is sent only with a typed reason; null where no rule speaks against it. */
  readonly against: string | null;
  readonly promises: readonly { readonly title: string; readonly dueAt: string | null }[];
}

export interface LastDecision {
  readonly id: number;
  readonly action: string;
  readonly by: string;
  readonly decidedAt: string;
  readonly outcome: DeliveryOutcome | null;
  readonly explanation: string | null;
  readonly mirrorStatus: string | null;
  readonly mirrorAttempt: number;
  /** Until then the acting person can take their own approval back; null when there is nothing to undo. */
  readonly undoUntil: string | null;
}

/** The newest entries of a story that may go further back than what was read. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  readonly total: number;
  readonly isComplete: boolean;
}

export interface Panel {
  readonly order: Section<OrderSummary>;
  readonly thread: ThreadSection;
  /** For a conversation without an order; null where one is linked. */
  readonly orderCandidates: readonly OrderCandidate[] | null;
  readonly cues: readonly Cue[];
  readonly reply: Reply | null;
  readonly timeline: Timeline;
  readonly lastDecision: LastDecision | null;
  readonly renderedAt: string;
}
