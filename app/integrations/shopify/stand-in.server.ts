import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { AdminSchema } from "./stand-in/admin-schema.server.ts";
import type { FaultDocument, ShopDocument } from "./stand-in/documents.ts";
import { costExtension, executeAdminQuery, redacted } from "./stand-in/execute.server.ts";
import type { GraphqlRequest } from "./stand-in/execute.server.ts";
import { answerTokenRequest, findAccessToken } from "./stand-in/tokens.server.ts";
import type { TokenDependencies } from "./stand-in/tokens.server.ts";
import { findShop, takeFault } from "./stand-in/world.ts";

export const ADMIN_API_VERSION = "2026-10";

const GRAPHQL_PATH = `/admin/api/${ADMIN_API_VERSION}/graphql.json`;
const TOKEN_PATH = "/admin/oauth/access_token";

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

export interface ShopifyStandInOptions extends TokenDependencies {
  readonly admin: AdminSchema;
}

/**
 * Shopify for `*.myshopify.com`: the token endpoint, and Admin GraphQL that executes the published schema.
 * The shop is the request's host; a shop that was not put into the world does not exist.
 */
export function createShopifyStandIn(
  options: ShopifyStandInOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { hostname, pathname } = new URL(request.url);
    const shop = await findShop(options.store, hostname);
    if (shop === null) return Response.json({ errors: "Not Found" }, { status: 404 });
    if (request.method !== "POST") return Response.json({ errors: "Not Found" }, { status: 404 });
    if (pathname === TOKEN_PATH) return answerTokenRequest(options, shop.domain, await readBody(request));
    if (pathname === GRAPHQL_PATH) return answerGraphql(options, shop, request);
    return Response.json({ errors: `The Shopify stand-in does not serve ${pathname}` }, { status: 404 });
  };
}

async function answerGraphql(
  options: ShopifyStandInOptions,
  shop: ShopDocument,
  request: Request,
): Promise<Response> {
  const token = request.headers.get("x-shopify-access-token") ?? "";
  const rights = await findAccessToken(options, shop.domain, token);
  if (rights === null) return tokenRefused();
  const body = requestSchema.safeParse(await readBody(request));
  if (!body.success) return Response.json({ errors: "Bad Request" }, { status: 400 });
  const query = { query: body.data.query, variables: body.data.variables ?? {} };
  const fault = await takeFault(options.store, shop.domain);
  const faulted = fault && (await answerFault(fault));
  if (faulted) return faulted;
  return answerQuery(options, shop, new Set(rights.scopes), query, fault);
}

async function answerQuery(
  { admin, clock, store }: ShopifyStandInOptions,
  shop: ShopDocument,
  scopes: ReadonlySet<string>,
  query: GraphqlRequest,
  fault: FaultDocument | null,
): Promise<Response> {
  const redactedFields = new Set(fault?.kind === "redacted" ? fault.fields : []);
  const context = { admin, store, shop, scopes, redactedFields, now: clock.now() };
  const result = await executeAdminQuery(context, query);
  return Response.json(result, { headers: { "x-shopify-api-version": ADMIN_API_VERSION } });
}

/** The whole answer of a fault that has one; null for those that only change or delay the true answer. */
async function answerFault(fault: FaultDocument): Promise<Response | null> {
  switch (fault.kind) {
    case "throttled":
      return Response.json({
        errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
        extensions: { cost: costExtension(160, null) },
      });
    case "notApproved": {
      const error = redacted("Order").toJSON();
      const message = error.message.replace("use the Order field", "access the Order object");
      return Response.json({ data: { order: null }, errors: [{ ...error, message, path: ["order"] }] });
    }
    case "tokenRejected":
      return tokenRefused();
    case "serverError":
      return Response.json({ errors: "Internal Server Error" }, { status: fault.status });
    case "html":
      return new Response("<!doctype html><title>Bad gateway</title>", {
        status: 502,
        headers: { "content-type": "text/html" },
      });
    case "slow":
      await sleep(fault.delayMs);
      return null;
    case "redacted":
      return null;
  }
}

function tokenRefused(): Response {
  const errors = "[API] Invalid API key or access token (unrecognized login or wrong password)";
  return Response.json({ errors }, { status: 401 });
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
