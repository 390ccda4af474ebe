import { RequestedTokenType } from "@shopify/shopify-api";
import { describe, expect, test } from "vitest";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import { ORDER_PANEL_QUERY } from "../../app/integrations/shopify/queries.ts";
import { ADMIN_API_VERSION } from "../../app/integrations/shopify/stand-in.server.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { idToken } from "../../scripts/stand-ins/shopify/id-token.ts";
import {
  adminGraphql,
  READ_SCOPES,
  shopifyLibrary,
  startShopifyStandIn,
  TEST_APP,
} from "../support/shopify-stand-in.ts";

/**
 * What the app relies on at Shopify, checked against the stand-in and, where the environment names one, a live
 * development store: SHOPIFY_CONTRACT_URL (https://<store>.myshopify.com) with SHOPIFY_CONTRACT_TOKEN, an access
 * token with the app's scopes and `write_orders`. Only reads, and mutations that are refused.
 */
interface FarSide {
  readonly shop: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}

const DEADLINE_MS = 15_000;
const NO_SUCH_ORDER = "gid://shopify/Order/1";
const liveUrl = process.env.SHOPIFY_CONTRACT_URL;
const liveToken = process.env.SHOPIFY_CONTRACT_TOKEN;
const notLive = "the live half is skipped: SHOPIFY_CONTRACT_URL and SHOPIFY_CONTRACT_TOKEN name no store";

async function standIn(): Promise<FarSide> {
  const { exchange, handle } = await startShopifyStandIn({ scopes: [...READ_SCOPES, "write_orders"] });
  const { access_token: token } = (await (await exchange("offline")).json()) as { access_token: string };
  const toStandIn: typeof fetch = (url, init) => handle(new Request(url, init));
  return { shop: EVERGREEN_SHOP.domain, token, fetch: toStandIn };
}

async function live(): Promise<FarSide> {
  return { shop: new URL(liveUrl ?? "").hostname, token: liveToken ?? "", fetch };
}

describe("Shopify stand-in", () => {
  contract(standIn);

  // A live store takes no token that we signed, so this one is the stand-in's alone.
  test("the library exchanges a session token for an online and an expiring offline session", async () => {
    const { handle } = await startShopifyStandIn();
    const { auth } = shopifyLibrary((url, init) => handle(new Request(url, init)));
    const shop = EVERGREEN_SHOP.domain;
    const sessionToken = await idToken({ ...TEST_APP, shop, userId: evergreenStaff.priya.userId });
    const exchange = { shop, sessionToken, expiring: true };
    const online = await auth.tokenExchange({
      ...exchange,
      requestedTokenType: RequestedTokenType.OnlineAccessToken,
    });
    expect(online.session.id).toBe(`${shop}_${evergreenStaff.priya.userId}`);
    expect(online.session.onlineAccessInfo?.associated_user.email).toBe("priya@evergreen.example");
    const offline = await auth.tokenExchange({
      ...exchange,
      requestedTokenType: RequestedTokenType.OfflineAccessToken,
    });
    expect(offline.session.refreshToken).toMatch(/^shprt_/);
    const refreshed = await auth.refreshToken({ shop, refreshToken: offline.session.refreshToken ?? "" });
    expect(refreshed.session.accessToken).not.toBe(offline.session.accessToken);
  });
});

describe.skipIf(!liveUrl || !liveToken)(liveUrl ? `Shopify at ${liveUrl}` : notLive, () => contract(live));

function contract(start: () => Promise<FarSide>) {
  async function connect() {
    const far = await start();
    const graphql = adminGraphql(far.shop, far.token, far.fetch);
    return { ...far, graphql, orders: createShopifyOrders({ graphql, deadlineMs: DEADLINE_MS }) };
  }

  async function post(
    far: FarSide,
    query: string,
    variables: Record<string, unknown> = {},
    token = far.token,
  ) {
    const response = await far.fetch(`https://${far.shop}/admin/api/${ADMIN_API_VERSION}/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  test("an order found by its name is read whole", async () => {
    const far = await connect();
    const { body } = await post(far, "{ orders(first: 1, reverse: true) { nodes { id name } } }");
    const [newest] = (body.data as { orders: { nodes: { id: string; name: string }[] } }).orders.nodes;
    if (!newest) throw new Error("the store has no order of the last 60 days: create one");
    const found = await far.orders.searchOrders({ name: newest.name });
    expect(found.ok && found.value.map(({ id }) => id)).toContain(newest.id);
    const order = await far.orders.getOrder(newest.id);
    expect(order).toMatchObject({ ok: true, value: { id: newest.id, name: newest.name, unavailable: [] } });
  });

  test("an order that does not exist is not found, and an unknown address finds nothing", async () => {
    const { orders } = await connect();
    const missing = await orders.getOrder(NO_SUCH_ORDER);
    expect(missing.ok ? null : missing.error.kind).toMatch(/^notFound/);
    expect(await orders.searchOrders({ email: "nobody@nowhere.example" })).toEqual({ ok: true, value: [] });
  });

  test("the panel query costs at most 160 points", async () => {
    const { body } = await post(await connect(), ORDER_PANEL_QUERY, { id: NO_SUCH_ORDER });
    const { cost } = body.extensions as { cost: { requestedQueryCost: number } };
    expect(cost.requestedQueryCost).toBeLessThanOrEqual(160);
  });

  test("a wrong access token is HTTP 401", async () => {
    const far = await connect();
    expect((await post(far, "{ shop { name } }", {}, "shpat_wrong")).status).toBe(401);
    const graphql = adminGraphql(far.shop, "shpat_wrong", far.fetch);
    const orders = createShopifyOrders({ graphql, deadlineMs: DEADLINE_MS });
    expect(await orders.getOrder(NO_SUCH_ORDER)).toEqual({ ok: false, error: { kind: "unauthorized" } });
  });

  test("a field that the API does not have is HTTP 200 with errors and no data", async () => {
    const { status, body } = await post(await connect(), "{ shop { nickname } }");
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors).toHaveLength(1);
  });

  test("refundCreate without @idempotent is an error", async () => {
    const source = "mutation ($input: RefundInput!) { refundCreate(input: $input) { refund { id } } }";
    const { body } = await post(await connect(), source, { input: { orderId: NO_SUCH_ORDER } });
    expect(JSON.stringify(body.errors)).toContain("idempotent");
  });

  test("refundCreate for an order that does not exist is a user error", async () => {
    const source = `mutation ($input: RefundInput!, $key: String!) {
      refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { field message } }
    }`;
    const variables = { input: { orderId: NO_SUCH_ORDER }, key: crypto.randomUUID() };
    const { body } = await post(await connect(), source, variables);
    const { refundCreate } = body.data as { refundCreate: { refund: unknown; userErrors: unknown[] } };
    expect(refundCreate.refund).toBeNull();
    expect(refundCreate.userErrors).toHaveLength(1);
  });
}
