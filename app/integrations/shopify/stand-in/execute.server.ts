import {
  GraphQLError,
  defaultFieldResolver,
  execute,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isListType,
  parse,
  validate,
} from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { accessDenied, assertAccess } from "./access.ts";
import type { AdminSchema } from "./admin-schema.server.ts";
import { pageOf } from "./connection.ts";
import { requestedCost } from "./cost.ts";
import type { ShopDocument } from "./documents.ts";
import { orderFilter } from "./order-search.ts";
import { presentOrder } from "./present-order.ts";
import { refundCreate } from "./refund-create.server.ts";
import { findOrder, listOrders } from "./world.ts";

export interface ExecuteContext {
  readonly admin: AdminSchema;
  readonly store: StandInStore;
  readonly shop: ShopDocument;
  readonly scopes: ReadonlySet<string>;
  /** Fields ("Order.email") that the shop's app is not approved to read. */
  readonly redactedFields: ReadonlySet<string>;
  readonly now: Date;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Resolve = GraphQLFieldResolver<unknown, ExecuteContext, Record<string, unknown>>;
type RootResolve = (
  args: Record<string, unknown>,
  context: ExecuteContext,
  info: GraphQLResolveInfo,
) => unknown;

const SIXTY_DAYS_MS = 60 * 24 * 60 * 60 * 1000;
const MAX_COST = 1_000;

const ROOT_RESOLVERS: Readonly<Record<string, RootResolve>> = {
  "QueryRoot.order": async ({ id }, context) => {
    const order = await findOrder(context.store, context.shop.domain, String(id));
    return order && isVisible(order.createdAt, context) ? presentOrder(order) : null;
  },
  "QueryRoot.orders": async (args, context) => {
    const matches = orderFilter(typeof args.query === "string" ? args.query : "");
    const orders = await listOrders(context.store, context.shop.domain);
    return orders.filter((order) => isVisible(order.createdAt, context) && matches(order)).map(presentOrder);
  },
  "QueryRoot.shop": (_args, { shop }) => ({
    id: "gid://shopify/Shop/70000000001",
    name: shop.name,
    myshopifyDomain: shop.domain,
    currencyCode: shop.currencyCode,
  }),
  "QueryRoot.currentAppInstallation": (_args, { scopes }) => ({
    id: "gid://shopify/AppInstallation/80000000001",
    accessScopes: [...scopes].map((handle) => ({ handle, description: handle.replaceAll("_", " ") })),
  }),
  "Mutation.refundCreate": ({ input }, context, info) =>
    refundCreate(context.store, {
      shop: context.shop.domain,
      input,
      key: idempotencyKey(info),
      now: context.now,
    }),
};

const documents = new Map<string, DocumentNode>();

/** Executes one query over the shop's orders as the Admin API would for these scopes, with its cost extension. */
export async function executeAdminQuery(
  context: ExecuteContext,
  { query, variables }: GraphqlRequest,
): Promise<ExecutionResult> {
  const { schema } = context.admin;
  const document = readDocument(context.admin, query);
  if (Array.isArray(document)) return { errors: document };
  const cost = requestedCost(schema, document, variables);
  if (cost > MAX_COST) {
    const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).`;
    return { errors: [new GraphQLError(message, { extensions: { code: "MAX_COST_EXCEEDED", cost } })] };
  }
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: context,
    fieldResolver: resolveField,
  });
  return { ...result, extensions: { cost: costExtension(cost, cost) } };
}

/** Source: https://shopify.dev/docs/api/usage/limits: 100 points/s and a bucket of 2,000 on a standard plan. */
export function costExtension(requestedQueryCost: number, actualQueryCost: number | null) {
  const maximumAvailable = 2_000;
  const currentlyAvailable = actualQueryCost === null ? 0 : maximumAvailable - actualQueryCost;
  const throttleStatus = { maximumAvailable, currentlyAvailable, restoreRate: 100 };
  return { requestedQueryCost, actualQueryCost, throttleStatus };
}

function readDocument({ schema }: AdminSchema, query: string): DocumentNode | GraphQLError[] {
  const known = documents.get(query);
  if (known) return known;
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return [...errors];
    documents.set(query, document);
    return document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const resolveField: Resolve = async (source, args, context, info) => {
  const { parentType, fieldName } = info;
  const returnType = getNamedType(info.returnType).name;
  assertAccess(context.admin, context.scopes, parentType.name, fieldName, returnType);
  const place = `${parentType.name}.${fieldName}`;
  if (context.redactedFields.has(place)) throw redacted(fieldName);
  const root = ROOT_RESOLVERS[place];
  const value = root ? await root(args, context, info) : defaultFieldResolver(source, args, context, info);
  if (value === undefined) throw new GraphQLError(`The Shopify stand-in has no value for ${place}`);
  if (!Array.isArray(value)) return value;
  if (returnType.endsWith("Connection")) return pageOf(value, args);
  const isCut = isListType(getNullableType(info.returnType)) && typeof args.first === "number";
  return isCut ? value.slice(0, Number(args.first)) : value;
};

function isVisible(createdAt: string, { scopes, now }: ExecuteContext): boolean {
  return scopes.has("read_all_orders") || now.getTime() - Date.parse(createdAt) <= SIXTY_DAYS_MS;
}

function idempotencyKey({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  const directive = schema.getDirective("idempotent");
  const [node] = fieldNodes;
  if (!directive || !node) return null;
  const key = getDirectiveValues(directive, node, variableValues)?.key;
  return typeof key === "string" && key !== "" ? key : null;
}

/** Source: https://shopify.dev/docs/apps/launch/protected-customer-data (2026-11-23). */
export function redacted(subject: string): GraphQLError {
  const page = "https://shopify.dev/docs/apps/launch/protected-customer-data";
  return accessDenied(`This app is not approved to use the ${subject} field. See ${page} for more details.`);
}
