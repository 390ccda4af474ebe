import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { signChatwootWebhook } from "../../app/integrations/chatwoot/webhook-signature.server.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { saveConnection } from "../../app/models/connections.server.ts";
import { houseWebhookId } from "../../app/models/webhook-connections.server.ts";
import conversationBody from "../fixtures/chatwoot/wh_conv.json" with { type: "json" };
import messageBody from "../fixtures/chatwoot/wh_message.json" with { type: "json" };
import { SHOP } from "../support/cases.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const KEY = "a key of at least thirty-two characters";
const OTHER_SHOP = "birch-and-co.myshopify.com";
const HOUSE_SECRET = "pX3kVd9wQmT7sYzLr2HcNb5e";
const APP_SECRET = { current: "shpss_current", previous: "shpss_previous" };
const cipher = createCipher(KEY);
const HOUSE = houseWebhookId(cipher, SHOP);

type Action = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, unknown>;
}) => Promise<Response>;

let own: TestDatabase;
let database: Database;
let chatwootRoute: { action: Action; loader: () => Response };
let shopifyRoute: { action: Action; loader: () => Response };

beforeAll(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: own.url,
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: APP_SECRET.current,
    SHOPIFY_API_SECRET_PREVIOUS: APP_SECRET.previous,
    SHOPIFY_APP_URL: "https://app.example.com",
    ENCRYPTION_KEY: KEY,
    SHOP,
    CHATWOOT_WEBHOOK_SECRET: HOUSE_SECRET,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The environment is read when the routes are first imported.
  chatwootRoute = await import("../../app/routes/webhooks.chatwoot.$connectionId.tsx");
  shopifyRoute = await import("../../app/routes/webhooks.shopify.tsx");
});

beforeEach(async () => {
  await database.inboxEvent.deleteMany();
  await database.connection.deleteMany();
  await database.$executeRaw`delete from graphile_worker._private_jobs`;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  const { getDatabase } = await import("../../app/db.server.ts");
  await getDatabase().$disconnect();
  await database?.$disconnect();
  await own?.drop();
});

interface ChatwootCall {
  readonly connectionId?: string;
  readonly secret?: string;
  /** How long ago it was signed. */
  readonly ageSeconds?: number;
  readonly headers?: Record<string, string>;
}

function chatwootRequest(body: unknown, call: ChatwootCall = {}) {
  const { secret = HOUSE_SECRET, ageSeconds = 0, headers } = call;
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signed = {
    "x-chatwoot-timestamp": timestamp,
    "x-chatwoot-signature": signChatwootWebhook(secret, timestamp, bytes),
  };
  const init = { method: "POST", body: bytes, headers: headers ?? signed };
  return new Request("https://app.example.com/webhooks/chatwoot/x", init);
}

async function callChatwoot(request: Request, connectionId = HOUSE): Promise<number> {
  const response = await chatwootRoute.action({ request, params: { connectionId }, context: {} });
  return response.status;
}

const chatwoot = (body: unknown, call: ChatwootCall = {}) =>
  callChatwoot(chatwootRequest(body, call), call.connectionId);

const events = () => database.inboxEvent.findMany({ orderBy: { id: "asc" } });

const ONE_JOB = { task: "process-inbox", queue: `inbox:${SHOP}` };

async function waitingJobs() {
  return database.$queryRaw<{ task: string; queue: string }[]>`
    select task_identifier as task, queue_name as queue from graphile_worker.jobs`;
}

async function connect(shopDomain: string, webhookSecret: string | null): Promise<string> {
  const key = { shopDomain, vendor: "chatwoot" as const };
  const change = { baseUrl: "https://chat.example", accountId: 1, secret: "token", webhookSecret };
  await database.$transaction((tx) => saveConnection(tx, cipher, key, change));
  return (await database.connection.findUniqueOrThrow({ where: { shopDomain_vendor: key } })).id;
}

test("a signed message is kept as ids, once however often it comes, and asks for one job", async () => {
  const statuses = await Promise.all([chatwoot(messageBody), chatwoot(messageBody), chatwoot(messageBody)]);
  expect(statuses).toEqual([204, 204, 204]);
  const kept = await events();
  expect(kept).toMatchObject([
    {
      source: "chatwoot",
      shopDomain: SHOP,
      topic: "message_created",
      dedupeKey: "message_created:9056",
      subjectId: "42",
      processedAt: null,
    },
  ]);
  expect(await waitingJobs()).toEqual([ONE_JOB]);
  const payloads = await database.$queryRaw`select payload from graphile_worker._private_jobs`;
  const said = JSON.stringify([kept, payloads]);
  for (const word of ["prepaid", "Mara", "Iris", "pubsub"]) expect(said).not.toContain(word);
});

test("a replay of the same bytes is one event, also where nothing in them tells two updates apart", async () => {
  const update = { ...messageBody, event: "message_updated" };
  const request = chatwootRequest(update);
  expect(await callChatwoot(request.clone())).toBe(204);
  expect(await callChatwoot(request)).toBe(204);
  expect(await events()).toHaveLength(1);
  expect(await chatwoot(update, { ageSeconds: 2 })).toBe(204);
  expect(await events()).toHaveLength(2);
  // One each: a job of a key that is just starting would swallow the second.
  expect(await waitingJobs()).toEqual([ONE_JOB, ONE_JOB]);
});

test.each([
  ["signed with another secret", () => chatwootRequest(messageBody, { secret: "another" })],
  ["older than 300 s", () => chatwootRequest(messageBody, { ageSeconds: 302 })],
  ["from the future", () => chatwootRequest(messageBody, { ageSeconds: -302 })],
  ["unsigned", () => chatwootRequest(messageBody, { headers: {} })],
  [
    "with one byte changed",
    () => {
      const { headers } = chatwootRequest(messageBody);
      const body = JSON.stringify({ ...messageBody, id: 9057 });
      return new Request("https://app.example.com/", { method: "POST", body, headers });
    },
  ],
])("what is %s is refused with 401, and nothing of it stays", async (_, request) => {
  expect(await callChatwoot(request())).toBe(401);
  expect(await events()).toEqual([]);
  expect(await waitingJobs()).toEqual([]);
});

test("just inside the window it counts", async () => {
  expect(await chatwoot(messageBody, { ageSeconds: 298 })).toBe(204);
});

test("an address that is nobody's is not found, whatever is signed", async () => {
  expect(await chatwoot(messageBody, { connectionId: randomUUID() })).toBe(404);
  expect(await chatwoot(messageBody, { connectionId: "1" })).toBe(404);
  expect(await chatwoot(messageBody, { connectionId: houseWebhookId(cipher, OTHER_SHOP) })).toBe(404);
});

test("each connection has its own address and secret; another shop's does not open it", async () => {
  const connectionId = await connect(OTHER_SHOP, "birch-secret");
  expect(await chatwoot(conversationBody, { connectionId })).toBe(401);
  expect(await chatwoot(conversationBody, { secret: "birch-secret" })).toBe(401);
  expect(await chatwoot(conversationBody, { connectionId, secret: "birch-secret" })).toBe(204);
  expect(await events()).toMatchObject([{ shopDomain: OTHER_SHOP, subjectId: "42" }]);
});

test("without a secret nothing can be checked, and so nothing is taken", async () => {
  expect(await chatwoot(messageBody, { connectionId: await connect(OTHER_SHOP, null), secret: "" })).toBe(
    401,
  );
});

test("a Chatwoot of the shop's own puts the environment's address out of use", async () => {
  await connect(SHOP, "own-secret");
  expect(await chatwoot(messageBody)).toBe(404);
});

test("typing is acknowledged and not kept; a signed body in another shape is refused", async () => {
  expect(await chatwoot({ event: "conversation_typing_on" })).toBe(204);
  expect(await chatwoot({ event: "message_created" })).toBe(422);
  expect(await events()).toEqual([]);
});

test("more than two megabytes are not read", async () => {
  expect(await chatwoot({ ...messageBody, content: "x".repeat(2_000_000) })).toBe(413);
});

interface ShopifyCall {
  readonly secret?: string;
  readonly webhookId?: string;
  readonly headers?: Record<string, string>;
}

async function shopify(topic: string, body: unknown, call: ShopifyCall = {}): Promise<number> {
  const text = JSON.stringify(body);
  const { secret = APP_SECRET.current, webhookId = "b54557e4" } = call;
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-triggered-at": "2026-11-23T15:42:00.123456789Z",
    "x-shopify-hmac-sha256": createHmac("sha256", secret).update(text).digest("base64"),
    ...call.headers,
  };
  const init = { method: "POST", body: text, headers };
  const request = new Request("https://app.example.com/webhooks/shopify", init);
  try {
    return (await shopifyRoute.action({ request, params: {}, context: {} })).status;
  } catch (refusal) {
    if (refusal instanceof Response) return refusal.status;
    throw refusal;
  }
}

test.each([
  ["orders/updated", { id: 6_200_001_045 }],
  ["orders/cancelled", { id: 6_200_001_045, email: "alex@mail.example" }],
  ["fulfillments/create", { id: 1, order_id: 6_200_001_045 }],
  ["fulfillments/update", { id: 1, order_id: 6_200_001_045, destination: { name: "Alex" } }],
  ["fulfillment_events/create", { id: 2, order_id: 6_200_001_045 }],
  ["refunds/create", { id: 3, order_id: 6_200_001_045 }],
])("%s is kept as the order to read again, once a webhook id", async (topic, body) => {
  expect([await shopify(topic, body), await shopify(topic, body)]).toEqual([200, 200]);
  const kept = await events();
  expect(kept).toMatchObject([
    {
      source: "shopify",
      topic,
      dedupeKey: `${topic}:b54557e4`,
      subjectId: "gid://shopify/Order/6200001045",
      triggeredAt: new Date("2026-11-23T15:42:00.123Z"),
    },
  ]);
  expect(JSON.stringify(kept)).not.toMatch(/alex/i);
  expect(await waitingJobs()).toEqual([ONE_JOB]);
  expect(await shopify(topic, body, { webhookId: "another" })).toBe(200);
  expect(await events()).toHaveLength(2);
});

test("a wrong or missing HMAC is refused with 401, and nothing of it stays", async () => {
  expect(await shopify("orders/updated", { id: 6_200_001_045 }, { secret: "shpss_guessed" })).toBe(401);
  const request = new Request("https://app.example.com/", { method: "POST", body: "{}" });
  const refusal = shopifyRoute.action({ request, params: {}, context: {} });
  await expect(refusal).rejects.toMatchObject({ status: 401 });
  expect(await events()).toEqual([]);
});

test("during a rotation the previous secret counts too", async () => {
  expect(await shopify("orders/updated", { id: 1 }, { secret: APP_SECRET.previous })).toBe(200);
  expect(await events()).toHaveLength(1);
});

test("a shop whose token has expired is answered all the same, without a call to Shopify", async () => {
  await database.session.create({
    data: {
      id: `offline_${SHOP}`,
      shop: SHOP,
      state: "",
      accessToken: cipher.encrypt("shpat_old"),
      refreshToken: cipher.encrypt("shprt_old"),
      expires: new Date("2026-01-01T00:00:00Z"),
    },
  });
  expect(await shopify("app/uninstalled", { id: 954_889 })).toBe(200);
  expect(await events()).toMatchObject([{ topic: "app/uninstalled", subjectId: null }]);
});

test("what compliance asks for is stored without a word about the customer, and waits for its work", async () => {
  const customer = { id: 191_167, email: "Alex.Rivera@mail.example", phone: "+12075550114" };
  const subject = { shop_id: 954_889, shop_domain: SHOP, customer };
  expect(await shopify("customers/redact", { ...subject, orders_to_redact: [299_938] })).toBe(200);
  const request = { ...subject, orders_requested: [299_938], data_request: { id: 9999 } };
  expect(await shopify("customers/data_request", request)).toBe(200);
  expect(await shopify("shop/redact", { shop_id: 954_889, shop_domain: SHOP })).toBe(200);
  const kept = await events();
  const person = {
    customerId: "gid://shopify/Customer/191167",
    orderIds: ["gid://shopify/Order/299938"],
    emailHash: cipher.keyedHash("alex.rivera@mail.example"),
  };
  expect(kept.map(({ subjectId }) => (subjectId === null ? null : JSON.parse(subjectId)))).toEqual([
    { ...person, dataRequestId: null },
    { ...person, dataRequestId: "9999" },
    null,
  ]);
  expect(kept.every(({ processedAt }) => processedAt === null)).toBe(true);
  const said = JSON.stringify(kept);
  for (const word of ["Alex", "alex", "Rivera", "+1207"]) expect(said).not.toContain(word);
  expect(await waitingJobs()).toEqual([]);
});

test("a topic that nobody subscribed to and an order event without an order are refused", async () => {
  expect(await shopify("products/update", { id: 1 })).toBe(404);
  expect(await shopify("refunds/create", { id: 1 })).toBe(422);
  expect(await events()).toEqual([]);
});

test("neither address answers to a browser", () => {
  expect([chatwootRoute.loader().status, shopifyRoute.loader().status]).toEqual([405, 405]);
});
