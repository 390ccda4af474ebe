import type { Database } from "../../db.server.ts";
import type { Order } from "../../domain/order.ts";
import type { Actor } from "../../domain/person.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { ShopifyOrders, ShopifyResult } from "../../integrations/shopify/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Connection } from "../../lib/connection.ts";
import { findCase, type CaseWithDecision } from "../../models/escalations.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { assessCase, type CaseAssessment } from "./assess-case.ts";
import { findConversations } from "./find-conversations.server.ts";
import type { LastDecision, OrderSummary, Panel, Section, Thread, ThreadSection } from "./panel.ts";
import { replyOf } from "./reply-of.server.ts";
import { summarizeOrder } from "./summarize-order.ts";
import { sentenceOfRefusal } from "./shopify-refusal-sentence.ts";

export interface PanelDeps {
  readonly database: Database;
  readonly orders: ShopifyOrders;
  readonly chatwoot: Connection<ChatwootPort>;
  readonly chatwootInbox: string | null;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly settings: ShopSettings;
  readonly actor: Actor;
  readonly shopDomain: string;
  readonly world: string;
}

export type PanelKey = { readonly orderId: string } | { readonly conversationId: number };

/** What was read of a conversation. */
export interface ReadThread {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly serverAt: string | null;
}

/**
 * Everything on the panel. A linked case costs one Shopify query and two Chatwoot calls, all at once;
 * either side may fail and the other still shows.
 */
export async function getPanel(deps: PanelDeps, key: PanelKey): Promise<Panel> {
  const known = await findCase(deps.database, deps, key);
  const orderId = "orderId" in key ? key.orderId : (known?.orderId ?? null);
  const conversationId = "conversationId" in key ? key.conversationId : (known?.conversationId ?? null);
  const [order, linked] = await Promise.all([
    orderId === null ? null : deps.orders.getOrder(orderId),
    conversationId === null ? null : readThread(deps, conversationId),
  ]);
  const found = linked ?? (order?.ok ? await findThread(deps, order.value) : { state: "none" as const });
  return assemble(deps, order, found, known);
}

type FoundThread = { state: "read"; read: ReadThread } | Exclude<ThreadSection, { state: "linked" }>;

async function readThread(deps: PanelDeps, conversationId: number): Promise<FoundThread> {
  if (!deps.chatwoot.isConnected) return { state: "failed", sentence: deps.chatwoot.remedy };
  const { port } = deps.chatwoot;
  try {
    const [reading, page] = await Promise.all([
      port.showConversation(conversationId),
      port.listMessages(conversationId),
    ]);
    return {
      state: "read",
      read: {
        conversation: reading.conversation,
        messages: page.messages,
        hasOlder: page.mayHaveMore,
        serverAt: reading.serverAt,
      },
    };
  } catch (error) {
    if (error instanceof ChatwootError) return { state: "failed", sentence: error.operatorText };
    throw error;
  }
}

async function findThread(deps: PanelDeps, order: Order): Promise<FoundThread> {
  if (!deps.chatwoot.isConnected) return { state: "failed", sentence: deps.chatwoot.remedy };
  try {
    const found = await findConversations(deps.chatwoot.port, order);
    if (found.state === "linked") return await readThread(deps, found.conversationId);
    return found;
  } catch (error) {
    if (error instanceof ChatwootError) return { state: "failed", sentence: error.operatorText };
    throw error;
  }
}

function assemble(
  deps: PanelDeps,
  order: ShopifyResult<Order> | null,
  found: FoundThread,
  known: CaseWithDecision | null,
): Panel {
  const now = deps.clock.now();
  const read = found.state === "read" ? found.read : null;
  const facts = { order: order?.ok ? order.value : null, settings: deps.settings, now };
  const assessment = read && assessCase({ ...facts, ...read });
  const replyFacts = read && {
    ...facts,
    conversation: read.conversation,
    lastMessageId: read.messages.at(-1)?.id ?? 0,
    version: known?.version ?? 1,
  };
  return {
    order: orderSection(order, deps.shopDomain),
    thread: found.state === "read" ? threadSection(deps, found.read, assessment) : found,
    cues: assessment?.cues ?? [],
    reply: replyFacts && assessment ? replyOf(deps, { ...replyFacts, assessment }) : null,
    lastDecision: known ? lastDecisionOf(known) : null,
    renderedAt: now.toISOString(),
  };
}

function orderSection(order: ShopifyResult<Order> | null, shopDomain: string): Section<OrderSummary> {
  if (!order) return { state: "failed", sentence: "No order is linked to this conversation yet." };
  if (!order.ok) return { state: "failed", sentence: sentenceOfRefusal(order.error) };
  return { state: "ready", value: summarizeOrder(order.value, shopDomain) };
}

function threadSection(deps: PanelDeps, read: ReadThread, assessment: CaseAssessment | null): ThreadSection {
  if (!assessment) return { state: "none" };
  const { conversation } = read;
  const thread: Thread = {
    conversationId: conversation.id,
    chatwootUrl: deps.chatwootInbox && `${deps.chatwootInbox}/${conversation.id}`,
    channel: conversation.channel.replace("Channel::", ""),
    contactName: conversation.contact.name,
    contactEmail: conversation.contact.email,
    messages: read.messages,
    hasOlder: read.hasOlder,
    timer: assessment.timer,
  };
  return { state: "linked", thread };
}

function lastDecisionOf(known: CaseWithDecision): LastDecision | null {
  const [decision] = known.decisions;
  if (!decision) return null;
  return {
    id: decision.id,
    action: decision.action,
    by: decision.operatorName,
    decidedAt: decision.decidedAt.toISOString(),
    outcome: decision.delivery?.outcome ?? null,
    explanation: decision.delivery?.explanation ?? null,
    mirrorStatus: decision.mirror?.status ?? null,
    mirrorAttempt: decision.mirror?.attempt ?? 0,
  };
}
