import type { Database } from "../../db.server.ts";
import type { Order } from "../../domain/order.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import type { OrderSummary, ShopifyOrders } from "../../integrations/shopify/port.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.server.ts";
import type { Escalation } from "../../models/escalations.server.ts";
import { findLink, keepFoundLink } from "../../models/links.server.ts";
import { findOrder } from "./find-order.server.ts";

export interface ReadOrderDeps {
  readonly database: Database;
  /** Null while the shop's access token is missing or refused. */
  readonly orders: ShopifyOrders | null;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly shopDomain: string;
  readonly world: string;
}

export interface LinkedOrder {
  readonly order: Order | null;
  readonly orderId: string | null;
  readonly orderName: string | null;
  readonly candidates: readonly OrderSummary[];
  /** Shopify could not be asked: what was known before stands. */
  readonly isUnknown: boolean;
}

const UNKNOWN: LinkedOrder = { order: null, orderId: null, orderName: null, candidates: [], isUnknown: true };

/** The order of a conversation: by our own record, else by the rules, which then becomes a record. */
export async function readLinkedOrder(
  deps: ReadOrderDeps,
  conversation: Conversation,
  messages: readonly Message[],
  row: Escalation | null,
): Promise<LinkedOrder> {
  if (!deps.orders) return UNKNOWN;
  const link = await findLink(deps.database, deps, { conversationId: conversation.id });
  const knownId = link?.orderId ?? row?.orderId ?? null;
  if (knownId) return readOrder(deps, deps.orders, { conversation, orderId: knownId, by: null });
  const found = await findOrder(deps.orders, conversation, messages);
  if (found.state === "unknown") return unknown(deps, conversation, found.refusal.kind);
  if (found.state === "suggested") {
    return { order: null, orderId: null, orderName: null, candidates: found.orders, isUnknown: false };
  }
  return readOrder(deps, deps.orders, { conversation, ...found });
}

async function readOrder(
  deps: ReadOrderDeps,
  orders: ShopifyOrders,
  { conversation, orderId, by }: { conversation: Conversation; orderId: string; by: string | null },
): Promise<LinkedOrder> {
  const answer = await orders.getOrder(orderId);
  if (!answer.ok) return unknown(deps, conversation, answer.error.kind);
  const order = answer.value;
  if (by) {
    const key = { shopDomain: deps.shopDomain, world: deps.world, conversationId: conversation.id };
    const linkedAt = deps.clock.now();
    await keepFoundLink(deps.database, key, { orderId, orderName: order.name, linkedBy: by, linkedAt });
  }
  return { order, orderId, orderName: order.name, candidates: [], isUnknown: false };
}

function unknown({ logger }: ReadOrderDeps, conversation: Conversation, kind: string): LinkedOrder {
  logger.warn({ conversationId: conversation.id, kind }, "the order of a conversation could not be read");
  return UNKNOWN;
}
