import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import { z } from "zod";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { addMoney, compareMoney, moneyOf } from "../../../domain/money.ts";
import type { Money } from "../../../domain/money.ts";
import type { OrderDocument, RefundDocument } from "./documents.ts";
import { addBags, bagOf, readMoney, subtractBags } from "./money-bag.ts";
import { presentOrder } from "./present-order.ts";
import { findOrder, putOrder } from "./world.ts";

const inputSchema = z.object({
  orderId: z.string(),
  currency: z.string().nullish(),
  note: z.string().nullish(),
  allowOverRefunding: z.boolean().nullish(),
  refundLineItems: z.array(z.object({ lineItemId: z.string(), quantity: z.int().positive() })).nullish(),
  transactions: z.array(z.object({ amount: z.string(), gateway: z.string().nullish() })).nullish(),
});
type RefundInput = z.output<typeof inputSchema>;

const remembered = z
  .object({ inputSha256: z.string(), orderId: z.string(), refundId: z.string() })
  .nullable();
const IDEMPOTENCY = "shopify.idempotency";

interface RefundCall {
  readonly shop: string;
  readonly input: unknown;
  /** From `@idempotent(key:)`; null where the directive is missing. */
  readonly key: string | null;
  readonly now: Date;
}

/**
 * `refundCreate`: the directive is required since 2026-04, and a repeated key answers the first refund.
 * Source: https://shopify.dev/docs/api/usage/idempotent-requests (2026-11-23).
 */
export function refundCreate(store: StandInStore, call: RefundCall): Promise<Record<string, unknown>> {
  const { key } = call;
  if (key === null) {
    throw new GraphQLError("The @idempotent directive is required for this mutation but was not provided.", {
      extensions: { code: "BAD_REQUEST" },
    });
  }
  return store.transaction((locked) => refundOnce(locked, { ...call, key }));
}

async function refundOnce(
  store: StandInStore,
  call: RefundCall & { key: string },
): Promise<Record<string, unknown>> {
  const input = inputSchema.parse(call.input);
  const inputSha256 = createHash("sha256").update(JSON.stringify(call.input)).digest("hex");
  const key = `${call.shop}/refundCreate/${call.key}`;
  const first = remembered.parse(await store.get(IDEMPOTENCY, key));
  const order = await findOrder(store, call.shop, input.orderId);
  if (order === null) return refused("orderId", "Order does not exist");
  if (first !== null) return replay(order, first, inputSha256);
  const problem = problemOf(order, input);
  if (problem !== null) return refused(problem.field, problem.message);
  const refund = await buildRefund(store, order, input, call.now);
  const changed = applyRefund(order, input, refund);
  await putOrder(store, changed);
  await store.put(IDEMPOTENCY, key, { inputSha256, orderId: order.id, refundId: refund.id });
  return { refund, order: presentOrder(changed), userErrors: [] };
}

function replay(
  order: OrderDocument,
  first: NonNullable<z.output<typeof remembered>>,
  inputSha256: string,
): Record<string, unknown> {
  if (first.inputSha256 !== inputSha256) {
    throw new GraphQLError("The same idempotency key was used with different parameters.", {
      extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" },
    });
  }
  const refund = order.refunds.find(({ id }) => id === first.refundId) ?? null;
  return { refund, order: presentOrder(order), userErrors: [] };
}

function problemOf(order: OrderDocument, input: RefundInput): { field: string; message: string } | null {
  const { presentmentCurrencyCode, currencyCode } = order;
  const isForeign = presentmentCurrencyCode !== currencyCode;
  if ((input.currency ?? (isForeign ? null : currencyCode)) !== presentmentCurrencyCode) {
    return { field: "currency", message: "Currency must be the presentment currency of the order" };
  }
  for (const line of input.refundLineItems ?? []) {
    const item = order.lineItems.find(({ id }) => id === line.lineItemId);
    if (!item) return { field: "refundLineItems", message: "Line item does not exist" };
    if (line.quantity > item.refundableQuantity) {
      return { field: "refundLineItems", message: "Quantity cannot refund more items than were purchased" };
    }
  }
  const left = readMoney(subtractBags(order.totalReceivedSet, order.totalRefundedSet).presentmentMoney);
  if (compareMoney(requestedAmount(order, input), left) > 0 && !input.allowOverRefunding) {
    return { field: "transactions", message: "Refund amount is greater than net payment received" };
  }
  return null;
}

function requestedAmount({ presentmentCurrencyCode }: OrderDocument, input: RefundInput): Money {
  const amounts = (input.transactions ?? []).map(({ amount }) => moneyOf(amount, presentmentCurrencyCode));
  return amounts.reduce(addMoney, { amountMinor: 0, currencyCode: presentmentCurrencyCode });
}

async function buildRefund(
  store: StandInStore,
  order: OrderDocument,
  input: RefundInput,
  now: Date,
): Promise<RefundDocument> {
  const createdAt = now.toISOString();
  const amountSet = bagOf(requestedAmount(order, input), order.totalReceivedSet);
  const number = await store.nextId("shopify.refund");
  const transaction = {
    id: `gid://shopify/OrderTransaction/${7_700_000_000 + number}`,
    kind: "REFUND",
    status: "SUCCESS",
    gateway: input.transactions?.[0]?.gateway ?? "shopify_payments",
    createdAt,
    amountSet,
  };
  return {
    id: `gid://shopify/Refund/${8_800_000_000 + number}`,
    createdAt,
    processedAt: createdAt,
    updatedAt: createdAt,
    note: input.note ?? null,
    totalRefundedSet: amountSet,
    transactions: input.transactions?.length ? [transaction] : [],
  };
}

function applyRefund(order: OrderDocument, input: RefundInput, refund: RefundDocument): OrderDocument {
  const totalRefundedSet = addBags(order.totalRefundedSet, refund.totalRefundedSet);
  const isWhole = totalRefundedSet.shopMoney.amount === order.totalReceivedSet.shopMoney.amount;
  const { amount } = refund.totalRefundedSet.presentmentMoney;
  return {
    ...order,
    updatedAt: refund.createdAt,
    totalRefundedSet,
    displayFinancialStatus: isWhole ? "REFUNDED" : "PARTIALLY_REFUNDED",
    refunds: [...order.refunds, refund],
    lineItems: order.lineItems.map((item) => {
      const quantity = input.refundLineItems?.find(({ lineItemId }) => lineItemId === item.id)?.quantity ?? 0;
      return {
        ...item,
        refundableQuantity: item.refundableQuantity - quantity,
        currentQuantity: item.currentQuantity - quantity,
      };
    }),
    events: [
      ...order.events,
      {
        __typename: "BasicEvent",
        id: refund.id.replace("/Refund/", "/BasicEvent/"),
        action: "refund_success",
        createdAt: refund.createdAt,
        message: `A refund of ${amount} ${order.presentmentCurrencyCode} was processed.`,
        criticalAlert: false,
        attributeToApp: true,
        attributeToUser: false,
        appTitle: "CX Escalations",
      },
    ],
  };
}

function refused(field: string, message: string): Record<string, unknown> {
  return { refund: null, order: null, userErrors: [{ field: ["input", field], message }] };
}
