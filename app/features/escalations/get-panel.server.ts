import type { Database } from "../../db.server.ts";
import { laterBy } from "../../domain/instant.ts";
import type { Order } from "../../domain/order.ts";
import type { Actor } from "../../domain/person.ts";
import { err } from "../../domain/result.ts";
import { UNDO_WINDOW_MS } from "../../domain/policy.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { ShopifyOrders, ShopifyResult } from "../../integrations/shopify/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Connection } from "../../lib/connection.ts";
import type { CaseWithDecision } from "../../models/escalations.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { assessCase, type CaseAssessment } from "./assess-case.ts";
import { findConversations } from "./find-conversations.server.ts";
import { findOrder, type FoundOrder } from "./find-order.server.ts";
import type {
  LastDecision,
  OrderCandidate,
  OrderSummary,
  Panel,
  Section,
  Thread,
  ThreadSection,
} from "./panel.ts";
import { replyOf } from "./reply-of.server.ts";
import { resolveCase, type PanelKey } from "./resolve-case.server.ts";
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
  const { known, orderId, conversationId } = await resolveCase(deps.database, deps, key);
  const [recorded, linked] = await Promise.all([
    orderId === null ? null : deps.orders.getOrder(orderId),
    conversationId === null ? null : readThread(deps, conversationId),
  ]);
  if (linked) {
    const { order, suggested } = await orderOrSuggestions(deps, recorded, linked);
    return assemble(deps, { order, suggested, found: linked, known });
  }
  const found = recorded?.ok ? await findThread(deps, recorded.value) : { state: "none" as const };
  const knownNow = found.state === "read" ? await caseOf(deps, found.read.conversation.id) : known;
  return assemble(deps, { order: recorded, suggested: null, found, known: knownNow });
}

interface PanelParts {
  readonly order: ShopifyResult<Order> | null;
  readonly suggested: readonly OrderCandidate[] | null;
  readonly found: FoundThread;
  readonly known: CaseWithDecision | null;
}

async function caseOf(deps: PanelDeps, conversationId: number): Promise<CaseWithDecision | null> {
  return (await resolveCase(deps.database, deps, { conversationId })).known;
}

/** A conversation without an order of record: the one that the rules are sure of, else those to confirm. */
async function orderOrSuggestions(
  deps: PanelDeps,
  recorded: ShopifyResult<Order> | null,
  found: FoundThread,
): Promise<Pick<PanelParts, "order" | "suggested">> {
  if (recorded || found.state !== "read") return { order: recorded, suggested: null };
  const { conversation, messages } = found.read;
  const candidate = await findOrder(deps.orders, conversation, messages);
  if (candidate.state === "linked") {
    return { order: await deps.orders.getOrder(candidate.orderId), suggested: null };
  }
  if (candidate.state === "unknown") return { order: err(candidate.refusal), suggested: null };
  return { order: null, suggested: candidatesOf(candidate) };
}

function candidatesOf({ orders }: Extract<FoundOrder, { state: "suggested" }>): OrderCandidate[] {
  return orders.map((order) => ({
    orderId: order.id,
    orderName: order.name,
    customerName: order.customerName,
    total: order.total,
    fulfillmentStatus: order.fulfillmentStatus,
    placedAt: order.createdAt,
  }));
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
    if (found.state !== "linked") return found;
    const { conversationId } = found;
    const own = await resolveCase(deps.database, deps, { conversationId });
    if (own.orderId === null || own.orderId === order.id) return await readThread(deps, conversationId);
    const why = `Linked to ${own.known?.orderName ?? "another order"}`;
    return {
      state: "choose",
      candidates: [{ conversationId, contactName: null, why, lastActivityAt: null }],
    };
  } catch (error) {
    if (error instanceof ChatwootError) return { state: "failed", sentence: error.operatorText };
    throw error;
  }
}

function assemble(deps: PanelDeps, { order, suggested, found, known }: PanelParts): Panel {
  const now = deps.clock.now();
  const facts = {
    order: order?.ok ? order.value : null,
    version: known?.version ?? 1,
    isSending: known !== null && known.pendingDecisionId !== null,
    now,
  };
  const sections =
    found.state === "read"
      ? sectionsOfThread(deps, found.read, facts)
      : { thread: found, cues: [], reply: null };
  return {
    ...sections,
    order: orderSection(order, deps.shopDomain),
    orderCandidates: suggested,
    lastDecision: known ? lastDecisionOf(known, deps.actor) : null,
    renderedAt: now.toISOString(),
  };
}

function sectionsOfThread(
  deps: PanelDeps,
  read: ReadThread,
  facts: { readonly order: Order | null; version: number; isSending: boolean; now: Date },
): Pick<Panel, "thread" | "cues" | "reply"> {
  const assessment = assessCase({ ...facts, ...read, settings: deps.settings });
  const lastMessageId = read.messages.at(-1)?.id ?? 0;
  return {
    thread: threadSection(deps, read, assessment),
    cues: assessment.cues,
    reply: replyOf(deps, { ...facts, conversation: read.conversation, lastMessageId, assessment }),
  };
}

function orderSection(order: ShopifyResult<Order> | null, shopDomain: string): Section<OrderSummary> {
  if (!order) return { state: "failed", sentence: "No order is linked to this conversation yet." };
  if (!order.ok) return { state: "failed", sentence: sentenceOfRefusal(order.error) };
  return { state: "ready", value: summarizeOrder(order.value, shopDomain) };
}

function threadSection(deps: PanelDeps, read: ReadThread, assessment: CaseAssessment): ThreadSection {
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

function lastDecisionOf(known: CaseWithDecision, actor: Actor): LastDecision | null {
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
    undoUntil: undoUntil(decision, actor),
  };
}

/** Only one's own approval, and only while nothing has left. */
function undoUntil(decision: CaseWithDecision["decisions"][number], actor: Actor): string | null {
  if (decision.delivery?.outcome !== "pending" || decision.operatorUserId !== actor.userId) return null;
  return laterBy(decision.decidedAt.toISOString(), UNDO_WINDOW_MS);
}
