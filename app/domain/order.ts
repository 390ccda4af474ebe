import type { Money } from "./money.ts";

/** The parts of an order that Shopify may withhold (scope, protected customer data) or that we cut. */
export type OrderPart =
  | "customer"
  | "disputes"
  | "events"
  | "fulfillmentOrders"
  | "fulfillments"
  | "lineItems"
  | "refunds"
  | "returns";

/**
 * One order as Shopify recorded it, in domain types. Times are ISO 8601 instants; ids are Shopify GIDs.
 * `unavailable` parts are unknown, which is not the same as empty; `truncated` parts hold only the first rows.
 */
export interface Order {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly processedAt: string;
  readonly updatedAt: string;
  readonly cancelledAt: string | null;
  readonly closedAt: string | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly financialStatus: string | null;
  readonly fulfillmentStatus: string;
  readonly returnStatus: string | null;
  readonly presentmentCurrencyCode: string;
  readonly total: Money;
  readonly totalPresentment: Money;
  readonly totalReceived: Money;
  readonly totalRefunded: Money;
  readonly customer: OrderCustomer | null;
  readonly lineItems: readonly LineItem[];
  readonly fulfillments: readonly Fulfillment[];
  readonly fulfillmentOrders: readonly FulfillmentOrder[];
  readonly returns: readonly OrderReturn[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly events: readonly OrderEvent[];
  readonly unavailable: readonly OrderPart[];
  readonly truncated: readonly OrderPart[];
}

export interface OrderCustomer {
  readonly id: string | null;
  readonly firstName: string | null;
  readonly displayName: string | null;
  /** The order's own address first, then the customer's: they may differ. */
  readonly emails: readonly string[];
  readonly phone: string | null;
}

export interface LineItem {
  readonly id: string;
  readonly title: string;
  readonly currentQuantity: number;
  readonly unfulfilledQuantity: number;
  readonly refundableQuantity: number;
  readonly unitPrice: Money;
}

export interface Fulfillment {
  readonly id: string;
  readonly name: string;
  /** SUCCESS, CANCELLED, ERROR, FAILURE. */
  readonly status: string;
  readonly displayStatus: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly inTransitAt: string | null;
  readonly deliveredAt: string | null;
  readonly estimatedDeliveryAt: string | null;
  readonly requiresShipping: boolean;
  readonly totalQuantity: number;
  readonly tracking: readonly Tracking[];
  readonly events: readonly FulfillmentEvent[];
}

export interface Tracking {
  readonly company: string | null;
  readonly number: string | null;
  readonly url: string | null;
}

export interface FulfillmentEvent {
  readonly id: string;
  readonly status: string;
  /** When it happened at the carrier; `createdAt` is when Shopify recorded it. */
  readonly happenedAt: string;
  readonly createdAt: string;
  readonly estimatedDeliveryAt: string | null;
  readonly message: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly country: string | null;
}

export interface FulfillmentOrder {
  readonly id: string;
  readonly status: string;
  readonly requestStatus: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly fulfillAt: string | null;
  readonly fulfillBy: string | null;
  readonly maxDeliveryAt: string | null;
  readonly holds: readonly FulfillmentHold[];
}

export interface FulfillmentHold {
  readonly id: string;
  readonly reason: string;
  readonly displayReason: string;
  readonly reasonNotes: string | null;
  readonly handle: string | null;
}

export interface OrderReturn {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: string;
  readonly totalQuantity: number;
  readonly reasons: readonly string[];
}

export interface Refund {
  readonly id: string;
  readonly createdAt: string;
  readonly note: string | null;
  readonly total: Money;
}

export interface Dispute {
  readonly id: string;
  readonly status: string;
  readonly initiatedAs: string;
}

export interface OrderEvent {
  readonly id: string;
  readonly action: string;
  readonly createdAt: string;
  /** Plain text: Shopify's HTML is stripped at the boundary. */
  readonly message: string;
  readonly criticalAlert: boolean;
  readonly appTitle: string | null;
}
