import type { Order, OrderPart } from "../../domain/order.ts";
import { err, ok } from "../../domain/result.ts";
import { exchange, unavailable } from "./exchange.server.ts";
import type { AdminGraphql, GraphqlAnswer, GraphqlError } from "./exchange.server.ts";
import { mapOrder } from "./map-order.ts";
import type { OrderSearch, OrderSummary, ShopifyOrders, ShopifyResult } from "./port.ts";
import { GRANTED_SCOPES_QUERY, ORDER_PANEL_QUERY, ORDER_SEARCH_QUERY } from "./queries.ts";
import { grantedScopesDataSchema, panelDataSchema, searchDataSchema } from "./schema.ts";

export type { AdminGraphql } from "./exchange.server.ts";

interface ClientOptions {
  readonly graphql: AdminGraphql;
  /** Over all requests and bodies of one call of the port. */
  readonly deadlineMs: number;
}

const PART_OF_FIELD: Readonly<Record<string, OrderPart>> = {
  customer: "customer",
  email: "customer",
  phone: "customer",
  disputes: "disputes",
  events: "events",
  fulfillmentOrders: "fulfillmentOrders",
  fulfillments: "fulfillments",
  fulfillmentsCount: "fulfillments",
  lineItems: "lineItems",
  refunds: "refunds",
  returnStatus: "returns",
  returns: "returns",
};

/** Holds no credential: the token is inside the `graphql` function that the Shopify library gave. */
export function createShopifyOrders({ graphql, deadlineMs }: ClientOptions): ShopifyOrders {
  return {
    getOrder: (orderGid) => getOrder(graphql, orderGid, AbortSignal.timeout(deadlineMs)),
    searchOrders: (search) => searchOrders(graphql, search, AbortSignal.timeout(deadlineMs)),
  };
}

async function getOrder(
  graphql: AdminGraphql,
  id: string,
  signal: AbortSignal,
): Promise<ShopifyResult<Order>> {
  const leftOut = new Set<OrderPart>();
  for (;;) {
    const without = Object.fromEntries([...leftOut].map((part) => [part, false]));
    const answer = await exchange(graphql, ORDER_PANEL_QUERY, { id, ...without }, signal);
    if (!answer.ok) return answer;
    const withheld = withheldParts(answer.value.errors).filter(
      (part) => part !== "customer" && !leftOut.has(part),
    );
    if (!hasNullOrder(answer.value) || withheld.length === 0) {
      return readOrder(graphql, answer.value, leftOut, signal);
    }
    // A refused non-null field nulls the whole order: ask again for what is permitted, each time for less.
    for (const part of withheld) leftOut.add(part);
  }
}

async function readOrder(
  graphql: AdminGraphql,
  answer: GraphqlAnswer,
  leftOut: ReadonlySet<OrderPart>,
  signal: AbortSignal,
): Promise<ShopifyResult<Order>> {
  const isRefused = hasNullOrder(answer) || answer.data === undefined || answer.data === null;
  const [refusal] = answer.errors;
  if (isRefused && refusal) return err({ kind: "notPermitted", message: refusal.message });
  const data = panelDataSchema.safeParse(answer.data);
  if (!data.success) return unavailable("unreadable", data.error.issues.map(issuePlace).join("; "));
  if (data.data.order === null) return readAbsence(graphql, signal);
  const unavailableParts = new Set([...leftOut, ...withheldParts(answer.errors)]);
  return ok(mapOrder(data.data.order, [...unavailableParts]));
}

async function readAbsence(graphql: AdminGraphql, signal: AbortSignal): Promise<ShopifyResult<Order>> {
  const answer = await exchange(graphql, GRANTED_SCOPES_QUERY, {}, signal);
  if (!answer.ok) return answer;
  const data = grantedScopesDataSchema.safeParse(answer.value.data);
  if (!data.success) return unavailable("unreadable", data.error.issues.map(issuePlace).join("; "));
  const scopes = data.data.currentAppInstallation.accessScopes.map((scope) => scope.handle);
  return err({ kind: scopes.includes("read_all_orders") ? "notFound" : "notFoundWithin60Days" });
}

async function searchOrders(
  graphql: AdminGraphql,
  search: OrderSearch,
  signal: AbortSignal,
): Promise<ShopifyResult<readonly OrderSummary[]>> {
  const [field, value] =
    "email" in search ? (["email", search.email] as const) : (["name", search.name] as const);
  const query = `${field}:"${value.replace(/["\\]/g, "\\$&")}"`;
  const answer = await exchange(graphql, ORDER_SEARCH_QUERY, { query }, signal);
  if (!answer.ok) return answer;
  const data = searchDataSchema.safeParse(answer.value.data);
  const refusal = answer.value.errors.find((error) => !data.success || error.path?.includes(field));
  if (refusal) return err({ kind: "notPermitted", message: refusal.message });
  if (!data.success) return unavailable("unreadable", data.error.issues.map(issuePlace).join("; "));
  // Shopify matches words, not whole values: a suggestion has to be exact.
  const wanted = value.trim().toLowerCase();
  return ok(data.data.orders.nodes.filter((node) => node[field]?.toLowerCase() === wanted).map(toSummary));
}

type FoundOrder = ReturnType<typeof searchDataSchema.parse>["orders"]["nodes"][number];

function toSummary(node: FoundOrder): OrderSummary {
  return {
    id: node.id,
    name: node.name,
    createdAt: node.createdAt,
    email: node.email,
    customerName: node.customer?.displayName ?? null,
    fulfillmentStatus: node.displayFulfillmentStatus,
    total: node.currentTotalPriceSet,
  };
}

function withheldParts(errors: readonly GraphqlError[]): OrderPart[] {
  const parts = errors.flatMap(({ path }) => {
    const field = path?.[0] === "order" ? path[1] : undefined;
    return (typeof field === "string" && PART_OF_FIELD[field]) || [];
  });
  return [...new Set(parts)];
}

function hasNullOrder({ data }: GraphqlAnswer): boolean {
  return typeof data === "object" && data !== null && "order" in data && data.order === null;
}

/** Where an answer does not fit, without what it said. */
function issuePlace(issue: { path: PropertyKey[]; code?: string }): string {
  return `${issue.path.join(".")} ${issue.code ?? ""}`.trim();
}
