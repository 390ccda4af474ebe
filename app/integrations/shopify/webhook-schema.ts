import { z } from "zod";

/** About one order: a hint to read it again, never the truth. */
const ORDER_TOPICS = [
  "orders/updated",
  "orders/cancelled",
  "fulfillments/create",
  "fulfillments/update",
  "fulfillment_events/create",
  "refunds/create",
] as const;
const SHOP_TOPICS = ["app/uninstalled", "app/scopes_update"] as const;
/** To be acted on within 30 days. */
export const COMPLIANCE_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;

export const WEBHOOK_TOPICS = [...ORDER_TOPICS, ...SHOP_TOPICS, ...COMPLIANCE_TOPICS] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** The topic behind the library's name for it ("ORDERS_UPDATED"); null for one that is not subscribed to. */
export function topicOf(libraryName: string): WebhookTopic | null {
  return WEBHOOK_TOPICS.find((topic) => topic.replace("/", "_").toUpperCase() === libraryName) ?? null;
}

export function isComplianceTopic(topic: string): boolean {
  return COMPLIANCE_TOPICS.some((each) => each === topic);
}

export function isOrderTopic(topic: string): boolean {
  return ORDER_TOPICS.some((each) => each === topic);
}

const orderGid = z
  .number()
  .int()
  .positive()
  .transform((id) => `gid://shopify/Order/${id}`);
const ofOrder = z.object({ id: orderGid }).transform(({ id }) => id);
const ofItsPart = z.object({ order_id: orderGid }).transform(({ order_id }) => order_id);

/** The id of the order that an event of an order topic is about; null when the body names none. */
export function orderIdOf(topic: WebhookTopic, payload: unknown): string | null {
  const schema = topic.startsWith("orders/") ? ofOrder : ofItsPart;
  return schema.safeParse(payload).data ?? null;
}

const personSchema = z.object({
  customer: z.object({ id: z.number().int(), email: z.string().nullish() }).optional(),
  orders_requested: z.array(orderGid).default([]),
  orders_to_redact: z.array(orderGid).default([]),
  data_request: z.object({ id: z.number().int() }).optional(),
});

export interface ComplianceSubject {
  readonly customerId: string | null;
  readonly email: string | null;
  readonly orderIds: readonly string[];
  readonly dataRequestId: string | null;
}

/** Whose data a compliance event is about; null when the body names nobody, as for `shop/redact`. */
export function complianceSubjectOf(payload: unknown): ComplianceSubject | null {
  const { data } = personSchema.safeParse(payload);
  if (!data?.customer) return null;
  return {
    customerId: `gid://shopify/Customer/${data.customer.id}`,
    email: data.customer.email ?? null,
    orderIds: [...data.orders_requested, ...data.orders_to_redact],
    dataRequestId: data.data_request ? String(data.data_request.id) : null,
  };
}
