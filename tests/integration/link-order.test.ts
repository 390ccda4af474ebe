import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { anOrder } from "../../app/domain/factories.ts";
import { linkOrder } from "../../app/features/conversations/link-order.server.ts";
import { findConversations } from "../../app/features/escalations/find-conversations.server.ts";
import { resolveCase } from "../../app/features/escalations/resolve-case.server.ts";
import { anOperator, NOW, SHOP } from "../support/cases.ts";
import { startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const place = { shopDomain: SHOP, world: "live" };
const order = { orderId: "gid://shopify/Order/1045", orderName: "#EVR-1045" };
const clock = { now: () => NOW };

let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

function link(change: Partial<typeof order> = {}, actor = anOperator()) {
  return linkOrder({ database, clock, world: "live" }, actor, { conversationId: 1207, ...order, ...change });
}

test("a person's link opens the case, and is found from either side", async () => {
  expect(await link()).toMatchObject({ ok: true });
  const found = {
    conversationId: 1207,
    orderId: order.orderId,
    known: { ...order, state: "open", version: 1 },
  };
  expect(await resolveCase(database, place, { orderId: order.orderId })).toMatchObject(found);
  expect(await resolveCase(database, place, { conversationId: 1207 })).toMatchObject(found);
  expect(await database.conversationLink.findFirst()).toMatchObject({
    linkedBy: "person",
    linkedByUserId: anOperator().userId,
    linkedAt: NOW,
  });
});

test("a link without a case resolves both ways", async () => {
  await database.conversationLink.create({
    data: { ...place, conversationId: 9, ...order, linkedBy: "email" },
  });
  const found = { known: null, conversationId: 9, orderId: order.orderId };
  expect(await resolveCase(database, place, { orderId: order.orderId })).toEqual(found);
  expect(await resolveCase(database, place, { conversationId: 9 })).toEqual(found);
});

test("another order replaces the first and makes what was on screen out of date; the same one does not", async () => {
  await link();
  await link();
  expect(await database.escalation.findFirst()).toMatchObject({ version: 1 });
  await link({ orderId: "gid://shopify/Order/1062", orderName: "#EVR-1062" });
  expect(await database.escalation.findMany()).toMatchObject([{ version: 2, orderName: "#EVR-1062" }]);
  expect(await database.conversationLink.findMany()).toMatchObject([{ orderName: "#EVR-1062" }]);
});

test("somebody without a role links nothing", async () => {
  expect(await link({}, anOperator({ roles: [] }))).toEqual({ ok: false, error: { kind: "readOnly" } });
  expect(await database.conversationLink.count()).toBe(0);
});

test("an order finds the one conversation of its customer, whatever the case of the address", async () => {
  const chatwoot = await startChatwoot(clock);
  await chatwoot.addConversation({ id: 7, name: "Alex", email: "A.Rivera@Example.com" });
  await chatwoot.admin.addCustomerMessage({ conversationId: 7, content: "Hello" });
  expect(await findConversations(chatwoot.port, anOrder())).toEqual({
    state: "linked",
    conversationId: 7,
    by: "email",
  });
});

test("of several conversations the one that names the order is meant; with none a person chooses", async () => {
  const chatwoot = await startChatwoot(clock);
  const alex = { name: "Alex", email: "a.rivera@example.com", contactId: 900 };
  await chatwoot.addConversation({ ...alex, id: 7 });
  await chatwoot.addConversation({ ...alex, id: 8 });
  const found = await findConversations(chatwoot.port, anOrder());
  expect(found).toMatchObject({ state: "choose", candidates: [{ why: "Same e-mail address" }, {}] });
  await chatwoot.admin.addCustomerMessage({ conversationId: 8, content: "It is about evr-1045" });
  expect(await findConversations(chatwoot.port, anOrder())).toMatchObject({
    state: "linked",
    conversationId: 8,
  });
});

test("the order's id in a conversation's attributes is enough; a phone number is not", async () => {
  const chatwoot = await startChatwoot(clock);
  await chatwoot.addConversation({ id: 7, name: "Alex", phone: "+12075550114" });
  const byPhone = anOrder({
    customer: { id: null, firstName: null, displayName: null, emails: [], phone: "+12075550114" },
  });
  expect(await findConversations(chatwoot.port, byPhone)).toMatchObject({ state: "choose" });
  const custom_attributes = { shopify_order_id: "1045" };
  await chatwoot.addConversation({ id: 8, name: "Kim", change: { custom_attributes } });
  expect(await findConversations(chatwoot.port, byPhone)).toMatchObject({
    state: "linked",
    conversationId: 8,
    by: "custom_attribute",
  });
});

test("an order of nobody in Chatwoot finds nothing", async () => {
  const chatwoot = await startChatwoot(clock);
  expect(await findConversations(chatwoot.port, anOrder())).toEqual({ state: "none" });
});
