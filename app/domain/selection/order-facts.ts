import { DAY_MS, latest, msBetween } from "../instant.ts";
import type { Order } from "../order.ts";
import { refundValue } from "../refund-value.ts";
import type { OrderFacts } from "./selection.ts";

export interface OrderFactsInput {
  readonly order: Order;
  /** The customer's unanswered messages. */
  readonly texts: readonly string[];
  readonly lineItemIds?: readonly string[];
  /** ISO 8601 instant. */
  readonly now: string;
}

/** What the selection may know of an order: amounts and dates, never its note, tags or names of people. */
export function orderFacts({ order, texts, lineItemIds, now }: OrderFactsInput): OrderFacts {
  return {
    name: order.name,
    refundValue: refundValue({ order, texts, ...(lineItemIds ? { lineItemIds } : {}) }),
    alreadyRefunded: order.totalRefunded,
    daysSinceDelivery: daysSinceDelivery(order, now),
  };
}

/** Whole days since the last delivery on record: a later parcel starts the return window anew. */
function daysSinceDelivery(order: Order, now: string): number | null {
  const deliveries = order.fulfillments.flatMap(({ deliveredAt }) => (deliveredAt ? [deliveredAt] : []));
  const last = latest(deliveries);
  return last === null ? null : Math.max(0, Math.floor(msBetween(last, now) / DAY_MS));
}
