import { isFromCustomer } from "../../domain/answers.ts";
import { chooseOrder, orderIdOfAttributes, possibleOrderNames } from "../../domain/linking.ts";
import { ok } from "../../domain/result.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import type {
  OrderSummary,
  ShopifyOrders,
  ShopifyRefusal,
  ShopifyResult,
} from "../../integrations/shopify/port.ts";

export type FoundOrder =
  | { readonly state: "linked"; readonly orderId: string; readonly by: "custom_attribute" | "email" }
  /** For a person to confirm; may be none. */
  | { readonly state: "suggested"; readonly orders: readonly OrderSummary[] }
  | { readonly state: "unknown"; readonly refusal: ShopifyRefusal };

/** A customer names one order, seldom two; more is a list that nobody should look up. */
const LOOKED_UP_NAMES = 3;

/**
 * The order that a conversation without a link is about. An e-mail address proves whose orders they are; an order
 * name alone does not, for anybody can write one, so that it only suggests.
 */
export async function findOrder(
  orders: ShopifyOrders,
  conversation: Conversation,
  messages: readonly Message[],
): Promise<FoundOrder> {
  const explicit = orderIdOfAttributes(conversation.customAttributes);
  if (explicit) return { state: "linked", orderId: explicit, by: "custom_attribute" };
  const text = messages
    .filter(isFromCustomer)
    .map((message) => message.text)
    .join("\n");
  const own = await ordersOf(orders, conversation.contact.email);
  if (!own.ok) return { state: "unknown", refusal: own.error };
  const verdict = chooseOrder(own.value, text);
  if (verdict.state === "linked") return { state: "linked", orderId: verdict.order.id, by: "email" };
  if (verdict.orders.length > 0) return verdict;
  return suggestNamed(orders, text);
}

async function ordersOf(
  orders: ShopifyOrders,
  email: string | null,
): Promise<ShopifyResult<readonly OrderSummary[]>> {
  return email ? orders.searchOrders({ email }) : ok([]);
}

async function suggestNamed(orders: ShopifyOrders, text: string): Promise<FoundOrder> {
  const names = possibleOrderNames(text).slice(0, LOOKED_UP_NAMES);
  const answers = await Promise.all(names.map((name) => orders.searchOrders({ name })));
  const found: OrderSummary[] = [];
  for (const answer of answers) {
    if (!answer.ok) return { state: "unknown", refusal: answer.error };
    found.push(...answer.value);
  }
  return { state: "suggested", orders: found };
}
