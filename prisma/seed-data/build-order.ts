import { decimalOf } from "../../app/domain/money.ts";
import type { MoneyBagDocument, OrderDocument } from "../../app/integrations/shopify/stand-in/documents.ts";
import { products } from "./catalogue.ts";
import { buildFulfillmentOrder } from "./fulfillment-order.ts";
import { buildTimeline } from "./timeline.ts";
import type { OrderSpec } from "./order-spec.ts";
import { buildFulfillment, shippedQuantity } from "./parcels.ts";
import { EVERGREEN_SHOP } from "./people.ts";

const HOUR_MS = 60 * 60 * 1000;
const ORDER_ID_BASE = 6_200_000_000;

export function orderGid(number: number): string {
  return `gid://shopify/Order/${ORDER_ID_BASE + number}`;
}

/** The whole order, with every time counted back from `startAt`. */
export function buildOrder(spec: OrderSpec, startAt: Date): OrderDocument {
  const at = (hoursAgo: number) => new Date(startAt.getTime() - hoursAgo * HOUR_MS).toISOString();
  const money = (amountMinor: number) => moneyBag(amountMinor, spec);
  const totalMinor = spec.lines.reduce(
    (sum, [key, quantity]) => sum + products[key].priceMinor * quantity,
    0,
  );
  const refundedMinor = (spec.refunds ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const fulfillments = (spec.parcels ?? []).map((parcel, index) => buildFulfillment(spec, parcel, index, at));
  const events = buildTimeline(spec, totalMinor, at);
  const times = [
    at(spec.placedAgo),
    ...events.map((e) => e.createdAt),
    ...fulfillments.map((f) => f.updatedAt),
  ];
  return {
    shop: EVERGREEN_SHOP.domain,
    id: orderGid(spec.number),
    name: `#EVR-${spec.number}`,
    createdAt: at(spec.placedAgo),
    processedAt: at(spec.placedAgo),
    updatedAt: times.reduce((a, b) => (a > b ? a : b)),
    cancelledAt: spec.cancelledAgo === undefined ? null : at(spec.cancelledAgo),
    closedAt: null,
    test: true,
    tags: [...(spec.tags ?? [])],
    note: spec.note ?? null,
    displayFinancialStatus: financialStatus(spec, totalMinor, refundedMinor),
    displayFulfillmentStatus: fulfillmentStatus(spec),
    returnStatus: returnStatus(spec),
    currencyCode: EVERGREEN_SHOP.currencyCode,
    presentmentCurrencyCode: spec.presentment?.currencyCode ?? EVERGREEN_SHOP.currencyCode,
    email: spec.customer.email,
    phone: null,
    sourceName: "web",
    currentSubtotalPriceSet: money(totalMinor),
    totalShippingPriceSet: money(0),
    currentTotalPriceSet: money(totalMinor),
    totalReceivedSet: money(spec.isUnpaid ? 0 : totalMinor),
    totalRefundedSet: money(refundedMinor),
    customer: buildCustomer(spec),
    shippingAddress: buildAddress(spec),
    disputes: spec.dispute
      ? [{ id: `gid://shopify/ShopifyPaymentsDispute/${8_100_000_000 + spec.number}`, ...spec.dispute }]
      : [],
    fulfillments,
    fulfillmentOrders: [buildFulfillmentOrder(spec, isWhollyShipped(spec), at)],
    lineItems: buildLineItems(spec, refundedMinor >= totalMinor, money),
    returns: buildReturns(spec, at),
    refunds: buildRefunds(spec, money, at),
    events,
  };
}

function buildLineItems(
  spec: OrderSpec,
  isWhollyRefunded: boolean,
  money: (minor: number) => MoneyBagDocument,
): OrderDocument["lineItems"] {
  return spec.lines.map(([key, quantity], index) => ({
    id: `gid://shopify/LineItem/${(ORDER_ID_BASE + spec.number) * 100 + index}`,
    title: products[key].title,
    variantTitle: products[key].variant,
    quantity,
    currentQuantity: isWhollyRefunded ? 0 : quantity,
    unfulfilledQuantity: spec.cancelledAgo === undefined ? quantity - shippedQuantity(spec, index) : 0,
    refundableQuantity: isWhollyRefunded || spec.isUnpaid ? 0 : quantity,
    requiresShipping: true,
    discountedUnitPriceAfterAllDiscountsSet: money(products[key].priceMinor),
  }));
}

function buildCustomer({ customer }: OrderSpec): OrderDocument["customer"] {
  return {
    id: `gid://shopify/Customer/${customer.id}`,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: `${customer.firstName} ${customer.lastName}`,
    defaultEmailAddress: { emailAddress: customer.email },
    defaultPhoneNumber: customer.phone === null ? null : { phoneNumber: customer.phone },
  };
}

function buildAddress({ customer }: OrderSpec): OrderDocument["shippingAddress"] {
  const { street, city, province, zip } = customer.address;
  const name = `${customer.firstName} ${customer.lastName}`;
  return { name, address1: street, city, provinceCode: province, zip, country: "United States" };
}

function buildReturns(
  { number, lines, orderReturn }: OrderSpec,
  at: (ago: number) => string,
): OrderDocument["returns"] {
  if (!orderReturn) return [];
  const quantity = lines[0]?.[1] ?? 1;
  const { reason } = orderReturn;
  const name = reason.replaceAll("-", " ");
  return [
    {
      id: `gid://shopify/Return/${9_100_000_000 + number}`,
      name: `#EVR-${number}-R1`,
      status: orderReturn.status,
      createdAt: at(orderReturn.ago),
      closedAt: orderReturn.status === "CLOSED" ? at(orderReturn.ago / 2) : null,
      totalQuantity: quantity,
      returnLineItems: [
        {
          __typename: "ReturnLineItem",
          id: `gid://shopify/ReturnLineItem/${9_200_000_000 + number}`,
          quantity,
          returnReasonDefinition: {
            id: `gid://shopify/ReturnReasonDefinition/${reason}`,
            handle: reason,
            name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
            deleted: false,
          },
          returnReasonNote: orderReturn.note ?? "",
        },
      ],
    },
  ];
}

function buildRefunds(
  spec: OrderSpec,
  money: (minor: number) => MoneyBagDocument,
  at: (ago: number) => string,
): OrderDocument["refunds"] {
  return (spec.refunds ?? []).map(({ ago, amountMinor, note }, index) => {
    const id = 8_200_000_000 + spec.number * 10 + index;
    const createdAt = at(ago);
    const amountSet = money(amountMinor);
    return {
      id: `gid://shopify/Refund/${id}`,
      createdAt,
      processedAt: createdAt,
      updatedAt: createdAt,
      note: note ?? null,
      totalRefundedSet: amountSet,
      transactions: [
        {
          id: `gid://shopify/OrderTransaction/${id}`,
          kind: "REFUND",
          status: "SUCCESS",
          gateway: "shopify_payments",
          createdAt,
          amountSet,
        },
      ],
    };
  });
}

function moneyBag(amountMinor: number, { presentment }: OrderSpec): MoneyBagDocument {
  const { currencyCode } = EVERGREEN_SHOP;
  const shopMoney = { amount: decimalOf({ amountMinor, currencyCode }), currencyCode };
  if (!presentment) return { shopMoney, presentmentMoney: shopMoney };
  const converted = { amountMinor: Math.round(amountMinor * presentment.rate), ...presentment };
  return {
    shopMoney,
    presentmentMoney: { amount: decimalOf(converted), currencyCode: presentment.currencyCode },
  };
}

function isWhollyShipped(spec: OrderSpec): boolean {
  return spec.lines.every(([, quantity], index) => shippedQuantity(spec, index) >= quantity);
}

function fulfillmentStatus(spec: OrderSpec): string {
  if (spec.hold) return "ON_HOLD";
  if (isWhollyShipped(spec)) return "FULFILLED";
  return spec.parcels?.length ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
}

function financialStatus(spec: OrderSpec, totalMinor: number, refundedMinor: number): string {
  if (spec.isUnpaid) return "PENDING";
  if (refundedMinor === 0) return "PAID";
  return refundedMinor >= totalMinor ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

function returnStatus({ orderReturn }: OrderSpec): string {
  if (!orderReturn) return "NO_RETURN";
  return orderReturn.status === "OPEN" ? "IN_PROGRESS" : "RETURNED";
}
