import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobContext } from "../../app/composition.server.ts";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { cueMemorySchema } from "../../app/domain/cues/memory.ts";
import { openSnapshot } from "../../app/features/escalations/snapshot.server.ts";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import { scheduleSyncs, syncConversationsTask } from "../../app/jobs/sync-conversations.server.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { createLogger } from "../../app/lib/logger.server.ts";
import { recordInstall } from "../../app/models/installations.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
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
const { alex, jordan } = evergreenCustomers;
const cipher = createCipher("k".repeat(32));

let own: TestDatabase;
let database: Database;
let now: Date;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;
let context: JobContext;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  now = NOW;
  const clock = { now: () => now };
  chatwoot = await startChatwoot(clock);
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
  await database.shop.create({ data: { domain: SHOP } });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

const LATE = "Where is EVR-1045? My package is still in transit, there is no tracking update.";

async function alexWrites(content = LATE, conversationId = 1207) {
  await chatwoot.addConversation({ id: conversationId, name: "Alex Rivera", email: alex.email });
  await chatwoot.admin.addCustomerMessage({ conversationId, content });
}

function afterMinutes(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

const sync = () => syncConversationsTask(context, { shopDomain: SHOP });
const theCase = () => database.escalation.findFirst({ where: { conversationId: 1207 } });

test("a wait opens a case when it is due soon, although nothing more happens in Chatwoot", async () => {
  await alexWrites();
  afterMinutes(10);
  await sync();
  expect(await theCase()).toBeNull();
  afterMinutes(35);
  await sync();
  expect(await theCase()).toMatchObject({
    state: "open",
    version: 1,
    orderName: "#EVR-1045",
    waitingSince: NOW,
    slaDueAt: new Date(NOW.getTime() + 60 * 60_000),
    emailHash: cipher.keyedHash(alex.email.toLowerCase()),
    valueMinor: expect.any(Number),
  });
});

test("the queue's words are encrypted, and the order is linked on the e-mail's proof", async () => {
  await alexWrites();
  afterMinutes(50);
  await sync();
  const row = await theCase();
  expect(row?.snapshot).not.toContain("package");
  expect(openSnapshot(cipher, row?.snapshot ?? null)).toEqual({ firstName: "Alex", lastWords: LATE });
  expect(await database.conversationLink.findMany()).toMatchObject([
    { conversationId: 1207, orderName: "#EVR-1045", linkedBy: "email" },
  ]);
});

test("a colleague's answer ends the case, and the customer's next message opens it again", async () => {
  await alexWrites();
  afterMinutes(50);
  await sync();
  await chatwoot.admin.addColleagueReply({ conversationId: 1207, agentId: PRIYA, content: "We are on it." });
  afterMinutes(1);
  await sync();
  expect(await theCase()).toMatchObject({ state: "replied", version: 2, waitingSince: null });
  afterMinutes(1);
  await chatwoot.admin.addCustomerMessage({ conversationId: 1207, content: "Any news?" });
  await sync();
  expect(await theCase()).toMatchObject({ state: "open", version: 3, waitingSince: now });
});

test("a colleague who resolves ends the case, and its words go", async () => {
  await alexWrites();
  afterMinutes(50);
  await sync();
  afterMinutes(1);
  await chatwoot.admin.setStatus({ conversationId: 1207, agentId: PRIYA, status: "resolved" });
  await sync();
  expect(await theCase()).toMatchObject({ state: "resolved", snapshot: null });
});

test("a label opens a case at once, and what has not changed is not read again", async () => {
  await alexWrites();
  await chatwoot.port.setLabels(1207, ["escalation"]);
  await sync();
  expect(await theCase()).toMatchObject({ state: "open", labels: ["escalation"], version: 1 });
  afterMinutes(1);
  await sync();
  expect(await chatwoot.countOf("listMessages")).toBe(1);
  await chatwoot.port.setLabels(1207, ["escalation", "vip"]);
  await sync();
  expect(await theCase()).toMatchObject({ labels: ["escalation", "vip"], version: 1 });
});

test("the order of another customer is suggested, never linked", async () => {
  await chatwoot.addConversation({ id: 1207, name: "Somebody", email: "somebody@else.example" });
  await chatwoot.admin.addCustomerMessage({ conversationId: 1207, content: "Please refund #EVR-1062" });
  await sync();
  expect(await theCase()).toMatchObject({
    state: "open",
    orderId: null,
    orderCandidates: [expect.objectContaining({ orderName: "#EVR-1062" })],
  });
  expect(await database.conversationLink.count()).toBe(0);
});

test("a conversation that carries the order's id is linked to it", async () => {
  const orders = await context.orders(SHOP);
  const found = await orders.searchOrders({ name: "#EVR-1062" });
  const [order] = found.ok ? found.value : [];
  const shopify_order_id = order?.id.split("/").at(-1);
  await chatwoot.addConversation({
    id: 1207,
    name: "Jordan Lee",
    email: jordan.email,
    change: { custom_attributes: { shopify_order_id } },
  });
  await chatwoot.admin.addCustomerMessage({ conversationId: 1207, content: "I want a refund" });
  await sync();
  expect(await theCase()).toMatchObject({ orderId: order?.id, orderName: "#EVR-1062", state: "open" });
  expect(await database.conversationLink.findFirst()).toMatchObject({ linkedBy: "custom_attribute" });
});

test("one conversation that cannot be read does not keep the others from being", async () => {
  await alexWrites(LATE, 1207);
  await alexWrites(LATE, 1208);
  afterMinutes(50);
  await chatwoot.admin.setFaults([{ operation: "listMessages", fault: { kind: "badGateway" }, times: 1 }]);
  await sync();
  expect(await database.escalation.count()).toBe(1);
  await sync();
  expect(await database.escalation.count()).toBe(2);
});

test("without Shopify the waits still open cases, and what is known of the order stays", async () => {
  await alexWrites();
  afterMinutes(50);
  await sync();
  context = { ...context, orders: () => Promise.reject(new Error("no session")) };
  await chatwoot.admin.addCustomerMessage({ conversationId: 1207, content: "Hello?" });
  await alexWrites(LATE, 1208);
  afterMinutes(50);
  await sync();
  expect(await theCase()).toMatchObject({ orderName: "#EVR-1045" });
  expect(await database.escalation.count()).toBe(2);
});

test("a case that is being decided is left to its decision", async () => {
  await alexWrites();
  afterMinutes(50);
  await sync();
  await database.escalation.updateMany({ data: { pendingDecisionId: 7, version: 2 } });
  await chatwoot.admin.addColleagueReply({ conversationId: 1207, agentId: PRIYA, content: "Done." });
  afterMinutes(1);
  await sync();
  expect(await theCase()).toMatchObject({ state: "open", version: 2, pendingDecisionId: 7 });
});

test("a snooze ends when its time comes", async () => {
  await database.escalation.create({
    data: {
      shopDomain: SHOP,
      conversationId: 5,
      state: "snoozed",
      snoozedUntil: new Date(NOW.getTime() + 60_000),
    },
  });
  await sync();
  expect(await database.escalation.findFirst()).toMatchObject({ state: "snoozed" });
  afterMinutes(1);
  await sync();
  expect(await database.escalation.findFirst()).toMatchObject({
    state: "open",
    snoozedUntil: null,
    version: 2,
  });
});

test("an assigned case has the staff member with the agent's address as its owner", async () => {
  await database.person.create({
    data: { shopDomain: SHOP, userId: "42", email: "Priya@Evergreen.example", name: "Priya Shah" },
  });
  await alexWrites();
  await chatwoot.port.assign(1207, PRIYA);
  afterMinutes(50);
  await sync();
  expect(await theCase()).toMatchObject({ ownerUserId: "42" });
});

async function waitingJobs() {
  return database.$queryRaw<{ key: string; run_at: Date }[]>`
    select key, run_at from graphile_worker.jobs where task_identifier = 'sync-conversations'`;
}

test("each run asks for the next one 20 s later, also when Chatwoot refuses", async () => {
  await chatwoot.admin.setFaults([
    { operation: "listConversations", fault: { kind: "rateLimited" }, times: 1 },
  ]);
  await sync();
  await sync();
  expect(await waitingJobs()).toEqual([{ key: `sync:${SHOP}`, run_at: new Date(NOW.getTime() + 20_000) }]);
});

test("a sync that is asked for while one runs is not put off by it", async () => {
  await recordInstall(database, SHOP, now);
  const asked = await waitingJobs();
  await sync();
  expect(await waitingJobs()).toEqual(asked);
});

test("a start schedules every installed shop once, and one that left is not synced", async () => {
  await database.shop.create({ data: { domain: "gone.myshopify.com", uninstalledAt: NOW } });
  await scheduleSyncs(context);
  await scheduleSyncs(context);
  await syncConversationsTask(context, { shopDomain: "gone.myshopify.com" });
  expect((await waitingJobs()).map(({ key }) => key)).toEqual([`sync:${SHOP}`]);
});

test("what Shopify does not keep of an order is remembered, once for all looks", async () => {
  await alexWrites();
  await sync();
  const kept = await database.orderMemory.findFirstOrThrow();
  const { cues } = cueMemorySchema.parse(kept.memory);
  expect(Object.values(cues)).toContainEqual({
    code: "LABEL_NO_SCAN",
    firstSeenAt: NOW.toISOString(),
    clearedAt: null,
  });
  afterMinutes(50);
  await sync();
  expect(await database.orderMemory.findMany()).toEqual([kept]);
});
