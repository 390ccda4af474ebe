import { unanswered } from "../../domain/answers.ts";
import { computeCues } from "../../domain/cues/compute-cues.ts";
import type { Cue } from "../../domain/cues/cue.ts";
import { EMPTY_MEMORY } from "../../domain/cues/memory.ts";
import type { Order } from "../../domain/order.ts";
import { slaTimer, type SlaTimer } from "../../domain/sla.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import { renderTemplate } from "../../domain/templates/render.ts";
import type { Template, TemplateId } from "../../domain/templates/template.ts";
import { greetingName, variableValues } from "../../domain/templates/variables.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
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
  readonly suggested: TemplateId | null;
  readonly offers: readonly { readonly template: Template; readonly text: string }[];
  readonly reasons: readonly string[];
  readonly selectionRecord: Readonly<Record<string, string | number | null>>;
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
  const selected = select(unanswered(messages));
  return {
    timer,
    cues: cuesOf(facts),
    firstName: greetingName(conversation.contact.name),
    suggested: settings.aiEscalations ? selected.template : null,
    offers: offersFor(facts),
    reasons: settings.aiEscalations
      ? [selected.reason]
      : ["AI suggestions are off: pick a template by hand."],
    selectionRecord: { template: selected.template },
    refundNeedsReview: false,
  };
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

const REFUND = /\b(refund|replace(ment)?|damaged|broken|faulty)\b/i;
const SHIPPING = /\b(transit|tracking|shipped|deliver(y|ed)|parcel|package|where is)\b/i;

function select(messages: readonly Message[]): { template: TemplateId; reason: string } {
  const text = messages.map((message) => message.text).join("\n");
  const refund = REFUND.exec(text)?.[0];
  if (refund) return { template: "refund_offer", reason: `The customer wrote “${refund}”.` };
  const shipping = SHIPPING.exec(text)?.[0];
  if (shipping) return { template: "ship_update", reason: `The customer wrote “${shipping}”.` };
  return { template: "ack_delay", reason: "Nothing in the message points to a more specific reply." };
}
