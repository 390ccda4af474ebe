import type { Fulfillment, FulfillmentEvent, FulfillmentOrder, LineItem, Order } from "./order.ts";
import type { Message } from "./thread.ts";

/** Plain, quiet records of invented people, for tests and seeds: nothing about them raises a cue. */

export function aMessage(overrides: Partial<Message> = {}): Message {
  return {
    id: 48211,
    kind: "incoming",
    author: "customer",
    authorName: "Alex Rivera",
    text: "Hello",
    isPrivate: false,
    isAutomated: false,
    createdAt: "2026-11-23T14:28:00Z",
    status: "sent",
    attachments: [],
    sendKey: null,
    ...overrides,
  };
}

export function anAnswer(overrides: Partial<Message> = {}): Message {
  return aMessage({ kind: "outgoing", author: "person", authorName: "Priya Shah", ...overrides });
}

export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    id: "gid://shopify/Order/1045",
    name: "#EVR-1045",
    createdAt: "2026-11-22T01:12:00Z",
    processedAt: "2026-11-22T01:12:00Z",
    updatedAt: "2026-11-22T21:42:00Z",
    cancelledAt: null,
    closedAt: null,
    tags: [],
    note: null,
    financialStatus: "PAID",
    fulfillmentStatus: "FULFILLED",
    returnStatus: "NO_RETURN",
    presentmentCurrencyCode: "USD",
    total: { amountMinor: 14800, currencyCode: "USD" },
    totalPresentment: { amountMinor: 14800, currencyCode: "USD" },
    totalReceived: { amountMinor: 14800, currencyCode: "USD" },
    totalRefunded: { amountMinor: 0, currencyCode: "USD" },
    customer: {
      id: "gid://shopify/Customer/77",
      firstName: "Alex",
      displayName: "Alex Rivera",
      emails: ["a.rivera@example.com"],
      phone: null,
    },
    lineItems: [aLineItem()],
    fulfillments: [],
    fulfillmentOrders: [],
    returns: [],
    refunds: [],
    disputes: [],
    events: [],
    unavailable: [],
    truncated: [],
    ...overrides,
  };
}

export function aLineItem(overrides: Partial<LineItem> = {}): LineItem {
  return {
    id: "gid://shopify/LineItem/1",
    title: "Trail jacket",
    currentQuantity: 1,
    unfulfilledQuantity: 0,
    refundableQuantity: 1,
    unitPrice: { amountMinor: 14800, currencyCode: "USD" },
    ...overrides,
  };
}

export function aFulfillment(overrides: Partial<Fulfillment> = {}): Fulfillment {
  return {
    id: "gid://shopify/Fulfillment/9",
    name: "#EVR-1045-F1",
    status: "SUCCESS",
    displayStatus: "IN_TRANSIT",
    createdAt: "2026-11-22T21:40:00Z",
    updatedAt: "2026-11-22T21:42:00Z",
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    requiresShipping: true,
    totalQuantity: 1,
    tracking: [{ company: "UPS", number: "1Z84F2E03944710266", url: "https://www.ups.com/track?n=1" }],
    events: [],
    ...overrides,
  };
}

export function aFulfillmentEvent(overrides: Partial<FulfillmentEvent> = {}): FulfillmentEvent {
  const happenedAt = overrides.happenedAt ?? "2026-11-22T21:42:00Z";
  return {
    id: "gid://shopify/FulfillmentEvent/5520841",
    status: "IN_TRANSIT",
    happenedAt,
    createdAt: happenedAt,
    estimatedDeliveryAt: null,
    message: null,
    city: null,
    province: null,
    country: null,
    ...overrides,
  };
}

export function aFulfillmentOrder(overrides: Partial<FulfillmentOrder> = {}): FulfillmentOrder {
  return {
    id: "gid://shopify/FulfillmentOrder/3",
    status: "CLOSED",
    requestStatus: "UNSUBMITTED",
    createdAt: "2026-11-22T01:12:00Z",
    updatedAt: "2026-11-22T01:12:00Z",
    fulfillAt: null,
    fulfillBy: null,
    maxDeliveryAt: null,
    holds: [],
    ...overrides,
  };
}
