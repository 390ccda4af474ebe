import type { Order } from "../../domain/order.ts";
import { err } from "../../domain/result.ts";
import type { ShopifyOrders, ShopifyResult } from "../../integrations/shopify/port.ts";
import { findOrder, type FoundOrder } from "./find-order.server.ts";
import type { OrderCandidate } from "./panel.ts";
import type { FoundThread } from "./read-thread.server.ts";

interface KnownOrder {
  readonly order: ShopifyResult<Order> | null;
  readonly suggested: readonly OrderCandidate[] | null;
}

/** A conversation without an order of record: the one that the rules are sure of, else those to confirm. */
export async function orderOrSuggestions(
  orders: ShopifyOrders,
  recorded: ShopifyResult<Order> | null,
  found: FoundThread,
): Promise<KnownOrder> {
  if (recorded || found.state !== "read") return { order: recorded, suggested: null };
  const { conversation, messages } = found.read;
  const candidate = await findOrder(orders, conversation, messages);
  if (candidate.state === "linked") {
    return { order: await orders.getOrder(candidate.orderId), suggested: null };
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
