import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { linkOrder } from "../../app/features/conversations/link-order.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { readSeenCase } from "../../app/features/replies/read-seen-case.server.ts";
import { cueMemorySchema } from "../../app/domain/cues/memory.ts";
import { getPanel } from "../../app/features/escalations/get-panel.server.ts";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import type { ShopifyOrders } from "../../app/integrations/shopify/port.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
import { evergreenCustomers } from "../../prisma/seed-data/people.ts";
import { anOperator, NOW, SHOP } from "../support/cases.ts";
import { startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startShopifyStandIn } from "../support/shopify-stand-in.ts";

const clock = { now: () => NOW };
const cipher = createCipher("k".repeat(32));
const place = { shopDomain: SHOP, world: "live" };

let own: TestDatabase;
let database: Database;
let orders: ShopifyOrders;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  chatwoot = await startChatwoot(clock);
  const shopify = await startShopifyStandIn({ startAt: NOW });
  orders = createShopifyOrders({ graphql: await shopify.connect(), deadlineMs: 5_000 });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

async function panelOf(key: Parameters<typeof getPanel>[1], { isAiOn = true } = {}) {
  const settings = await getShopSettings(database, SHOP, {
    modalApprovals: true,
    aiEscalations: isAiOn,
    slaMinutes: 60,
    refundEscalateAt: "325",
    refundManagerOver: "500",
  });
  const connection = { isConnected: true, port: chatwoot.port } as const;
  const actor = anOperator();
  const deps = { ...place, database, orders, cipher, clock, settings, actor };
  return getPanel({ ...deps, chatwoot: connection, chatwootInbox: null }, key);
}

async function orderCalled(name: string) {
  const found = await orders.searchOrders({ name });
  const [order] = found.ok ? found.value : [];
  if (!order) throw new Error(`the seed has no order ${name}`);
  return order;
}

test("a conversation that names another customer's order suggests it, and once linked shows it", async () => {
  await chatwoot.addConversation({ id: 7, name: "Kim", email: "kim@else.example" });
  await chatwoot.admin.addCustomerMessage({ conversationId: 7, content: "Where is #EVR-1071?" });
  const order = await orderCalled("#EVR-1071");
  expect(await panelOf({ conversationId: 7 })).toMatchObject({
    order: { state: "failed" },
    thread: { state: "linked" },
    orderCandidates: [{ orderId: order.id, orderName: "#EVR-1071", total: order.total }],
  });
  const command = { conversationId: 7, orderId: order.id, orderName: order.name };
  await linkOrder({ database, clock, world: "live" }, anOperator(), command);
  const linked = {
    order: { state: "ready", value: { name: "#EVR-1071" } },
    thread: { state: "linked", thread: { conversationId: 7 } },
    orderCandidates: null,
  };
  expect(await panelOf({ conversationId: 7 })).toMatchObject(linked);
  expect(await panelOf({ orderId: order.id })).toMatchObject(linked);
});

test("an order shows its customer's conversation before anybody linked it, and the other way round", async () => {
  const { email } = evergreenCustomers.alex;
  await chatwoot.addConversation({ id: 7, name: "Alex", email });
  await chatwoot.admin.addCustomerMessage({ conversationId: 7, content: "Where is EVR-1045?" });
  const order = await orderCalled("#EVR-1045");
  const both = {
    order: { state: "ready", value: { name: "#EVR-1045" } },
    thread: { state: "linked", thread: { conversationId: 7 } },
  };
  expect(await panelOf({ orderId: order.id })).toMatchObject(both);
  expect(await panelOf({ conversationId: 7 })).toMatchObject(both);
});

test("a conversation that is linked to another order is offered, not taken", async () => {
  const { email } = evergreenCustomers.alex;
  await chatwoot.addConversation({ id: 7, name: "Alex", email });
  const [order, other] = [await orderCalled("#EVR-1045"), await orderCalled("#EVR-1071")];
  const command = { conversationId: 7, orderId: other.id, orderName: other.name };
  await linkOrder({ database, clock, world: "live" }, anOperator(), command);
  expect(await panelOf({ orderId: order.id })).toMatchObject({
    thread: { state: "choose", candidates: [{ conversationId: 7, why: "Linked to #EVR-1071" }] },
    reply: null,
  });
});

async function alexWrites(content: string, orderName = "#EVR-1045") {
  await chatwoot.addConversation({ id: 7, name: "Alex Rivera", email: "somebody@else.example" });
  await chatwoot.admin.addCustomerMessage({ conversationId: 7, content });
  const order = await orderCalled(orderName);
  const command = { conversationId: 7, orderId: order.id, orderName: order.name };
  await linkOrder({ database, clock, world: "live" }, anOperator(), command);
  return order;
}

test("the words behind the suggestion are marked at their place in the message", async () => {
  const content = "Your page says package still in transit. There is no tracking update.";
  await alexWrites(content);
  const { thread } = await panelOf({ conversationId: 7 });
  if (thread.state !== "linked") throw new Error(thread.state);
  const marked = thread.thread.evidence.map(({ start, end }) => content.slice(start, end));
  expect(marked).toEqual(["still in transit", "no tracking"]);
});

test("a refund asked for has a value with its basis, and is flagged from the threshold on", async () => {
  await alexWrites("The zipper is broken. I want a refund of $325.00 please.", "#EVR-1062");
  const { reply, cues } = await panelOf({ conversationId: 7 });
  expect(reply?.refund).toEqual({
    value: { amountMinor: 32_500, currencyCode: "USD" },
    basis: "Amount the customer states",
  });
  expect(cues.find((cue) => cue.code === "REFUND_OVER_THRESHOLD")).toMatchObject({
    severity: "warning",
    sentence: "Value $325.00, review from $325.00",
  });
  expect(reply?.suggested).toBe("refund_offer");
});

test("over what this person may grant the refund template is not offered, and says why", async () => {
  await alexWrites("It is broken. I want a refund of $900.00.", "#EVR-1062");
  const { reply } = await panelOf({ conversationId: 7 });
  expect(reply?.offers.map(({ template }) => template)).not.toContain("refund_offer");
  expect(reply?.withheld).toEqual([
    { title: "Refund offer", because: expect.stringContaining("escalate to a manager") },
  ]);
  expect(reply?.suggested).toBeNull();
});

test("a template that fits but fails a check is no suggestion", async () => {
  await alexWrites("The jacket arrived broken. I want a refund of $300.00.");
  const { reply } = await panelOf({ conversationId: 7 });
  expect(reply).toMatchObject({ suggested: null, isAiOff: false });
  expect(reply?.reasons[0]).toMatch(
    /^The template “Refund offer” fits, but its text fails a check\. This promises/,
  );
  expect(readSeenCase(cipher, reply?.seen ?? "", anOperator())?.selection).toMatchObject({
    kind: "abstain",
    reason: "guardrail_failed",
  });
});

test("while AI is off no template is chosen, and one that a rule speaks against says so", async () => {
  await alexWrites("I will sue you, my lawyer has the papers. Where is my package?");
  const { reply } = await panelOf({ conversationId: 7 }, { isAiOn: false });
  expect(reply).toMatchObject({ isAiOff: true, suggested: null });
  expect(reply?.offers.map(({ against }) => against)).toEqual(
    Array(3).fill(expect.stringContaining("legal threat")),
  );
});

test("what Shopify does not keep is remembered once, and not written again while nothing changes", async () => {
  const order = await alexWrites("Where is my package?", "#EVR-1071");
  const first = await panelOf({ conversationId: 7 });
  expect(first.cues.length).toBeGreaterThan(0);
  const kept = await database.orderMemory.findFirstOrThrow();
  expect(kept).toMatchObject({ ...place, orderId: order.id });
  expect(Object.keys(cueMemorySchema.parse(kept.memory).cues).length).toBeGreaterThan(0);
  await panelOf({ conversationId: 7 });
  expect((await database.orderMemory.findFirstOrThrow()).updatedAt).toEqual(kept.updatedAt);
});

test("a cue that was there before keeps when it was first seen", async () => {
  const order = await alexWrites("Where is my package?", "#EVR-1071");
  await panelOf({ conversationId: 7 });
  const { memory } = await database.orderMemory.findFirstOrThrow();
  const [[key, cue] = ["", undefined]] = Object.entries(cueMemorySchema.parse(memory).cues);
  const earlier = {
    ...cueMemorySchema.parse(memory),
    cues: { [key]: { ...cue, firstSeenAt: "2026-11-20T00:00:00.000Z" } },
  };
  await database.orderMemory.updateMany({ where: { orderId: order.id }, data: { memory: earlier } });
  const { cues } = await panelOf({ conversationId: 7 });
  expect(cues.find((each) => each.key === key)).toMatchObject({ firstSeenAt: "2026-11-20T00:00:00.000Z" });
});

test("an order without a conversation shows its cues and its story", async () => {
  const order = await orderCalled("#EVR-1071");
  const panel = await panelOf({ orderId: order.id });
  expect(panel.thread).toEqual({ state: "none" });
  expect(panel.cues.map((cue) => cue.code)).toContain("STALLED");
  expect(panel.timeline.entries.at(-1)?.kind).toBe("order_placed");
});

test("one story of order, parcel, thread and decisions, the newest ten of it", async () => {
  const order = await alexWrites("Where is my package?");
  for (let index = 0; index < 8; index += 1) {
    await chatwoot.admin.addCustomerMessage({ conversationId: 7, content: "Hello?" });
  }
  const shown = await panelOf({ orderId: order.id });
  const seen = readSeenCase(cipher, shown.reply?.seen ?? "", anOperator());
  const offer = shown.reply?.offers.find(({ template }) => template === "ack_delay");
  if (!seen || !offer) throw new Error("nothing to approve");
  const deps = { database, clock, modalApprovals: true };
  const command = { seen, template: offer.template, text: offer.text, reason: null };
  expect(await approveReply(deps, anOperator(), command)).toMatchObject({ ok: true });
  const { timeline } = await panelOf({ orderId: order.id });
  expect(timeline.entries).toHaveLength(10);
  expect(timeline.total).toBeGreaterThan(10);
  expect(timeline.isComplete).toBe(true);
  expect(timeline.entries[0]).toMatchObject({ kind: "decision", text: "Reply approved" });
});
