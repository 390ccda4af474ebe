import type { Order, OrderCustomer, OrderPart } from "../../domain/order.ts";
import { plainText } from "./plain-text.ts";
import { REFUNDS_SHOWN } from "./queries.ts";
import type { PanelOrder } from "./schema.ts";

/** Shopify's order as the domain's: `unavailable` names the parts that were withheld, at least in part. */
export function mapOrder(order: PanelOrder, unavailable: readonly OrderPart[]): Order {
  return {
    id: order.id,
    name: order.name,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    closedAt: order.closedAt,
    tags: order.tags,
    note: order.note,
    financialStatus: order.displayFinancialStatus,
    fulfillmentStatus: order.displayFulfillmentStatus,
    returnStatus: order.returnStatus ?? null,
    presentmentCurrencyCode: order.presentmentCurrencyCode,
    total: order.currentTotalPriceSet.shopMoney,
    totalPresentment: order.currentTotalPriceSet.presentmentMoney,
    totalReceived: order.totalReceivedSet,
    totalRefunded: order.totalRefundedSet,
    customer: mapCustomer(order),
    lineItems: mapLineItems(order),
    fulfillments: mapFulfillments(order),
    fulfillmentOrders: mapFulfillmentOrders(order),
    returns: mapReturns(order),
    refunds: mapRefunds(order),
    disputes: order.disputes ?? [],
    events: (order.events?.nodes ?? []).map((event) => ({ ...event, message: plainText(event.message) })),
    unavailable,
    truncated: truncatedParts(order),
  };
}

function mapCustomer(order: PanelOrder): OrderCustomer | null {
  const contact = { emails: emailsOf(order), phone: phoneOf(order) };
  if (order.customer) {
    const { id, firstName, displayName } = order.customer;
    return { id, firstName, displayName, ...contact };
  }
  if (contact.emails.length === 0 && contact.phone === null) return null;
  return { id: null, firstName: null, displayName: null, ...contact };
}

function emailsOf({ email, customer }: PanelOrder): string[] {
  const emails = [email, customer?.defaultEmailAddress?.emailAddress].filter(
    (text) => typeof text === "string",
  );
  return emails.filter((text, index) => emails.findIndex((other) => isSameEmail(text, other)) === index);
}

function isSameEmail(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function phoneOf({ phone, customer }: PanelOrder): string | null {
  return phone ?? customer?.defaultPhoneNumber?.phoneNumber ?? null;
}

function mapLineItems(order: PanelOrder): Order["lineItems"] {
  return (order.lineItems?.nodes ?? []).map(({ discountedUnitPriceAfterAllDiscountsSet, ...item }) => ({
    ...item,
    unitPrice: discountedUnitPriceAfterAllDiscountsSet,
  }));
}

function mapFulfillments(order: PanelOrder): Order["fulfillments"] {
  return (order.fulfillments ?? []).map(({ trackingInfo, events, ...fulfillment }) => ({
    ...fulfillment,
    tracking: trackingInfo,
    events: events.nodes,
  }));
}

function mapFulfillmentOrders(order: PanelOrder): Order["fulfillmentOrders"] {
  const nodes = order.fulfillmentOrders?.nodes ?? [];
  return nodes.map(({ fulfillmentHolds, deliveryMethod, ...fulfillmentOrder }) => ({
    ...fulfillmentOrder,
    maxDeliveryAt: deliveryMethod?.maxDeliveryDateTime ?? null,
    holds: fulfillmentHolds,
  }));
}

function mapReturns(order: PanelOrder): Order["returns"] {
  return (order.returns?.nodes ?? []).map(({ returnLineItems, ...orderReturn }) => ({
    ...orderReturn,
    reasons: returnLineItems.nodes.flatMap(({ returnReasonDefinition }) =>
      returnReasonDefinition ? reasonCode(returnReasonDefinition.handle) : [],
    ),
  }));
}

/** "wrong-item" as WRONG_ITEM: the spelling of the deprecated enum, which the cues and people know. */
function reasonCode(handle: string): string {
  return handle.toUpperCase().replaceAll("-", "_");
}

function mapRefunds(order: PanelOrder): Order["refunds"] {
  return (order.refunds ?? []).slice(0, REFUNDS_SHOWN).map((refund) => ({
    id: refund.id,
    createdAt: refund.createdAt ?? refund.processedAt,
    note: refund.note,
    total: refund.totalRefundedSet,
  }));
}

function truncatedParts(order: PanelOrder): OrderPart[] {
  const shown = order.fulfillments?.length ?? 0;
  const isCut = {
    events: order.events?.pageInfo.hasNextPage,
    fulfillmentOrders: order.fulfillmentOrders?.pageInfo.hasNextPage,
    fulfillments: order.fulfillments && (order.fulfillmentsCount?.count ?? shown) > shown,
    lineItems: order.lineItems?.pageInfo.hasNextPage,
    refunds: (order.refunds?.length ?? 0) > REFUNDS_SHOWN,
    returns: order.returns?.pageInfo.hasNextPage,
  } satisfies Partial<Record<OrderPart, boolean | null | undefined>>;
  return (Object.keys(isCut) as (keyof typeof isCut)[]).filter((part) => isCut[part]);
}
