import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { orderBlockSchema } from "../../app/domain/order-block.ts";
import { getOrderBlock } from "../../app/features/escalations/get-order-block.server.ts";
import { sealSnapshot } from "../../app/features/escalations/snapshot.server.ts";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import type { ShopifyOrders } from "../../app/integrations/shopify/port.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
import { orderGid } from "../../prisma/seed-data/orders.ts";
import { anOperator, NOW, SHOP } from "../support/cases.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startShopifyStandIn } from "../support/shopify-stand-in.ts";

const cipher = createCipher("k".repeat(32));
const actor = anOperator();
const ORDER = orderGid(1045);
const SINCE = new Date("2026-11-23T14:28:00.000Z");
const DUE = new Date("2026-11-23T15:28:00.000Z");

let own: TestDatabase;
let database: Database;
let orders: ShopifyOrders;
let askedShopify: number;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  const shopify = await startShopifyStandIn({ startAt: NOW });
  const graphql = await shopify.connect();
  askedShopify = 0;
  orders = createShopifyOrders({
    graphql: (...query) => {
      askedShopify += 1;
      return graphql(...query);
    },
    deadlineMs: 5_000,
  });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

async function blockOf(orderId: string, shopDomain = SHOP) {
  const settings = await getShopSettings(database, shopDomain, {
    modalApprovals: true,
    aiEscalations: true,
    slaMinutes: 60,
    refundEscalateAt: "325",
    refundManagerOver: "500",
  });
  const deps = { database, orders, cipher, settings, actor, shopDomain, world: "live" };
  const block = await getOrderBlock({ ...deps, clock: { now: () => NOW } }, orderId);
  // What the page reads: nothing may be lost on the way.
  return orderBlockSchema.parse(JSON.parse(JSON.stringify(block)));
}

async function addCase(changes: object = {}) {
  await database.shop.upsert({
    where: { domain: SHOP },
    create: { domain: SHOP, name: "Evergreen" },
    update: {},
  });
  await database.person.create({
    data: { shopDomain: SHOP, userId: actor.userId, email: actor.email, name: actor.name, roles: [] },
  });
  await database.escalation.create({
    data: {
      shopDomain: SHOP,
      conversationId: 1207,
      orderId: ORDER,
      orderName: "#EVR-1045",
      waitingSince: SINCE,
      slaDueAt: DUE,
      ownerUserId: actor.userId,
      strongestCue: { severity: "high", sentence: "The carrier reported a delay" },
      snapshot: sealSnapshot(cipher, { firstName: "Alex", lastWords: null }),
      ...changes,
    },
  });
}

test("a pending case comes from our own records, and no vendor is asked", async () => {
  await addCase();
  expect(await blockOf(ORDER)).toEqual({
    readAt: NOW.toISOString(),
    cue: { kind: "cue", severity: "high", sentence: "The carrier reported a delay" },
    thread: {
      kind: "case",
      state: "open",
      isSending: false,
      customerName: "Alex",
      wait: { since: SINCE.toISOString(), dueAt: DUE.toISOString() },
      backAt: null,
      owner: { name: actor.name, isReader: true },
    },
  });
  expect(askedShopify).toBe(0);
});

test("an order without a conversation keeps its cue, for one query", async () => {
  expect(await blockOf(ORDER)).toMatchObject({
    cue: { kind: "cue", severity: "info", sentence: "No carrier scan recorded for 18 h" },
    thread: { kind: "unlinked" },
  });
  expect(askedShopify).toBe(1);
});

test("of a case that is over the recorded cue is not shown: it may have ceased to hold", async () => {
  await addCase({ state: "resolved", waitingSince: null, slaDueAt: null, snapshot: null });
  expect(await blockOf(ORDER)).toMatchObject({
    cue: { sentence: "No carrier scan recorded for 18 h" },
    thread: { kind: "case", state: "resolved", customerName: null, wait: null },
  });
});

test("a linked conversation that is no case is not called unlinked", async () => {
  const link = { conversationId: 1207, orderId: ORDER, orderName: "#EVR-1045", linkedBy: "email" };
  await database.conversationLink.create({ data: { shopDomain: SHOP, ...link } });
  expect(await blockOf(ORDER)).toMatchObject({ thread: { kind: "quiet" } });
});

test("what Shopify refuses is said in the cue's place, and the thread still shows", async () => {
  await addCase({ orderId: orderGid(1), strongestCue: undefined });
  expect(await blockOf(orderGid(1))).toMatchObject({
    cue: { kind: "unknown", sentence: expect.stringContaining("last 60 days") },
    thread: { kind: "case", state: "open" },
  });
});

test("another shop sees nothing of the case", async () => {
  await addCase();
  expect(await blockOf(ORDER, "other.myshopify.com")).toMatchObject({ thread: { kind: "unlinked" } });
});
