import type { Database } from "../../db.server.ts";
import { EMPTY_MEMORY, remember, type CueMemory } from "../../domain/cues/memory.ts";
import { laterBy } from "../../domain/instant.ts";
import type { Order } from "../../domain/order.ts";
import type { Actor } from "../../domain/person.ts";
import { UNDO_WINDOW_MS } from "../../domain/policy.ts";
import type { ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { ShopifyOrders, ShopifyResult } from "../../integrations/shopify/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Connection } from "../../lib/connection.ts";
import type { CaseWithDecisions } from "../../models/escalations.server.ts";
import { readOrderMemory, saveOrderMemory } from "../../models/order-memory.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { assessCase, type CaseAssessment } from "./assess-case.ts";
import { cuesOfOrder } from "./cues-of-order.ts";
import type {
  LastDecision,
  OrderCandidate,
  OrderSummary,
  Panel,
  Section,
  Thread,
  ThreadSection,
} from "./panel.ts";
import { orderOrSuggestions } from "./order-or-suggestions.server.ts";
import { findThread, readThread, type FoundThread, type ReadThread } from "./read-thread.server.ts";
import { replyOf } from "./reply-of.server.ts";
import { resolveCase, type PanelKey } from "./resolve-case.server.ts";
import { summarizeOrder } from "./summarize-order.ts";
import { timelineOf } from "./timeline-of.server.ts";
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
    const { order, suggested } = await orderOrSuggestions(deps.orders, recorded, linked);
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
  readonly known: CaseWithDecisions | null;
}

async function caseOf(deps: PanelDeps, conversationId: number): Promise<CaseWithDecisions | null> {
  return (await resolveCase(deps.database, deps, { conversationId })).known;
}

async function assemble(deps: PanelDeps, { order, suggested, found, known }: PanelParts): Promise<Panel> {
  const now = deps.clock.now();
  const value = order?.ok ? order.value : null;
  const judged = await judge(deps, { order: value, found, known, now });
  const messages = found.state === "read" ? found.read.messages : [];
  return {
    ...judged,
    order: orderSection(order, deps.shopDomain),
    orderCandidates: suggested,
    timeline: timelineOf({
      order: value,
      messages,
      known,
      isCut: found.state === "read" && found.read.hasOlder,
    }),
    lastDecision: known ? lastDecisionOf(known, deps.actor) : null,
    renderedAt: now.toISOString(),
  };
}

interface Judging extends Pick<PanelParts, "found" | "known"> {
  readonly order: Order | null;
  readonly now: Date;
}

/**
 * What the rules make of it. The one write of this page is here: what was seen and Shopify does not keep. It is one
 * statement, and only when something new was seen.
 */
async function judge(deps: PanelDeps, judging: Judging): Promise<Pick<Panel, "thread" | "cues" | "reply">> {
  const { order, now } = judging;
  if (!order) return sectionsOf(deps, judging, EMPTY_MEMORY);
  const key = { shopDomain: deps.shopDomain, world: deps.world, orderId: order.id };
  const memory = await readOrderMemory(deps.database, key);
  const sections = sectionsOf(deps, judging, memory);
  const seen = remember(memory, order, sections.cues, now.toISOString());
  await saveOrderMemory(deps.database, key, memory, seen);
  return sections;
}

function sectionsOf(
  deps: PanelDeps,
  { order, found, known, now }: Judging,
  memory: CueMemory,
): Pick<Panel, "thread" | "cues" | "reply"> {
  const { settings, actor } = deps;
  if (found.state !== "read") {
    const cues = cuesOfOrder({ order, messages: [], settings, memory, refund: null, now });
    return { thread: found, cues, reply: null };
  }
  const { conversation, messages } = found.read;
  const assessment = assessCase({ order, conversation, messages, settings, now, memory, reader: actor });
  const facts = {
    order,
    version: known?.version ?? 1,
    isSending: known !== null && known.pendingDecisionId !== null,
    lastMessageId: messages.at(-1)?.id ?? 0,
    now,
  };
  return {
    thread: threadSection(deps, found.read, assessment),
    cues: assessment.cues,
    reply: replyOf(deps, { ...facts, conversation, assessment }),
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
    chatwootSla: conversation.appliedSla,
    evidence: assessment.selection.evidence.map(({ messageId, start, end }) => ({ messageId, start, end })),
  };
  return { state: "linked", thread };
}

function lastDecisionOf(known: CaseWithDecisions, actor: Actor): LastDecision | null {
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
function undoUntil(decision: CaseWithDecisions["decisions"][number], actor: Actor): string | null {
  if (decision.delivery?.outcome !== "pending" || decision.operatorUserId !== actor.userId) return null;
  return laterBy(decision.decidedAt.toISOString(), UNDO_WINDOW_MS);
}
