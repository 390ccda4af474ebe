import { z } from "zod";
import { parseMoney } from "../../domain/money.ts";

/** Shopify's answers to our queries. A part is absent when not asked for, null when withheld. */

const money = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context) => {
    const parsed = parseMoney(amount, currencyCode);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: "custom", message: parsed.error });
    return z.NEVER;
  });
const shopMoney = z.object({ shopMoney: money }).transform((bag) => bag.shopMoney);
const instant = z.iso.datetime({ offset: true });
const page = z.object({ hasNextPage: z.boolean() });

const fulfillmentEvent = z.object({
  id: z.string(),
  status: z.string(),
  happenedAt: instant,
  createdAt: instant,
  estimatedDeliveryAt: instant.nullable(),
  message: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  country: z.string().nullable(),
});

const fulfillment = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  displayStatus: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  inTransitAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  estimatedDeliveryAt: instant.nullable(),
  requiresShipping: z.boolean(),
  totalQuantity: z.int(),
  trackingInfo: z.array(
    z.object({ company: z.string().nullable(), number: z.string().nullable(), url: z.string().nullable() }),
  ),
  events: z.object({ nodes: z.array(fulfillmentEvent) }),
});

const fulfillmentOrder = z.object({
  id: z.string(),
  status: z.string(),
  requestStatus: z.string(),
  createdAt: instant,
  updatedAt: instant,
  fulfillAt: instant.nullable(),
  fulfillBy: instant.nullable(),
  fulfillmentHolds: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      displayReason: z.string(),
      reasonNotes: z.string().nullable(),
      handle: z.string().nullable(),
    }),
  ),
  deliveryMethod: z.object({ maxDeliveryDateTime: instant.nullable() }).nullable(),
});

const lineItem = z.object({
  id: z.string(),
  title: z.string(),
  currentQuantity: z.int(),
  unfulfilledQuantity: z.int(),
  refundableQuantity: z.int(),
  discountedUnitPriceAfterAllDiscountsSet: shopMoney,
});

const orderReturn = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  createdAt: instant,
  totalQuantity: z.int(),
  returnLineItems: z.object({
    nodes: z.array(z.object({ returnReasonDefinition: z.object({ handle: z.string() }).nullable() })),
  }),
});

const refund = z.object({
  id: z.string(),
  createdAt: instant.nullable(),
  processedAt: instant,
  note: z.string().nullable(),
  totalRefundedSet: shopMoney,
});

const orderEvent = z.object({
  id: z.string(),
  action: z.string(),
  createdAt: instant,
  message: z.string(),
  criticalAlert: z.boolean(),
  appTitle: z.string().nullable(),
});

const customer = z.object({
  id: z.string(),
  firstName: z.string().nullable(),
  displayName: z.string().nullable(),
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
});

export const panelOrderSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: instant.nullable(),
  closedAt: instant.nullable(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  displayFinancialStatus: z.string().nullable(),
  displayFulfillmentStatus: z.string(),
  returnStatus: z.string().nullish(),
  presentmentCurrencyCode: z.string(),
  currentTotalPriceSet: z.object({ shopMoney: money, presentmentMoney: money }),
  totalReceivedSet: shopMoney,
  totalRefundedSet: shopMoney,
  email: z.string().nullish(),
  phone: z.string().nullish(),
  customer: customer.nullish(),
  disputes: z.array(z.object({ id: z.string(), status: z.string(), initiatedAs: z.string() })).nullish(),
  fulfillmentsCount: z.object({ count: z.int() }).nullish(),
  fulfillments: z.array(fulfillment).nullish(),
  fulfillmentOrders: z.object({ pageInfo: page, nodes: z.array(fulfillmentOrder) }).nullish(),
  lineItems: z.object({ pageInfo: page, nodes: z.array(lineItem) }).nullish(),
  returns: z.object({ pageInfo: page, nodes: z.array(orderReturn) }).nullish(),
  refunds: z.array(refund).nullish(),
  events: z.object({ pageInfo: page, nodes: z.array(orderEvent) }).nullish(),
});
export type PanelOrder = z.output<typeof panelOrderSchema>;

export const panelDataSchema = z.object({ order: panelOrderSchema.nullable() });

export const searchDataSchema = z.object({
  orders: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        createdAt: instant,
        email: z.string().nullable(),
        displayFulfillmentStatus: z.string(),
        customer: z.object({ displayName: z.string().nullable() }).nullish(),
        currentTotalPriceSet: shopMoney,
      }),
    ),
  }),
});

export const grantedScopesDataSchema = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});
