import type { Money } from "../../domain/money.ts";
import type { Order } from "../../domain/order.ts";
import type { Result } from "../../domain/result.ts";

/** What the app asks of a shop's Admin API. Every answer comes within one deadline over the whole exchange. */
export interface ShopifyOrders {
  /**
   * One order by its GID. Parts that Shopify withheld are in `Order.unavailable`, cut lists in `Order.truncated`.
   * Errors: every `ShopifyRefusal`.
   */
  getOrder(orderGid: string): Promise<ShopifyResult<Order>>;
  /**
   * Newest orders with exactly this e-mail address (case ignored) or exactly this name ("#EVR-1045"), at most 10.
   * Errors: every `ShopifyRefusal` but the two not-found ones; nothing found is an empty list.
   */
  searchOrders(search: OrderSearch): Promise<ShopifyResult<readonly OrderSummary[]>>;
}

export type OrderSearch = { readonly email: string } | { readonly name: string };

export type ShopifyResult<T> = Result<T, ShopifyRefusal>;

export type ShopifyRefusal =
  /** All orders are visible to the app, and this one does not exist. */
  | { readonly kind: "notFound" }
  /** Deleted, or older than the 60 days that an app without `read_all_orders` sees: Shopify does not say which. */
  | { readonly kind: "notFoundWithin60Days" }
  | { readonly kind: "throttled"; readonly retryAfterMs: number }
  /** The access token is no longer accepted: somebody has to open the app in the Admin. */
  | { readonly kind: "unauthorized" }
  /** A scope or an approval for protected customer data is missing; `message` is Shopify's own sentence. */
  | { readonly kind: "notPermitted"; readonly message: string }
  | {
      readonly kind: "unavailable";
      readonly reason: "timeout" | "network" | "server" | "unreadable";
      /** For the log: never shown, carries no customer data. */
      readonly detail: string;
    };

/** Enough of an order to let a person confirm that a conversation is about it. */
export interface OrderSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly email: string | null;
  readonly customerName: string | null;
  readonly fulfillmentStatus: string;
  readonly total: Money;
}
