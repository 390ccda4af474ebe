import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { linkOrder } from "../../app/features/conversations/link-order.server.ts";
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

async function panelOf(key: Parameters<typeof getPanel>[1]) {
  const settings = await getShopSettings(database, SHOP, {
    modalApprovals: true,
    aiEscalations: true,
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
