import { unanswered } from "../../domain/answers.ts";
import type { Cue } from "../../domain/cues/cue.ts";
import type { RefundInQuestion } from "../../domain/cues/rule.ts";
import type { Facts } from "../../domain/guardrails/facts.ts";
import type { Order } from "../../domain/order.ts";
import { refundValue } from "../../domain/refund-value.ts";
import { orderFacts } from "../../domain/selection/order-facts.ts";
import { selectSuggestion } from "../../domain/selection/select-suggestion.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import { slaTimer, type SlaTimer } from "../../domain/sla.ts";
import type { TemplateId } from "../../domain/templates/template.ts";
import { greetingName } from "../../domain/templates/variables.ts";
import type { Message } from "../../domain/thread.ts";
import { refundVerdict } from "../../domain/thresholds.ts";
import type { CaseFacts } from "./case-facts.ts";
import { factsOfCase, grantsOf, type Grants } from "./facts-of-case.ts";
import { offersFor, withoutUnsoundTemplate, type JudgedOffer } from "./offers-for.ts";
import { cuesOfOrder } from "./cues-of-order.ts";

/** What the rules make of a case: the same for the queue, the panel and the order page. */
export interface CaseAssessment {
  readonly timer: SlaTimer;
  readonly cues: readonly Cue[];
  readonly firstName: string | null;
  readonly selection: Selection;
  readonly suggested: TemplateId | null;
  readonly offers: readonly JudgedOffer[];
  /** What a text may state, before a template adds its promises. */
  readonly facts: Facts;
  readonly grants: Grants;
  /** The refund that the customer asks for; null where they ask for none, or no order is known. */
  readonly refund: RefundInQuestion | null;
  readonly refundNeedsReview: boolean;
}

export function assessCase(known: CaseFacts): CaseAssessment {
  const { order, conversation, messages, settings, now, memory } = known;
  const timer = slaTimer({
    messages,
    thresholdMinutes: settings.policy.slaMinutes,
    now: now.toISOString(),
    chatwootWaitingSince: conversation.waitingSince,
  });
  const waiting = unanswered(messages);
  const chosen = select(known, waiting);
  const refund = refundInQuestion(order, waiting, chosen);
  const cues = cuesOfOrder({ order, messages, settings, memory, refund, now });
  const facts = factsOfCase(known, waiting, cues);
  const grants = grantsOf(known, waiting);
  const offers = offersFor(known, { selection: chosen, facts, grants });
  const selection = withoutUnsoundTemplate(chosen, offers);
  return {
    timer,
    cues,
    firstName: greetingName(conversation.contact.name),
    selection,
    // Nobody waits, nothing is suggested; a person can still write.
    suggested: selection.kind === "template" && timer.state !== "not_waiting" ? selection.template : null,
    offers,
    facts,
    grants,
    refund,
    refundNeedsReview: refundNeedsReview(known, refund),
  };
}

function select({ order, conversation, settings, now }: CaseFacts, waiting: readonly Message[]): Selection {
  return selectSuggestion({
    messages: waiting.map(({ id, text }) => ({ id, text })),
    foreignLabels: conversation.labels,
    order: order && orderFacts({ order, texts: waiting.map(({ text }) => text), now: now.toISOString() }),
    otherCustomersOrderNames: [],
    policy: settings.policy,
    isAiEnabled: settings.aiEscalations,
  });
}

/** Asked for in the message whose words say so; where no words are on record, in the oldest that waits. */
function refundInQuestion(
  order: Order | null,
  waiting: readonly Message[],
  { requestsRefund, evidence }: Selection,
): RefundInQuestion | null {
  if (!order || !requestsRefund) return null;
  const words = evidence.find(({ rule }) => rule.startsWith("refund."));
  const asking = waiting.find(({ id }) => id === words?.messageId) ?? waiting[0];
  if (!asking) return null;
  const value = refundValue({ order, texts: waiting.map(({ text }) => text) });
  return { value, messageId: asking.id, askedAt: asking.createdAt };
}

/** A promised refund at or over the escalation threshold goes to the review queue. */
function refundNeedsReview({ order, settings }: CaseFacts, refund: RefundInQuestion | null): boolean {
  if (!order || !refund) return false;
  if (!refund.value.value) return true;
  return refundVerdict(refund.value.value, order.totalRefunded, settings.policy).needsReview;
}
