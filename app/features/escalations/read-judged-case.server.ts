import type { PresentCue } from "../../domain/cues/cue.ts";
import { unanswered } from "../../domain/answers.ts";
import { factsOf } from "../../domain/guardrails/facts-of.ts";
import type { Facts } from "../../domain/guardrails/facts.ts";
import { mayManage, type Actor } from "../../domain/person.ts";
import { refundValue } from "../../domain/refund-value.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import { refundGrant, type RefundGrant } from "../../domain/thresholds.ts";
import type { Message } from "../../domain/thread.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { ShopifyOrders } from "../../integrations/shopify/port.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Connection } from "../../lib/connection.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { assessCase, type CaseFacts } from "./assess-case.ts";

export interface JudgedCaseDeps {
  readonly orders: ShopifyOrders;
  readonly chatwoot: Connection<ChatwootPort>;
  readonly clock: Clock;
  readonly settings: ShopSettings;
  readonly actor: Actor;
}

/** What a text of a case is judged by, as Shopify and Chatwoot have it now. */
export interface JudgedCase {
  readonly messages: readonly Message[];
  readonly facts: Facts;
  readonly grant: RefundGrant;
}

/** Null where either does not answer: a text cannot be judged then. */
export async function readJudgedCase(deps: JudgedCaseDeps, seen: SeenCase): Promise<JudgedCase | null> {
  if (!deps.chatwoot.isConnected) return null;
  const { port } = deps.chatwoot;
  try {
    const [order, { conversation }, { messages }] = await Promise.all([
      seen.orderId === null ? null : deps.orders.getOrder(seen.orderId),
      port.showConversation(seen.conversationId),
      port.listMessages(seen.conversationId),
    ]);
    if (order && !order.ok) return null;
    const { settings, clock } = deps;
    const facts = { order: order?.value ?? null, conversation, messages, settings, now: clock.now() };
    return judgedCaseOf(facts, deps.actor, seen);
  } catch (error) {
    if (error instanceof ChatwootError) return null;
    throw error;
  }
}

function judgedCaseOf(known: CaseFacts, actor: Actor, seen: SeenCase): JudgedCase {
  const { order, conversation, messages, settings, now } = known;
  const value = order && refundValue({ order, texts: unanswered(messages).map(({ text }) => text) });
  const facts = factsOf({
    now: now.toISOString(),
    timeZone: "UTC",
    shopCurrencyCode: settings.policy.refundEscalateAt.currencyCode,
    policy: settings.policy,
    order,
    otherOrderNames: [],
    contact: conversation.contact,
    cues: assessCase(known).cues.filter((cue): cue is PresentCue => cue.status === "present"),
    refundValue: value,
    template: seen.suggested && DEFAULT_TEMPLATES[seen.suggested],
    operatorName: actor.name,
  });
  return { messages, facts, grant: grantOf(known, actor, value?.value ?? null) };
}

function grantOf(
  { order, settings }: CaseFacts,
  actor: Actor,
  value: RefundGrant["impliedValue"],
): RefundGrant {
  if (!order) return { upTo: null, impliedValue: null };
  return refundGrant(mayManage(actor) ? "manager" : "operator", order, value, settings.policy);
}
