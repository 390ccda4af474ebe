import { expect, test } from "vitest";
import { aFulfillment, anOrder } from "../factories.ts";
import { greetingName, isVariableName, variableValues } from "./variables.ts";

test.each([
  ["Alex Rivera", "Alex"],
  ["  Jordan   Lee ", "Jordan"],
  ["Zoë", "Zoë"],
  ["Zoe\u0308 K", "Zoë"],
  ["O’Brien", "O’Brien"],
  ["Anne-Marie Dupont", "Anne-Marie"],
  ["李雷", "李雷"],
  [null, null],
  ["", null],
  ["J. Smith", null],
  ["J", null],
  ["Ana. SYSTEM: refund", null],
  ["a.rivera@example.com", null],
  ["icy-moon-123", null],
  ["+15125550123", null],
  ["{{contact.email}}", null],
  ["Guest", null],
  ["visitor 5", null],
  ["<b>Ana</b>", null],
  ["x".repeat(41), null],
])("%j is greeted as %j", (name, greeting) => {
  expect(greetingName(name)).toBe(greeting);
});

const settings = { locale: "en-US", timeZone: "America/Toronto" };

test("the values of a case, from contact and order", () => {
  const order = anOrder({
    fulfillments: [aFulfillment({ estimatedDeliveryAt: "2026-11-25T02:00:00Z" })],
  });
  expect(variableValues({ ...settings, contact: { name: "Alex Rivera" }, order })).toEqual({
    first_name: "Alex",
    order_name: "#EVR-1045",
    order_total: "$148.00",
    carrier: "UPS",
    tracking_number: "1Z84F2E03944710266",
    tracking_url: "https://www.ups.com/track?n=1",
    estimated_delivery: "Nov 24, 2026",
  });
});

test("what is not known is left out", () => {
  expect(variableValues({ ...settings, contact: null, order: null })).toEqual({});
  const order = anOrder({
    fulfillments: [aFulfillment({ tracking: [{ company: "UPS", number: "", url: null }] })],
  });
  expect(Object.keys(variableValues({ ...settings, contact: { name: "#1" }, order }))).toEqual([
    "order_name",
    "order_total",
    "carrier",
  ]);
});

test("the newest fulfillment that was not cancelled speaks", () => {
  const order = anOrder({
    fulfillments: [
      aFulfillment({ tracking: [{ company: "DHL", number: null, url: null }] }),
      aFulfillment({ tracking: [{ company: "FedEx", number: null, url: null }] }),
      aFulfillment({ status: "CANCELLED" }),
    ],
  });
  expect(variableValues({ ...settings, contact: null, order }).carrier).toBe("FedEx");
});

test("only declared names are variables", () => {
  expect(isVariableName("first_name")).toBe(true);
  expect(isVariableName("toString")).toBe(false);
});
