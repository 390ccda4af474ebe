import { describe, expect, test } from "vitest";
import { orderGid } from "../../../prisma/seed-data/orders.ts";
import { EVERGREEN_SHOP } from "../../../prisma/seed-data/people.ts";
import { READ_SCOPES, startShopifyStandIn, TEST_APP } from "../../../tests/support/shopify-stand-in.ts";
import { ADMIN_API_VERSION } from "./stand-in.server.ts";

const WRITE_SCOPES = [...READ_SCOPES, "write_orders"];
const CONCURRENT = 5;

const REFUND = `mutation ($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id totalRefundedSet { shopMoney { amount } } } userErrors { field message } }
}`;
const REFUND_WITHOUT_KEY = `mutation ($input: RefundInput!) {
  refundCreate(input: $input) { refund { id } userErrors { message } }
}`;

type StandIn = Awaited<ReturnType<typeof startShopifyStandIn>>;

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: unknown[]; extensions?: { code?: string } }[];
  readonly extensions?: { cost: { requestedQueryCost: number } };
}

async function tokenOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

async function query(
  standIn: StandIn,
  source: string,
  variables: Record<string, unknown> = {},
  token?: string,
) {
  const accessToken = token ?? String((await tokenOf(await standIn.exchange("offline"))).access_token);
  const address = `https://${EVERGREEN_SHOP.domain}/admin/api/${ADMIN_API_VERSION}/graphql.json`;
  const body = JSON.stringify({ query: source, variables });
  const headers = { "x-shopify-access-token": accessToken };
  return standIn.handle(new Request(address, { method: "POST", body, headers }));
}

async function answerTo(standIn: StandIn, source: string, variables: Record<string, unknown> = {}) {
  return (await (await query(standIn, source, variables)).json()) as Answer;
}

function refundInput(amount: string, number = 1062) {
  const orderId = orderGid(number);
  return { orderId, transactions: [{ orderId, amount, gateway: "shopify_payments", kind: "REFUND" }] };
}

describe("tokens", () => {
  test("an online token names the person", async () => {
    const standIn = await startShopifyStandIn();
    const token = await tokenOf(await standIn.exchange("online"));
    expect(token).toMatchObject({
      expires_in: 86_400,
      scope: READ_SCOPES.join(","),
      associated_user: { id: 91_000_000_001, email: "dana@evergreen.example", account_owner: true },
    });
  });

  test("an expiring offline token comes with its refresh token, another without", async () => {
    const standIn = await startShopifyStandIn();
    const expiring = await tokenOf(await standIn.exchange("offline"));
    expect(expiring).toMatchObject({ expires_in: 3_600, refresh_token_expires_in: 7_776_000 });
    expect(await tokenOf(await standIn.exchange("offline", {}, "0"))).not.toHaveProperty("refresh_token");
  });

  test.each([
    ["expired", { exp: Math.floor(Date.now() / 1000) - 60 }],
    ["not valid yet", { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ["of another app", { aud: "another-app" }],
    ["of another shop", { dest: "https://other.myshopify.com", iss: "https://other.myshopify.com/admin" }],
    ["whose issuer is another shop", { iss: "https://other.myshopify.com/admin" }],
    ["of nobody on the staff", { sub: "4711" }],
  ])("a subject token %s is refused", async (_case, overrides) => {
    const standIn = await startShopifyStandIn();
    const response = await standIn.exchange("online", overrides);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_subject_token" });
  });

  test("a wrong client secret is refused", async () => {
    const standIn = await startShopifyStandIn();
    const response = await standIn.tokenRequest({ client_secret: "guess", grant_type: "refresh_token" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
  });

  test("parallel refreshes with one token all succeed; it dies when a newer one is used", async () => {
    const standIn = await startShopifyStandIn();
    const { refresh_token: first } = await tokenOf(await standIn.exchange("offline"));
    const refresh = (token: unknown) =>
      standIn.tokenRequest({ grant_type: "refresh_token", refresh_token: token });
    const answers = await Promise.all(Array.from({ length: CONCURRENT }, () => refresh(first)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(CONCURRENT).fill(200));
    const newer = await tokenOf(answers[0] ?? Response.json({}));
    expect((await refresh(newer.refresh_token)).status).toBe(200);
    expect((await refresh(first)).status).toBe(400);
  });

  test("a refresh token ends after 90 days, an access token after its hour", async () => {
    const standIn = await startShopifyStandIn();
    const token = await tokenOf(await standIn.exchange("offline"));
    standIn.time.now = new Date(standIn.time.now.getTime() + 3_600_000);
    const late = await query(standIn, "{ shop { name } }", {}, String(token.access_token));
    expect(late.status).toBe(401);
    standIn.time.now = new Date(standIn.time.now.getTime() + 90 * 86_400_000);
    const response = await standIn.tokenRequest({
      grant_type: "refresh_token",
      refresh_token: token.refresh_token,
    });
    expect(await response.json()).toMatchObject({ error: "invalid_grant" });
  });

  test("an unknown shop does not exist", async () => {
    const standIn = await startShopifyStandIn();
    const body = { client_id: TEST_APP.apiKey };
    expect((await standIn.tokenRequest(body, "nobody.myshopify.com")).status).toBe(404);
  });
});

describe("queries", () => {
  test("a field that the schema does not have is refused", async () => {
    const { data, errors } = await answerTo(await startShopifyStandIn(), "{ shop { nickname } }");
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain('Cannot query field "nickname"');
  });

  test("a field outside the scopes is refused with Shopify's sentence and path", async () => {
    const standIn = await startShopifyStandIn({ scopes: ["read_orders"] });
    const source = "query ($id: ID!) { order(id: $id) { name customer { id } } }";
    const { data, errors } = await answerTo(standIn, source, { id: orderGid(1045) });
    expect(data).toEqual({ order: { name: "#EVR-1045", customer: null } });
    expect(errors?.[0]).toMatchObject({ path: ["order", "customer"], extensions: { code: "ACCESS_DENIED" } });
    expect(errors?.[0]?.message).toContain("`read_customers`");
  });

  test("a field the world holds no value for is an error, not an invention", async () => {
    const source = "query ($id: ID!) { order(id: $id) { confirmationNumber } }";
    const { errors } = await answerTo(await startShopifyStandIn(), source, { id: orderGid(1045) });
    expect(errors?.[0]?.message).toBe("The Shopify stand-in has no value for Order.confirmationNumber");
  });

  test("answers carry their cost, and a query over 1,000 points is refused", async () => {
    const standIn = await startShopifyStandIn();
    const cheap = await answerTo(standIn, "{ orders(first: 5) { nodes { id } } }");
    expect(cheap.extensions?.cost.requestedQueryCost).toBe(7);
    const dear = await answerTo(
      standIn,
      "{ orders(first: 250) { nodes { fulfillments(first: 5) { id } } } }",
    );
    expect(dear.errors?.[0]?.extensions?.code).toBe("MAX_COST_EXCEEDED");
  });

  test("pages follow each other without gaps", async () => {
    const standIn = await startShopifyStandIn({ scopes: [...READ_SCOPES, "read_all_orders"] });
    const source = `query ($after: String) { orders(first: 15, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await answerTo(standIn, source, { after });
      const { orders } = data as {
        orders: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
      names.push(...orders.nodes.map((node) => node.name));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(names).size).toBe(40);
  });
});

describe("refundCreate", () => {
  test("without @idempotent it is refused", async () => {
    const standIn = await startShopifyStandIn({ scopes: WRITE_SCOPES });
    const { errors } = await answerTo(standIn, REFUND_WITHOUT_KEY, { input: refundInput("10.00") });
    expect(errors?.[0]?.message).toContain("@idempotent directive is required");
  });

  test("with read scopes it is refused", async () => {
    const variables = { input: refundInput("10.00"), key: "k1" };
    const { errors } = await answerTo(await startShopifyStandIn(), REFUND, variables);
    expect(errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  test("one key refunds once, also when sent at the same time; the order shows it", async () => {
    const standIn = await startShopifyStandIn({ scopes: WRITE_SCOPES });
    const variables = { input: refundInput("25.00"), key: "k1" };
    const answers = await Promise.all([1, 2, 3].map(() => answerTo(standIn, REFUND, variables)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
    const source =
      "query ($id: ID!) { order(id: $id) { displayFinancialStatus refunds { id } totalRefundedSet { shopMoney { amount } } } }";
    const { data } = await answerTo(standIn, source, { id: orderGid(1062) });
    expect(data?.order).toMatchObject({
      displayFinancialStatus: "PARTIALLY_REFUNDED",
      refunds: [{}],
      totalRefundedSet: { shopMoney: { amount: "25.00" } },
    });
  });

  test("a key used again with another amount is refused", async () => {
    const standIn = await startShopifyStandIn({ scopes: WRITE_SCOPES });
    await answerTo(standIn, REFUND, { input: refundInput("25.00"), key: "k1" });
    const { errors } = await answerTo(standIn, REFUND, { input: refundInput("30.00"), key: "k1" });
    expect(errors?.[0]?.extensions?.code).toBe("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
  });

  test("more than was paid, or the wrong currency, is a user error", async () => {
    const standIn = await startShopifyStandIn({ scopes: WRITE_SCOPES });
    const over = await answerTo(standIn, REFUND, { input: refundInput("325.01"), key: "k1" });
    expect(over.data?.refundCreate).toMatchObject({ refund: null, userErrors: [{}] });
    const foreign = await answerTo(standIn, REFUND, { input: refundInput("10.00", 1085), key: "k2" });
    expect(JSON.stringify(foreign.data)).toContain("presentment currency");
  });
});
