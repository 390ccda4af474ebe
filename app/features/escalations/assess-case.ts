import { unanswered } from "../../domain/answers.ts";
import { computeCues } from "../../domain/cues/compute-cues.ts";
import type { Cue } from "../../domain/cues/cue.ts";
import { EMPTY_MEMORY } from "../../domain/cues/memory.ts";
import type { Order } from "../../domain/order.ts";
import { refundValue } from "../../domain/refund-value.ts";
import { orderFacts } from "../../domain/selection/order-facts.ts";
import { selectSuggestion } from "../../domain/selection/select-suggestion.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import { slaTimer, type SlaTimer } from "../../domain/sla.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import { renderTemplate } from "../../domain/templates/render.ts";
import type { Template, TemplateId } from "../../domain/templates/template.ts";
import { greetingName, variableValues } from "../../domain/templates/variables.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import { refundVerdict } from "../../domain/thresholds.ts";
import type { ShopSettings } from "../../models/shops.server.ts";

export interface CaseFacts {
  readonly order: Order | null;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly settings: ShopSettings;
  readonly now: Date;
}

/** What the rules make of a case: the same for the queue, the panel and the order page. */
export interface CaseAssessment {
  readonly timer: SlaTimer;
  readonly cues: readonly Cue[];
  readonly firstName: string | null;
  readonly selection: Selection;
  readonly suggested: TemplateId | null;
  readonly offers: readonly { readonly template: Template; readonly text: string }[];
  readonly refundNeedsReview: boolean;
}

export function assessCase(facts: CaseFacts): CaseAssessment {
  const { conversation, messages, settings, now } = facts;
  const timer = slaTimer({
    messages,
    thresholdMinutes: settings.policy.slaMinutes,
    now: now.toISOString(),
    chatwootWaitingSince: conversation.waitingSince,
  });
  const selection = select(facts);
  return {
    timer,
    cues: cuesOf(facts),
    firstName: greetingName(conversation.contact.name),
    selection,
    // Nobody waits, nothing is suggested; a person can still write.
    suggested: selection.kind === "template" && timer.state !== "not_waiting" ? selection.template : null,
    offers: offersFor(facts),
    refundNeedsReview: refundNeedsReview(facts, selection),
  };
}

function select({ order, conversation, messages, settings, now }: CaseFacts): Selection {
  const waiting = unanswered(messages);
  return selectSuggestion({
    messages: waiting.map(({ id, text }) => ({ id, text })),
    foreignLabels: conversation.labels,
    order: order && orderFacts({ order, texts: waiting.map(({ text }) => text), now: now.toISOString() }),
    otherCustomersOrderNames: [],
    policy: settings.policy,
    isAiEnabled: settings.aiEscalations,
  });
}

/** A promised refund at or over the escalation threshold goes to the review queue. */
function refundNeedsReview({ order, messages, settings }: CaseFacts, selection: Selection): boolean {
  if (!order || !selection.requestsRefund) return false;
  const { value } = refundValue({ order, texts: unanswered(messages).map(({ text }) => text) });
  if (!value) return true;
  return refundVerdict(value, order.totalRefunded, settings.policy).needsReview;
}

function cuesOf({ order, messages, settings, now }: CaseFacts): readonly Cue[] {
  if (!order) return [];
  return computeCues(order, {
    now: now.toISOString(),
    memory: EMPTY_MEMORY,
    messages,
    policy: settings.policy,
    refund: null,
    locale: "en-US",
  });
}

function offersFor({ order, conversation }: CaseFacts): { template: Template; text: string }[] {
  const values = variableValues({ contact: conversation.contact, order, locale: "en-US", timeZone: "UTC" });
  return Object.values<Template>(DEFAULT_TEMPLATES).flatMap((template) => {
    const text = renderTemplate(template, values);
    return text.ok ? [{ template, text: text.value }] : [];
  });
}
