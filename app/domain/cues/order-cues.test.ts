import { expect, test } from "vitest";
import {
  aFulfillment,
  aFulfillmentEvent,
  aFulfillmentOrder,
  aLineItem,
  aMessage,
  anAnswer,
} from "../factories.ts";
import { DAY_MS, HOUR_MS, laterBy, MINUTE_MS } from "../instant.ts";
import { moneyOf } from "../money.ts";
import type { RefundValue } from "../refund-value.ts";
import { cue, cuesOf, now } from "./case.fixture.ts";
import { EMPTY_MEMORY } from "./memory.ts";
import { unlinkedCue } from "./unlinked.ts";

const usd = (decimal: string) => moneyOf(decimal, "USD");
const ago = (hours: number, minutes = 0) => laterBy(now, -(hours * HOUR_MS + minutes * MINUTE_MS));
const said = (text: string, at = ago(1), id = 7) => ({ messages: [aMessage({ id, text, createdAt: at })] });

test.each([
  [0, 30, "Delivered 30 min ago"],
  [23, 59, "Delivered 23 h ago"],
  [24, 0, "Delivered 1 day ago"],
  [47 * 24 + 5, 0, "Delivered 47 days ago"],
])("delivered %d h %d min ago reads %s", (hours, minutes, sentence) => {
  const order = { fulfillments: [aFulfillment({ deliveredAt: ago(hours, minutes) })] };
  expect(cue("DELIVERED", order)).toMatchObject({
    severity: "info",
    sentence,
    detail: "UPS. Return window 30 days.",
  });
});

test("a delivery event alone is a delivery", () => {
  const events = [aFulfillmentEvent({ status: "DELIVERED", happenedAt: ago(48) })];
  expect(cue("DELIVERED", { fulfillments: [aFulfillment({ events, tracking: [] })] })).toMatchObject({
    since: ago(48),
    detail: "Return window 30 days.",
  });
});

const arrived = { fulfillments: [aFulfillment({ deliveredAt: ago(24) })] };

test.each([
  "It never arrived",
  "I haven’t received it",
  "My parcel has not been delivered!",
  "nothing came",
  "I did not get it",
])("delivered, and the customer writes %j: disputed", (text) => {
  const result = cue("DELIVERED_DISPUTED", arrived, said(text));
  expect(result).toMatchObject({
    severity: "high",
    since: ago(1),
    evidence: [{ kind: "message", id: "7" }, { kind: "fulfillment" }],
  });
});

test.each([
  ["written before the delivery", said("It never arrived", ago(25))],
  ["no complaint", said("It arrived, thank you")],
  ["our own words", { messages: [anAnswer({ text: "It never arrived", createdAt: ago(1) })] }],
  ["a quoted line", said("> It never arrived\nGot it now")],
])("%s: not disputed", (_, context) => {
  expect(cue("DELIVERED_DISPUTED", arrived, context)).toBeNull();
});

test.each([
  ["NEEDS_RESPONSE", "CHARGEBACK", "Delivery recorded, chargeback open"],
  ["UNDER_REVIEW", "INQUIRY", "Delivery recorded, inquiry open"],
  ["WON", "CHARGEBACK", null],
])("a dispute %s (%s) on a delivered order: %s", (status, initiatedAs, sentence) => {
  const disputes = [{ id: "d1", status, initiatedAs }];
  expect(cue("DELIVERED_DISPUTED", { ...arrived, disputes })?.sentence ?? null).toBe(sentence);
  expect(cue("DELIVERED_DISPUTED", { disputes })).toBeNull();
});

test("a part that is under way is told in units", () => {
  const lineItems = [
    aLineItem({ id: "a", currentQuantity: 2, unfulfilledQuantity: 0 }),
    aLineItem({ id: "b", title: "Lid", currentQuantity: 1, unfulfilledQuantity: 1 }),
  ];
  expect(cue("PARTIAL", { fulfillmentStatus: "PARTIALLY_FULFILLED", lineItems })).toMatchObject({
    severity: "info",
    sentence: "2 of 3 units shipped",
    detail: "Not shipped: Lid",
    evidence: [{ kind: "line_item", id: "b" }],
  });
  expect(cue("PARTIAL", { lineItems })).toBeNull();
});

const hold = {
  id: "h1",
  reason: "AWAITING_PAYMENT",
  displayReason: "Awaiting payment",
  reasonNotes: "Card",
  handle: null,
};

test("a hold counts from when it was first seen", () => {
  const order = { fulfillmentOrders: [aFulfillmentOrder({ status: "ON_HOLD", holds: [hold] })] };
  expect(cue("ON_HOLD", order)).toMatchObject({ sinceBasis: "first_seen", since: now });
  const memory = { ...EMPTY_MEMORY, holdsFirstSeen: { h1: ago(30) } };
  expect(cue("ON_HOLD", order, { memory })).toMatchObject({
    severity: "warning",
    since: ago(30),
    hours: 30,
    sentence: "On hold: Awaiting payment",
    detail: "Card",
  });
});

test("a hold without a reason says so; a released one is gone", () => {
  const bare = { fulfillmentOrders: [aFulfillmentOrder({ status: "ON_HOLD" })] };
  expect(cue("ON_HOLD", bare)).toMatchObject({ sentence: "On hold", detail: "No reason recorded." });
  expect(
    cue("ON_HOLD", { fulfillmentOrders: [aFulfillmentOrder({ status: "OPEN", holds: [hold] })] }),
  ).toBeNull();
});

test.each([
  ["OPEN", laterBy(now, MINUTE_MS), false],
  ["OPEN", now, false],
  ["OPEN", ago(0, 1), true],
  ["IN_PROGRESS", ago(5), true],
  ["SCHEDULED", ago(5), false],
  ["CLOSED", ago(5), false],
  ["ON_HOLD", ago(5), false],
])("%s with ship-by %s: not shipped is %s", (status, fulfillBy, present) => {
  const order = { processedAt: ago(1), fulfillmentOrders: [aFulfillmentOrder({ status, fulfillBy })] };
  expect(cue("NOT_SHIPPED", order) !== null).toBe(present);
});

test.each([
  [71, 59, false],
  [72, 0, false],
  [72, 1, true],
])("without a ship-by time, an order of %d h %d min: not shipped is %s", (hours, minutes, present) => {
  const order = {
    processedAt: ago(hours, minutes),
    fulfillmentOrders: [aFulfillmentOrder({ status: "OPEN" })],
  };
  expect(cue("NOT_SHIPPED", order) !== null).toBe(present);
});

test("what is not shipped says by which clock, and a cancelled order need not ship", () => {
  const due = { fulfillmentOrders: [aFulfillmentOrder({ status: "OPEN", fulfillBy: ago(5) })] };
  expect(cue("NOT_SHIPPED", due)).toMatchObject({
    severity: "warning",
    since: ago(5),
    sentence: "Not shipped, ship-by time passed 5 h ago",
  });
  const old = { processedAt: ago(80), fulfillmentOrders: [aFulfillmentOrder({ status: "OPEN" })] };
  expect(cue("NOT_SHIPPED", old)).toMatchObject({
    since: laterBy(ago(8), 0),
    sentence: "Not shipped for 3 d 8 h",
  });
  expect(cue("NOT_SHIPPED", { ...old, cancelledAt: now })).toBeNull();
});

test("a rejected request, by fulfillment order and by order", () => {
  const rejected = { fulfillmentOrders: [aFulfillmentOrder({ requestStatus: "REJECTED" })] };
  expect(cue("REQUEST_REJECTED", rejected)).toMatchObject({
    severity: "warning",
    evidence: [{ kind: "fulfillment_order" }],
  });
  expect(cue("REQUEST_REJECTED", { fulfillmentStatus: "REQUEST_DECLINED" })).toMatchObject({
    evidence: [{ kind: "order" }],
  });
  expect(cue("REQUEST_REJECTED", {})).toBeNull();
});

test("a damaged order is high, with each of its sources and when it was tagged", () => {
  const order = {
    tags: ["VIP", "Damaged"],
    note: "Damaged zipper",
    events: [
      {
        id: "ev",
        action: "tag",
        createdAt: ago(2),
        message: "Sam added the tag damaged",
        criticalAlert: false,
        appTitle: null,
      },
    ],
  };
  expect(cue("DAMAGED", order, said("The zipper came apart on day one"))).toMatchObject({
    severity: "high",
    since: ago(2),
    sentence: "Marked damaged",
    detail: "Order tag “Damaged”, note “Damaged zipper”, thread “came apart”",
    evidence: [{ kind: "order_tag", id: "Damaged" }, { kind: "order_note" }, { kind: "message", id: "7" }],
  });
});

test("a tag or a note alone marks damage, from first sight", () => {
  expect(cue("DAMAGED", { tags: ["defective"] })).toMatchObject({
    detail: "Order tag “defective”",
    sinceBasis: "first_seen",
  });
  expect(cue("DAMAGED", { note: `Box torn ${"x".repeat(90)}` })?.detail).toMatch(
    /^Order note “Box torn x+…”$/,
  );
});

test("a thread alone is a report, not a mark", () => {
  expect(cue("DAMAGED", {}, said("It arrived broken and cracked"))).toMatchObject({
    severity: "high",
    sentence: "Customer reports damage",
    detail: "“broken”, “cracked”",
  });
});

test.each([
  ["a tag that is not on the list", { tags: ["damaged-goods-insurance"] }, {}],
  ["a note that says the contrary", { note: "not damaged" }, {}],
  ["a thread that says the contrary", {}, said("It is not damaged at all")],
  [
    "a thread that was answered",
    {},
    { messages: [aMessage({ id: 1, text: "broken" }), anAnswer({ id: 2 })] },
  ],
  ["a look-alike word", {}, said("The colour is unbroken, heartbroken")],
])("%s: no damage", (_, order, context) => {
  expect(cue("DAMAGED", order, context)).toBeNull();
});

test("a return for a defect is damage, with the return as its source", () => {
  const returns = [
    { id: "r1", name: "#R1", status: "OPEN", createdAt: ago(3), totalQuantity: 1, reasons: ["DEFECTIVE"] },
  ];
  expect(cue("DAMAGED", { returns })).toMatchObject({
    severity: "high",
    since: ago(3),
    evidence: [{ kind: "return", id: "r1" }],
  });
  expect(
    cue("DAMAGED", { returns: returns.map((each) => ({ ...each, reasons: ["SIZE_TOO_SMALL"] })) }),
  ).toBeNull();
});

function asked(value: RefundValue) {
  return { refund: { value, messageId: 9, askedAt: ago(1) } };
}

test.each([
  ["324.99", "0", null, null],
  ["325.00", "0", "warning", "Value $325.00, review from $325.00"],
  ["500.00", "0", "warning", "Value $500.00, review from $325.00"],
  ["500.01", "0", "high", "Value $500.01, manager over $500.00"],
  ["300.00", "300.00", "high", "Value $300.00, manager over $500.00"],
  ["20.00", "0", null, null],
])("a refund of %s with %s refunded: %s", (value, refunded, severity, sentence) => {
  const order = { totalRefunded: usd(refunded) };
  const found = cue("REFUND_OVER_THRESHOLD", order, asked({ basis: "max_refundable", value: usd(value) }));
  expect([found?.severity ?? null, found?.sentence ?? null]).toEqual([severity, sentence]);
});

test("which rule gave the value is shown; an unknown value is no cue, nor is no request", () => {
  const lines = asked({ basis: "lines", value: usd("400"), lineItemIds: ["a"] });
  expect(cue("REFUND_OVER_THRESHOLD", {}, lines)).toMatchObject({
    detail: "Items in question, $0.00 refunded",
    since: ago(1),
    evidence: [{ kind: "message", id: "9" }, { kind: "order" }],
  });
  const unknown = asked({ basis: "unknown", value: null, reason: "other_currency", statedAs: "80,000 JPY" });
  expect(cue("REFUND_OVER_THRESHOLD", {}, unknown)).toBeNull();
  expect(cue("REFUND_OVER_THRESHOLD", { total: usd("900") })).toBeNull();
});

test.each([
  [14 * DAY_MS - MINUTE_MS, false],
  [14 * DAY_MS, false],
  [14 * DAY_MS + MINUTE_MS, true],
])("a return open for %d ms: stale is %s", (ms, present) => {
  const open = {
    id: "r1",
    name: "#R1",
    status: "OPEN",
    createdAt: laterBy(now, -ms),
    totalQuantity: 1,
    reasons: [],
  };
  expect(cue("RETURN_STALE", { returns: [open] }) !== null).toBe(present);
  expect(cue("RETURN_STALE", { returns: [{ ...open, status: "CLOSED" }] })).toBeNull();
});

test("Shopify's alarms are critical", () => {
  const event = {
    id: "ev1",
    action: "refund_failed",
    createdAt: ago(2),
    message: "The refund failed",
    criticalAlert: true,
    appTitle: null,
  };
  expect(cue("CRITICAL_EVENT", { events: [event] })).toMatchObject({
    severity: "critical",
    since: ago(2),
    sentence: "Shopify marks an event critical",
    detail: "The refund failed",
    evidence: [{ kind: "order_event", id: "ev1" }],
  });
  const capture = { ...event, action: "capture_failure", criticalAlert: false, message: "" };
  expect(cue("CRITICAL_EVENT", { events: [capture] })).toMatchObject({
    sentence: "Payment capture failed",
    detail: null,
  });
  expect(cue("CRITICAL_EVENT", { events: [{ ...event, criticalAlert: false }] })).toBeNull();
});

test("what the customer reports is quoted, with its message", () => {
  const text = "Your page says package still in transit, but there is no tracking update since yesterday.";
  expect(cue("CUSTOMER_REPORTS", {}, said(text))).toMatchObject({
    severity: "info",
    sentence: "Customer reports no tracking update",
    detail: "“package still in transit”, “no tracking update”",
    evidence: [{ kind: "message", id: "7" }],
  });
});

test.each([
  ["My order is late", "Customer reports a late delivery"],
  ["It’s not late", null],
  ["I never received it", "Customer reports an item not received"],
  ["The tracking hasn't updated", "Customer reports no tracking update"],
  ["Please translate the plate", null],
  ["Hi, any update for me? I haven’t heard back yet.", null],
])("%j: %s", (text, sentence) => {
  expect(cue("CUSTOMER_REPORTS", {}, said(text))?.sentence ?? null).toBe(sentence);
});

test("a report that a person answered is no longer shown", () => {
  const messages = [aMessage({ id: 1, text: "it is late" }), anAnswer({ id: 2 })];
  expect(cuesOf({}, { messages })).toEqual([]);
});

test("a conversation without an order tells what there is to confirm", () => {
  const sentence = (suggestedOrders: number) =>
    unlinkedCue({ conversationId: 12, suggestedOrders, since: now }).sentence;
  expect([0, 1, 2].map(sentence)).toEqual([
    "No order found",
    "1 suggested order to confirm",
    "2 suggested orders to confirm",
  ]);
});
