import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobContext } from "../../app/composition.server.ts";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { receiveChatwoot } from "../../app/features/inbox/receive-chatwoot.server.ts";
import { receiveShopify } from "../../app/features/inbox/receive-shopify.server.ts";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import { processInboxTask } from "../../app/jobs/process-inbox.server.ts";
import { syncConversationsTask } from "../../app/jobs/sync-conversations.server.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { createLogger } from "../../app/lib/logger.server.ts";
import { recordInstall } from "../../app/models/installations.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
import { houseWebhookId } from "../../app/models/webhook-connections.server.ts";
import { evergreenCustomers } from "../../prisma/seed-data/people.ts";
import { NOW, SHOP } from "../support/cases.ts";
import { PRIYA, startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startShopifyStandIn } from "../support/shopify-stand-in.ts";

const DEFAULTS = {
  modalApprovals: true,
  aiEscalations: true,
  slaMinutes: 60,
  refundEscalateAt: "325",
  refundManagerOver: "500",
};
const cipher = createCipher("k".repeat(32));
const SECRET = "webhook-secret";
const CONVERSATION = 1207;

let own: TestDatabase;
let database: Database;
let now: Date;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;
let context: JobContext;
/** What Chatwoot sent and nobody has received yet. */
let onTheWay: Request[];

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  now = NOW;
  onTheWay = [];
  const clock = { now: () => now };
  chatwoot = await startChatwoot(clock, async (request) => onTheWay.push(request));
  const shopify = await startShopifyStandIn({ startAt: NOW });
  const orders = createShopifyOrders({ graphql: await shopify.connect(), deadlineMs: 5_000 });
  context = {
    database,
    databaseUrl: own.url,
    cipher,
    clock,
    logger: createLogger("silent"),
    settingsOf: (shopDomain) => getShopSettings(database, shopDomain, DEFAULTS),
    connections: async () => ({
      chatwoot: { isConnected: true, port: chatwoot.port },
      chatwootInbox: null,
      mirror: { isConnected: false, remedy: "" },
    }),
    orders: async () => orders,
  };
  await database.shop.create({ data: { domain: SHOP, installedAt: new Date("2026-01-01T00:00:00Z") } });
  await chatwoot.world.webhooks.put(1, {
    id: 1,
    name: null,
    url: "https://app.example.com/",
    secret: SECRET,
    subscriptions: ["message_created", "conversation_updated", "conversation_status_changed"],
  });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

const sync = () => syncConversationsTask(context, { shopDomain: SHOP });
const work = () => processInboxTask(context, { shopDomain: SHOP });
const theCase = () => database.escalation.findFirst({ where: { conversationId: CONVERSATION } });
const waiting = () => database.inboxEvent.count({ where: { processedAt: null } });

function afterMinutes(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

async function receive(requests: readonly Request[]): Promise<void> {
  const house = { shopDomain: SHOP, secret: SECRET };
  for (const request of requests) {
    const received = await receiveChatwoot({ ...context, house }, houseWebhookId(cipher, SHOP), request);
    expect(received.ok).toBe(true);
  }
}

const receiveAll = () => receive(onTheWay.splice(0));

async function tell(topic: string, payload: unknown, { webhookId = "w-1", triggeredAt = now } = {}) {
  const name = topic.replace("/", "_").toUpperCase();
  const delivery = { shop: SHOP, topic: name, webhookId, triggeredAt: triggeredAt.toISOString(), payload };
  expect((await receiveShopify(context, delivery)).ok).toBe(true);
}

async function jordanAsksForARefund(): Promise<void> {
  const { email } = evergreenCustomers.jordan;
  await chatwoot.addConversation({ id: CONVERSATION, name: "Jordan Lee", email });
  await chatwoot.admin.addCustomerMessage({
    conversationId: CONVERSATION,
    content: "Please refund #EVR-1062",
  });
}

const answer = (content: string) =>
  chatwoot.admin.addColleagueReply({ conversationId: CONVERSATION, agentId: PRIYA, content });

test("a customer's message opens its case without the poller, by reading that one conversation", async () => {
  await jordanAsksForARefund();
  await receiveAll();
  await work();
  expect(await theCase()).toMatchObject({ state: "open", version: 1, orderName: "#EVR-1062" });
  expect(await waiting()).toBe(0);
  expect(await chatwoot.countOf("listConversations")).toBe(0);
  expect(await chatwoot.countOf("listMessages")).toBe(1);
});

test("webhooks that never arrive change nothing: the poller gets there", async () => {
  await jordanAsksForARefund();
  onTheWay = [];
  await work();
  expect(await theCase()).toBeNull();
  await sync();
  expect(await theCase()).toMatchObject({ state: "open", version: 1, orderName: "#EVR-1062" });
});

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test.each([1, 2, 3, 4])(
  "doubled, shuffled and worked on twice at once (seed %i), the case ends where Chatwoot is",
  async (seed) => {
    const random = randomFrom(seed);
    await jordanAsksForARefund();
    await sync();
    afterMinutes(1);
    await answer("We are on it.");
    afterMinutes(1);
    await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content: "Any news?" });
    afterMinutes(1);
    await answer("It is refunded.");

    const sent = onTheWay.splice(0);
    const doubled = [...sent, ...sent.map((request) => request.clone())];
    const shuffled = doubled
      .map((request) => ({ request, at: random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ request }) => request);
    const half = Math.floor(shuffled.length * random());
    await receive(shuffled.slice(0, half));
    await Promise.all([work(), work(), sync()]);
    await receive(shuffled.slice(half));
    await Promise.all([work(), work(), sync()]);
    await work();

    expect(await theCase()).toMatchObject({ state: "replied", version: 2, waitingSince: null });
    expect(await database.escalation.count()).toBe(1);
    expect(await database.inboxEvent.count()).toBe(sent.length);
    expect(await waiting()).toBe(0);
  },
);

test("an event about the order reads its cases again, which the poller has no reason to do", async () => {
  await jordanAsksForARefund();
  await sync();
  const before = await theCase();
  const stale = { valueMinor: 1, strongestCue: { severity: "low", sentence: "Old." } };
  await database.escalation.updateMany({ data: stale });
  await sync();
  expect(await theCase()).toMatchObject(stale);
  const id = Number(before?.orderId?.split("/").at(-1));
  await tell("refunds/create", { id: 5, order_id: id }, { webhookId: "a" });
  await tell("orders/updated", { id }, { webhookId: "b" });
  await work();
  expect(await theCase()).toMatchObject({
    valueMinor: before?.valueMinor,
    strongestCue: before?.strongestCue,
    version: 1,
  });
  expect(await waiting()).toBe(0);
  // Both events in one look, after the poller's.
  expect(await chatwoot.countOf("listMessages")).toBe(2);
});

test("an event about an order that no conversation is about is done at once", async () => {
  await tell("orders/updated", { id: 4_711 });
  await work();
  expect(await waiting()).toBe(0);
});

async function comingBackAt(): Promise<Date[]> {
  const jobs = await database.$queryRaw<{ run_at: Date }[]>`
    select run_at from graphile_worker.jobs where key = ${`inbox-again:${SHOP}`}`;
  return jobs.map(({ run_at }) => run_at);
}

test("while Chatwoot does not answer the events wait, and the job comes back in 30 s", async () => {
  await jordanAsksForARefund();
  await receiveAll();
  await chatwoot.admin.setFaults([
    { operation: "showConversation", fault: { kind: "rateLimited" }, times: 1 },
  ]);
  await work();
  expect(await waiting()).toBeGreaterThan(0);
  expect(await comingBackAt()).toEqual([new Date(NOW.getTime() + 30_000)]);
  await work();
  expect(await theCase()).toMatchObject({ state: "open" });
  expect(await waiting()).toBe(0);
});

test("a conversation that cannot be read for a day is left to the poller", async () => {
  await jordanAsksForARefund();
  await receiveAll();
  await chatwoot.admin.setFaults([
    { operation: "showConversation", fault: { kind: "badGateway" }, times: 9 },
  ]);
  await work();
  expect(await waiting()).toBeGreaterThan(0);
  afterMinutes(24 * 60 + 1);
  await work();
  expect(await waiting()).toBe(0);
});

test("a conversation that is gone is nothing to read", async () => {
  await jordanAsksForARefund();
  await receiveAll();
  await database.inboxEvent.updateMany({ data: { subjectId: "999" } });
  await work();
  expect(await waiting()).toBe(0);
});

async function signIn(): Promise<void> {
  const session = { shop: SHOP, state: "", accessToken: "sealed" };
  await database.session.createMany({
    data: [
      { id: `offline_${SHOP}`, ...session },
      { id: "other", ...session, shop: "birch-and-co.myshopify.com" },
    ],
  });
}

const sessionIds = async () => (await database.session.findMany()).map(({ id }) => id);
const theShop = () => database.shop.findUniqueOrThrow({ where: { domain: SHOP } });

test("a removed app keeps no token of the shop and reads nothing for it, until it is back", async () => {
  await jordanAsksForARefund();
  await signIn();
  await receiveAll();
  await tell("app/uninstalled", {});
  await work();
  expect(await theShop()).toMatchObject({ uninstalledAt: now });
  expect(await sessionIds()).toEqual(["other"]);
  expect(await waiting()).toBe(0);
  await sync();
  expect(await chatwoot.admin.readJournal()).toEqual([]);

  afterMinutes(5);
  await recordInstall(database, SHOP, now);
  expect(await theShop()).toMatchObject({ uninstalledAt: null, installedAt: now });
  await sync();
  expect(await theCase()).toMatchObject({ state: "open" });
});

test("word of a removal that comes after the app is back removes nothing", async () => {
  const removedAt = now;
  afterMinutes(30);
  await database.shop.updateMany({ data: { uninstalledAt: removedAt } });
  await recordInstall(database, SHOP, now);
  await signIn();
  await tell("app/uninstalled", {}, { webhookId: "late", triggeredAt: removedAt });
  await work();
  expect(await theShop()).toMatchObject({ uninstalledAt: null });
  expect(await sessionIds()).toHaveLength(2);
});

test("a removal of more than 72 h ago is not believed: the cases are read again, no more", async () => {
  await jordanAsksForARefund();
  await sync();
  await signIn();
  const triggeredAt = new Date(now.getTime() - 73 * 60 * 60_000);
  await tell("app/uninstalled", {}, { triggeredAt });
  await work();
  expect(await theShop()).toMatchObject({ uninstalledAt: null });
  expect(await sessionIds()).toHaveLength(2);
  expect(await chatwoot.countOf("listMessages")).toBe(2);
});

test("other scopes show other parts of the orders: open cases are read again", async () => {
  await jordanAsksForARefund();
  await sync();
  await database.escalation.updateMany({ data: { valueMinor: 1 } });
  await tell("app/scopes_update", { previous: ["read_orders"], current: [] });
  await work();
  expect((await theCase())?.valueMinor).not.toBe(1);
});

test("compliance events stay until something acts on them; what is done goes after a week", async () => {
  await tell("shop/redact", {}, { webhookId: "compliance" });
  await tell("orders/updated", { id: 4_711 });
  await work();
  afterMinutes(8 * 24 * 60);
  await tell("orders/updated", { id: 4_711 }, { webhookId: "w-2" });
  await work();
  expect(await database.inboxEvent.findMany({ orderBy: { id: "asc" } })).toMatchObject([
    { topic: "shop/redact", processedAt: null },
    { topic: "orders/updated", dedupeKey: "orders/updated:w-2" },
  ]);
});
