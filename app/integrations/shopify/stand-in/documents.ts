import { z } from "zod";

/**
 * The stand-in's world as JSON documents. Field names and enum members are the Admin API's (2026-10); a connection
 * is kept as a plain list. What follows from other fields is computed when read (`present-order.ts`).
 */

const money = z.object({ amount: z.string(), currencyCode: z.string() });
const moneyBag = z.object({ shopMoney: money, presentmentMoney: money });
const instant = z.iso.datetime();
const text = z.string().nullable();
const time = instant.nullable();

const fulfillmentEvent = z.object({
  id: z.string(),
  status: z.string(),
  happenedAt: instant,
  createdAt: instant,
  estimatedDeliveryAt: time,
  message: text,
  city: text,
  province: text,
  country: text,
});

const fulfillment = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  displayStatus: text,
  createdAt: instant,
  updatedAt: instant,
  inTransitAt: time,
  deliveredAt: time,
  estimatedDeliveryAt: time,
  requiresShipping: z.boolean(),
  totalQuantity: z.int(),
  trackingInfo: z.array(z.object({ company: text, number: text, url: text })),
  events: z.array(fulfillmentEvent),
});

const fulfillmentHold = z.object({
  id: z.string(),
  reason: z.string(),
  displayReason: z.string(),
  reasonNotes: text,
  handle: text,
  heldByRequestingApp: z.boolean(),
});

const fulfillmentOrder = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  createdAt: instant,
  updatedAt: instant,
  fulfillAt: time,
  fulfillBy: time,
  fulfillmentHolds: z.array(fulfillmentHold),
  deliveryMethod: z
    .object({ id: z.string(), methodType: z.string(), minDeliveryDateTime: time, maxDeliveryDateTime: time })
    .nullable(),
});

const lineItem = z.object({
  id: z.string(),
  title: z.string(),
  variantTitle: text,
  quantity: z.int(),
  currentQuantity: z.int(),
  unfulfilledQuantity: z.int(),
  refundableQuantity: z.int(),
  requiresShipping: z.boolean(),
  discountedUnitPriceAfterAllDiscountsSet: moneyBag,
});

const reasonDefinition = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  deleted: z.boolean(),
});

const orderReturn = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  createdAt: instant,
  closedAt: time,
  totalQuantity: z.int(),
  returnLineItems: z.array(
    z.object({
      __typename: z.literal("ReturnLineItem"),
      id: z.string(),
      quantity: z.int(),
      returnReasonDefinition: reasonDefinition.nullable(),
      returnReasonNote: z.string(),
    }),
  ),
});

const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: text,
  createdAt: instant,
  amountSet: moneyBag,
});

const refund = z.object({
  id: z.string(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  note: text,
  totalRefundedSet: moneyBag,
  transactions: z.array(transaction),
});

const orderEvent = z.object({
  __typename: z.literal("BasicEvent"),
  id: z.string(),
  action: z.string(),
  createdAt: instant,
  message: z.string(),
  criticalAlert: z.boolean(),
  attributeToApp: z.boolean(),
  attributeToUser: z.boolean(),
  appTitle: text,
});

const customer = z.object({
  id: z.string(),
  firstName: text,
  lastName: text,
  displayName: z.string(),
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
});

const shippingAddress = z.object({
  name: text,
  address1: text,
  city: text,
  provinceCode: text,
  zip: text,
  country: text,
});

export const orderDocumentSchema = z.object({
  shop: z.string(),
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: time,
  closedAt: time,
  test: z.boolean(),
  tags: z.array(z.string()),
  note: text,
  displayFinancialStatus: text,
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  email: text,
  phone: text,
  sourceName: text,
  currentSubtotalPriceSet: moneyBag,
  totalShippingPriceSet: moneyBag,
  currentTotalPriceSet: moneyBag,
  totalReceivedSet: moneyBag,
  totalRefundedSet: moneyBag,
  customer: customer.nullable(),
  shippingAddress: shippingAddress.nullable(),
  disputes: z.array(z.object({ id: z.string(), status: z.string(), initiatedAs: z.string() })),
  fulfillments: z.array(fulfillment),
  fulfillmentOrders: z.array(fulfillmentOrder),
  lineItems: z.array(lineItem),
  returns: z.array(orderReturn),
  refunds: z.array(refund),
  events: z.array(orderEvent),
});
export type OrderDocument = z.output<typeof orderDocumentSchema>;
export type MoneyBagDocument = z.output<typeof moneyBag>;
export type RefundDocument = z.output<typeof refund>;

export const shopDocumentSchema = z.object({
  domain: z.string(),
  name: z.string(),
  currencyCode: z.string(),
});
export type ShopDocument = z.output<typeof shopDocumentSchema>;

export const staffDocumentSchema = z.object({
  /** As in the `sub` claim of a session token: a string, ids above 2^53 lose digits as numbers. */
  userId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  accountOwner: z.boolean(),
  collaborator: z.boolean(),
});
export type StaffDocument = z.output<typeof staffDocumentSchema>;

/** What goes wrong on purpose, per shop, until it is cleared or has happened `remaining` times. */
export const faultDocumentSchema = z.intersection(
  z.object({ remaining: z.int().positive().nullable() }),
  z.discriminatedUnion("kind", [
    /** HTTP 200 with THROTTLED, as the Admin API says it. */
    z.object({ kind: z.literal("throttled") }),
    /** Protected customer data not approved for these fields ("Order.email"): null, and an error with the path. */
    z.object({ kind: z.literal("redacted"), fields: z.array(z.string()) }),
    /** Not approved for orders at all. */
    z.object({ kind: z.literal("notApproved") }),
    z.object({ kind: z.literal("tokenRejected") }),
    z.object({ kind: z.literal("serverError"), status: z.int().min(500).max(599) }),
    z.object({ kind: z.literal("html") }),
    z.object({ kind: z.literal("slow"), delayMs: z.int().positive() }),
  ]),
);
export type FaultDocument = z.output<typeof faultDocumentSchema>;
