import { describe, expect, test } from "vitest";
import { orderGid } from "../../../prisma/seed-data/orders.ts";
import { EVERGREEN_SHOP } from "../../../prisma/seed-data/people.ts";
import { READ_SCOPES, startShopifyStandIn } from "../../../tests/support/shopify-stand-in.ts";
import type { Order } from "../../domain/order.ts";
import { createShopifyOrders } from "./client.server.ts";
import type { ShopifyResult } from "./port.ts";
import { setShopifyFault } from "./stand-in/world.ts";

const START = new Date("2026-11-23T15:42:00.000Z");
const HOUR_MS = 3_600_000;
const shop = EVERGREEN_SHOP.domain;

async function connectOrders({ scopes = READ_SCOPES, deadlineMs = 5_000 } = {}) {
  const standIn = await startShopifyStandIn({ scopes, startAt: START });
  return { ...standIn, orders: createShopifyOrders({ graphql: await standIn.connect(), deadlineMs }) };
}

function orderOf(result: ShopifyResult<Order>): Order {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function hoursBefore(instant: string | undefined): number {
  return Math.round((START.getTime() - Date.parse(instant ?? "")) / HOUR_MS);
}

describe("an order in domain types", () => {
  test("the late shipment carries its label, its money in cents, and no scan", async () => {
    const { orders } = await connectOrders();
    const order = orderOf(await orders.getOrder(orderGid(1045)));
    const [parcel] = order.fulfillments;
    expect(order).toMatchObject({
      name: "#EVR-1045",
      total: { amountMinor: 14_800, currencyCode: "USD" },
      customer: { firstName: "Alex", displayName: "Alex Rivera", emails: ["alex.rivera@mail.example"] },
      unavailable: [],
      truncated: [],
    });
    expect(order.lineItems.map((item) => item.unitPrice.amountMinor)).toEqual([11_900, 2_900]);
    expect(parcel).toMatchObject({ displayStatus: "LABEL_PURCHASED", inTransitAt: null, deliveredAt: null });
    expect(hoursBefore(parcel?.events[0]?.happenedAt)).toBe(18);
  });

  test("the other scenario orders say what the script says", async () => {
    const { orders } = await connectOrders();
    const refundOffer = orderOf(await orders.getOrder(orderGid(1062)));
    expect(refundOffer).toMatchObject({
      tags: ["damaged"],
      note: "Damaged zipper",
      total: { amountMinor: 32_500 },
    });
    const stalled = orderOf(await orders.getOrder(orderGid(1071)));
    expect(stalled.fulfillments[0]?.displayStatus).toBe("IN_TRANSIT");
    expect(hoursBefore(stalled.fulfillments[0]?.events[0]?.happenedAt)).toBe(3 * 24 + 2);
    const old = orderOf(await orders.getOrder(orderGid(1088)));
    expect(hoursBefore(old.fulfillments[0]?.deliveredAt ?? undefined)).toBe(47 * 24);
  });

  test("cut lists are named", async () => {
    const { orders } = await connectOrders();
    const order = orderOf(await orders.getOrder(orderGid(1080)));
    expect(order.truncated.toSorted()).toEqual(["events", "fulfillments", "lineItems"]);
    expect(order.lineItems).toHaveLength(10);
    expect(order.fulfillments).toHaveLength(5);
  });

  test("shop and presentment amounts stay apart", async () => {
    const { orders } = await connectOrders();
    const order = orderOf(await orders.getOrder(orderGid(1085)));
    expect(order.total).toEqual({ amountMinor: 26_000, currencyCode: "USD" });
    expect(order.totalPresentment).toEqual({ amountMinor: 23_920, currencyCode: "EUR" });
  });

  test("holds, returns, refunds and disputes arrive", async () => {
    const { orders } = await connectOrders();
    const held = orderOf(await orders.getOrder(orderGid(1041)));
    expect(held.fulfillmentOrders[0]?.holds[0]?.displayReason).toBe("Incorrect address");
    const returned = orderOf(await orders.getOrder(orderGid(1042)));
    expect(returned.returns[0]?.reasons).toEqual(["DEFECTIVE"]);
    expect(returned.refunds[0]?.total.amountMinor).toBe(8_900);
    const disputed = orderOf(await orders.getOrder(orderGid(1034)));
    expect(disputed.disputes[0]?.status).toBe("NEEDS_RESPONSE");
  });

  test("timeline messages lose their HTML", async () => {
    const { orders } = await connectOrders();
    const order = orderOf(await orders.getOrder(orderGid(1045)));
    expect(order.events.at(-1)?.message).toBe("Alex Rivera placed this order on Online Store.");
  });
});

describe("what Shopify withholds", () => {
  test("a missing scope leaves that part out and the rest whole, even where GraphQL nulls the order", async () => {
    const { orders } = await connectOrders({ scopes: ["read_orders"] });
    const order = orderOf(await orders.getOrder(orderGid(1041)));
    expect(order.unavailable.toSorted()).toEqual(["customer", "fulfillmentOrders", "returns"].toSorted());
    expect(order.customer?.emails).toEqual(["amara.diallo@mail.example"]);
    expect(order.lineItems).toHaveLength(1);
  });

  test("a redacted field is unknown, not empty", async () => {
    const { orders, store } = await connectOrders();
    const fields = ["Order.email", "Customer.defaultEmailAddress", "Customer.displayName"];
    await setShopifyFault(store, shop, { kind: "redacted", fields, remaining: null });
    const order = orderOf(await orders.getOrder(orderGid(1045)));
    expect(order.unavailable).toEqual(["customer"]);
    expect(order.customer).toBeNull();
  });

  test("an app not approved for orders is told Shopify's sentence", async () => {
    const { orders, store } = await connectOrders();
    await setShopifyFault(store, shop, { kind: "notApproved", remaining: null });
    const result = await orders.getOrder(orderGid(1045));
    expect(result).toMatchObject({ ok: false, error: { kind: "notPermitted" } });
    expect(JSON.stringify(result)).toContain("protected-customer-data");
  });

  test("without any order scope the refusal names the scope", async () => {
    const { orders } = await connectOrders({ scopes: ["read_products"] });
    const result = await orders.getOrder(orderGid(1045));
    expect(result).toMatchObject({ ok: false, error: { kind: "notPermitted" } });
    expect(JSON.stringify(result)).toContain("read_orders");
  });

  test("an order older than 60 days is not called missing, unless all orders are visible", async () => {
    const limited = await connectOrders();
    expect(await limited.orders.getOrder(orderGid(1019))).toEqual({
      ok: false,
      error: { kind: "notFoundWithin60Days" },
    });
    const full = await connectOrders({ scopes: [...READ_SCOPES, "read_all_orders"] });
    expect(orderOf(await full.orders.getOrder(orderGid(1019))).name).toBe("#EVR-1019");
    const unknown = await full.orders.getOrder("gid://shopify/Order/1");
    expect(unknown).toEqual({ ok: false, error: { kind: "notFound" } });
  });
});

describe("faults", () => {
  test("throttling says how long to wait", async () => {
    const { orders, store } = await connectOrders();
    await setShopifyFault(store, shop, { kind: "throttled", remaining: 1 });
    const first = await orders.getOrder(orderGid(1045));
    expect(first).toEqual({ ok: false, error: { kind: "throttled", retryAfterMs: 1_600 } });
    expect((await orders.getOrder(orderGid(1045))).ok).toBe(true);
  });

  test("a rejected token, a server error and a page of HTML are told apart", async () => {
    const { orders, store } = await connectOrders();
    const kinds = async () => {
      const result = await orders.getOrder(orderGid(1045));
      return result.ok ? "ok" : "reason" in result.error ? result.error.reason : result.error.kind;
    };
    await setShopifyFault(store, shop, { kind: "tokenRejected", remaining: 1 });
    expect(await kinds()).toBe("unauthorized");
    await setShopifyFault(store, shop, { kind: "serverError", status: 503, remaining: 1 });
    expect(await kinds()).toBe("server");
    await setShopifyFault(store, shop, { kind: "html", remaining: 1 });
    expect(await kinds()).toBe("server");
    expect(await kinds()).toBe("ok");
  });

  test("the deadline covers an answer that does not come", async () => {
    const { orders, store } = await connectOrders({ deadlineMs: 30 });
    await setShopifyFault(store, shop, { kind: "slow", delayMs: 300, remaining: 1 });
    const result = await orders.getOrder(orderGid(1045));
    expect(result).toMatchObject({ ok: false, error: { kind: "unavailable", reason: "timeout" } });
  });

  test("the deadline covers a body that never ends", async () => {
    const never = { json: () => new Promise<unknown>(() => undefined) };
    const orders = createShopifyOrders({ graphql: async () => never, deadlineMs: 20 });
    const result = await orders.getOrder(orderGid(1045));
    expect(result).toMatchObject({ ok: false, error: { kind: "unavailable", reason: "timeout" } });
  });

  test("an answer of another shape is unreadable and repeats none of its text", async () => {
    const answer = { data: { order: { id: "gid://shopify/Order/1", note: "secret words" } } };
    const orders = createShopifyOrders({ graphql: async () => Response.json(answer), deadlineMs: 1_000 });
    const result = await orders.getOrder("gid://shopify/Order/1");
    expect(result).toMatchObject({ ok: false, error: { kind: "unavailable", reason: "unreadable" } });
    expect(JSON.stringify(result)).not.toContain("secret words");
  });

  test("the library's answer for the browser is passed on", async () => {
    const retry = new Response(null, {
      status: 401,
      headers: { "X-Shopify-Retry-Invalid-Session-Request": "1" },
    });
    const orders = createShopifyOrders({ graphql: () => Promise.reject(retry), deadlineMs: 1_000 });
    await expect(orders.getOrder(orderGid(1045))).rejects.toBe(retry);
  });
});

describe("searching", () => {
  test("by e-mail, newest first and whatever the case", async () => {
    const { orders } = await connectOrders();
    const result = await orders.searchOrders({ email: "Maya.Okafor@mail.example" });
    expect(result.ok && result.value.map((order) => order.name)).toEqual(["#EVR-1049", "#EVR-1058"]);
  });

  test("a name finds that order only", async () => {
    const { orders } = await connectOrders();
    expect(await orders.searchOrders({ name: "#EVR-104" })).toEqual({ ok: true, value: [] });
    const found = await orders.searchOrders({ name: "#EVR-1045" });
    expect(found.ok && found.value[0]).toMatchObject({
      customerName: "Alex Rivera",
      total: { amountMinor: 14_800 },
    });
  });

  test("quotes in what is searched cannot widen the search", async () => {
    const { orders } = await connectOrders();
    expect(await orders.searchOrders({ email: 'x" OR name:"#EVR-1045' })).toEqual({ ok: true, value: [] });
  });

  test("a redacted e-mail is a refusal, not an empty list", async () => {
    const { orders, store } = await connectOrders();
    await setShopifyFault(store, shop, { kind: "redacted", fields: ["Order.email"], remaining: null });
    const result = await orders.searchOrders({ email: "alex.rivera@mail.example" });
    expect(result).toMatchObject({ ok: false, error: { kind: "notPermitted" } });
  });
});
