import { expect, test } from "vitest";
import { orderDocumentSchema } from "../../app/integrations/shopify/stand-in/documents.ts";
import { evergreenOrders } from "./orders.ts";
import { evergreenCustomers, evergreenStaff } from "./people.ts";

const START = new Date("2026-11-23T15:42:00.000Z");

test("there are 40 orders, each a valid document with ids of its own", () => {
  const orders = evergreenOrders(START).map((order) => orderDocumentSchema.parse(order));
  expect(orders).toHaveLength(40);
  const ids = orders.flatMap((order) => [
    order.id,
    ...order.lineItems.map(({ id }) => id),
    ...order.fulfillments.flatMap((parcel) => [parcel.id, ...parcel.events.map(({ id }) => id)]),
    ...order.events.map(({ id }) => id),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("nothing in the past lies ahead of the start, and the same start gives the same orders", () => {
  const orders = evergreenOrders(START);
  expect(orders.filter((order) => order.updatedAt > START.toISOString())).toEqual([]);
  expect(evergreenOrders(START)).toEqual(orders);
});

test("every state of an order is there", () => {
  const orders = evergreenOrders(START);
  const statuses = new Set([
    ...orders.map((order) => order.displayFulfillmentStatus),
    ...orders.map((order) => order.displayFinancialStatus),
    ...orders.flatMap((order) => order.fulfillments.map((parcel) => parcel.displayStatus)),
  ]);
  for (const status of [
    "UNFULFILLED",
    "PARTIALLY_FULFILLED",
    "FULFILLED",
    "ON_HOLD",
    "REFUNDED",
    "PARTIALLY_REFUNDED",
    "PENDING",
    "LABEL_PURCHASED",
    "IN_TRANSIT",
    "DELIVERED",
    "FAILURE",
  ]) {
    expect(statuses).toContain(status);
  }
});

test("one order is longer than any page", () => {
  const large = evergreenOrders(START).find((order) => order.name === "#EVR-1080");
  expect([large?.lineItems.length, large?.fulfillments.length]).toEqual([30, 8]);
});

test("nobody can be reached", () => {
  const people = [...Object.values(evergreenCustomers), ...Object.values(evergreenStaff)];
  expect(people.filter(({ email }) => !email.endsWith(".example"))).toEqual([]);
  const phones = Object.values(evergreenCustomers).flatMap(({ phone }) => phone ?? []);
  expect(phones.filter((phone) => !/^\+1\d{3}55501\d{2}$/.test(phone))).toEqual([]);
});
