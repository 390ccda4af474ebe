import { expect, test } from "vitest";
import { aFulfillment, aFulfillmentEvent } from "../factories.ts";
import { HOUR_MS, laterBy, MINUTE_MS } from "../instant.ts";
import type { Fulfillment } from "../order.ts";
import { cue, now } from "./case.fixture.ts";
import { EMPTY_MEMORY } from "./memory.ts";

const ago = (hours: number, minutes = 0) => laterBy(now, -(hours * HOUR_MS + minutes * MINUTE_MS));
const with1 = (overrides: Partial<Fulfillment>) => ({ fulfillments: [aFulfillment(overrides)] });

function labelled(at: string, overrides: Partial<Fulfillment> = {}) {
  const events = [aFulfillmentEvent({ id: "e1", status: "LABEL_PURCHASED", happenedAt: at })];
  return with1({ displayStatus: "LABEL_PURCHASED", events, ...overrides });
}

test.each([
  [0, 0, "info", "0 min", "Warning from 24 h."],
  [18, 0, "info", "18 h", "Warning from 24 h."],
  [23, 59, "info", "23 h", "Warning from 24 h."],
  [24, 0, "warning", "24 h", "High from 48 h."],
  [24, 1, "warning", "24 h", "High from 48 h."],
  [47, 59, "warning", "47 h", "High from 48 h."],
  [48, 0, "high", "48 h", "Critical from 72 h."],
  [53, 0, "high", "53 h", "Critical from 72 h."],
  [71, 59, "high", "71 h", "Critical from 72 h."],
  [72, 0, "critical", "3 d", ""],
  [80, 0, "critical", "3 d 8 h", ""],
])("a label of %d h %d min without a scan is %s", (hours, minutes, severity, age, next) => {
  const since = ago(hours, minutes);
  expect(cue("LABEL_NO_SCAN", labelled(since))).toMatchObject({
    severity,
    since,
    hours,
    sinceBasis: "recorded",
    sentence: `No carrier scan recorded for ${age}`,
    detail: ["Label purchased, UPS.", next].filter(Boolean).join(" "),
    evidence: [{ kind: "fulfillment_event", id: "e1" }],
  });
});

test("the age is the label event's, in whatever time zone it is written, not Shopify's last edit", () => {
  const order = labelled("2026-11-22T16:42:00-05:00", { createdAt: now, updatedAt: now });
  expect(cue("LABEL_NO_SCAN", order)).toMatchObject({ hours: 18 });
});

test("a clock that is behind the record gives no negative age", () => {
  expect(cue("LABEL_NO_SCAN", labelled(laterBy(now, HOUR_MS)))).toMatchObject({
    hours: 0,
    sentence: "No carrier scan recorded for 0 min",
  });
});

test("without a label event it counts from the fulfillment", () => {
  const order = with1({
    displayStatus: "FULFILLED",
    createdAt: ago(30),
    tracking: [{ company: null, number: "1Z9", url: null }],
  });
  expect(cue("LABEL_NO_SCAN", order)).toMatchObject({
    severity: "warning",
    hours: 30,
    detail: "Fulfilled. High from 48 h.",
    evidence: [{ kind: "fulfillment", id: "gid://shopify/Fulfillment/9" }],
  });
});

test.each(["LABEL_PURCHASED", "LABEL_PRINTED", "CONFIRMED", "SUBMITTED", "MARKED_AS_FULFILLED", "FULFILLED"])(
  "%s waits for a scan",
  (displayStatus) => {
    expect(cue("LABEL_NO_SCAN", labelled(ago(1), { displayStatus }))).not.toBeNull();
  },
);

test.each(["CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "ATTEMPTED_DELIVERY", "DELIVERED"])(
  "an event %s is a scan",
  (status) => {
    const events = [aFulfillmentEvent({ status })];
    expect(cue("LABEL_NO_SCAN", labelled(ago(1), { events }))).toBeNull();
  },
);

test.each([
  ["in transit", { inTransitAt: ago(1) }],
  ["delivered", { deliveredAt: ago(1) }],
  ["another status", { displayStatus: "IN_TRANSIT" }],
  ["no status", { displayStatus: null }],
  ["a voided label", { displayStatus: "LABEL_VOIDED" }],
  ["nothing to ship", { requiresShipping: false }],
  ["a cancelled fulfillment", { status: "CANCELLED" }],
  ["neither label nor number", { events: [], tracking: [] }],
])("%s: no missing scan", (_, overrides) => {
  expect(cue("LABEL_NO_SCAN", labelled(ago(80), overrides))).toBeNull();
});

test.each([
  [23, 59, false],
  [24, 0, false],
  [24, 1, true],
])("fulfilled %d h %d min ago without a number: cue is %s", (hours, minutes, present) => {
  const order = with1({
    createdAt: ago(hours, minutes),
    tracking: [{ company: "UPS", number: " ", url: null }],
  });
  expect(cue("NO_TRACKING", order) !== null).toBe(present);
});

test.each([
  ["a number", {}],
  ["delivered", { tracking: [], deliveredAt: ago(1) }],
  ["picked up", { tracking: [], displayStatus: "PICKED_UP" }],
  ["ready for pickup", { tracking: [], displayStatus: "READY_FOR_PICKUP" }],
  ["digital", { tracking: [], requiresShipping: false }],
])("%s: no missing number", (_, overrides) => {
  expect(cue("NO_TRACKING", with1({ createdAt: ago(31), ...overrides }))).toBeNull();
});

test("a missing number is a warning with its age", () => {
  expect(cue("NO_TRACKING", with1({ createdAt: ago(31), tracking: [] }))).toMatchObject({
    severity: "warning",
    sentence: "No tracking number for 31 h",
  });
});

test("a voided label is told, from when we first saw it", () => {
  expect(cue("LABEL_VOIDED", with1({ displayStatus: "LABEL_VOIDED" }))).toMatchObject({
    severity: "warning",
    sinceBasis: "first_seen",
    since: now,
  });
  expect(cue("LABEL_VOIDED", with1({}))).toBeNull();
});

function moving(at: string, overrides: Partial<Fulfillment> = {}) {
  return with1({
    inTransitAt: ago(200),
    events: [aFulfillmentEvent({ id: "e2", happenedAt: at })],
    ...overrides,
  });
}

test.each([
  [71, 59, false],
  [72, 0, false],
  [72, 1, true],
  [74, 0, true],
])("last carrier event %d h %d min ago: stalled is %s", (hours, minutes, present) => {
  expect(cue("STALLED", moving(ago(hours, minutes))) !== null).toBe(present);
});

test("a stalled parcel is high, says when it was last seen, and an edit in Shopify changes nothing", () => {
  expect(cue("STALLED", moving(ago(74), { updatedAt: now }))).toMatchObject({
    severity: "high",
    since: ago(74),
    sentence: "Last carrier event 3 d 2 h ago",
    detail: "In transit, UPS, no delivery recorded.",
    evidence: [{ kind: "fulfillment_event", id: "e2" }],
  });
});

test("it counts by when events happened, not by when they were recorded or listed", () => {
  const events = [
    aFulfillmentEvent({ id: "old", happenedAt: ago(100), createdAt: now }),
    aFulfillmentEvent({ id: "new", happenedAt: ago(80), createdAt: ago(80) }),
    aFulfillmentEvent({ id: "older", happenedAt: ago(120), createdAt: now }),
  ];
  expect(cue("STALLED", with1({ events, tracking: [] }))).toMatchObject({
    since: ago(80),
    detail: "In transit, no delivery recorded.",
    evidence: [{ id: "new" }],
  });
});

test("without events the time of transit itself counts", () => {
  expect(cue("STALLED", with1({ inTransitAt: ago(80) }))).toMatchObject({
    since: ago(80),
    evidence: [{ kind: "fulfillment" }],
  });
});

test.each([
  ["delivered", { deliveredAt: ago(1) }],
  ["a delivery event", { events: [aFulfillmentEvent({ status: "DELIVERED", happenedAt: ago(90) })] }],
  ["delivered by status", { displayStatus: "DELIVERED" }],
  ["ready for pickup by status", { displayStatus: "READY_FOR_PICKUP" }],
  [
    "ready for pickup by event",
    { events: [aFulfillmentEvent({ status: "READY_FOR_PICKUP", happenedAt: ago(90) })] },
  ],
  [
    "only the shop's own events",
    { inTransitAt: null, events: [aFulfillmentEvent({ status: "LABEL_PRINTED", happenedAt: ago(90) })] },
  ],
])("%s: not stalled", (_, overrides) => {
  expect(cue("STALLED", moving(ago(90), overrides))).toBeNull();
});

test.each([
  [23, 59, false],
  [24, 0, false],
  [24, 1, true],
])("estimated delivery %d h %d min ago: passed is %s", (hours, minutes, present) => {
  expect(cue("ETA_PASSED", with1({ estimatedDeliveryAt: ago(hours, minutes) })) !== null).toBe(present);
});

test("a passed estimate is a warning, and none once delivered", () => {
  expect(cue("ETA_PASSED", with1({ estimatedDeliveryAt: ago(30) }))).toMatchObject({
    severity: "warning",
    since: ago(30),
    sentence: "Estimated delivery passed 30 h ago",
  });
  expect(cue("ETA_PASSED", with1({ estimatedDeliveryAt: ago(30), deliveredAt: ago(2) }))).toBeNull();
  expect(cue("ETA_PASSED", with1({}))).toBeNull();
});

test("the estimate of the newest event counts where the fulfillment has none", () => {
  const events = [
    aFulfillmentEvent({ happenedAt: ago(90), estimatedDeliveryAt: ago(80) }),
    aFulfillmentEvent({ happenedAt: ago(50), estimatedDeliveryAt: ago(40) }),
  ];
  expect(cue("ETA_PASSED", with1({ events }))?.since).toBe(ago(40));
});

const first = "2026-11-24T17:00:00Z";
const remembering = (eta: string) => ({
  memory: { ...EMPTY_MEMORY, firstEtas: { "gid://shopify/Fulfillment/9": eta } },
});

test.each([
  [23, 59, false],
  [24, 0, false],
  [24, 1, true],
])("an estimate that moved by %d h %d min: slipped is %s", (hours, minutes, present) => {
  const estimatedDeliveryAt = laterBy(first, hours * HOUR_MS + minutes * MINUTE_MS);
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt }), remembering(first)) !== null).toBe(present);
});

test("a slip is high and counts against the first estimate seen", () => {
  const estimatedDeliveryAt = laterBy(first, 29 * HOUR_MS);
  const events = [aFulfillmentEvent({ id: "eta", happenedAt: ago(5), estimatedDeliveryAt })];
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt, events }), remembering(first))).toMatchObject({
    severity: "high",
    since: ago(5),
    sentence: "ETA slipped by 29 h",
    evidence: [{ kind: "fulfillment_event", id: "eta" }],
  });
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt, deliveredAt: now }), remembering(first))).toBeNull();
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt }), remembering(first))).toMatchObject({
    sinceBasis: "first_seen",
  });
});

test("without a memory the oldest event's estimate counts, else what checkout promised", () => {
  const estimatedDeliveryAt = laterBy(first, 30 * HOUR_MS);
  const events = [
    aFulfillmentEvent({ happenedAt: ago(5), estimatedDeliveryAt }),
    aFulfillmentEvent({ happenedAt: ago(50), estimatedDeliveryAt: first }),
  ];
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt, events }))?.sentence).toBe("ETA slipped by 30 h");
  const promised = {
    id: "f",
    status: "CLOSED",
    requestStatus: "",
    createdAt: now,
    updatedAt: now,
    fulfillAt: null,
    fulfillBy: null,
    maxDeliveryAt: first,
    holds: [],
  };
  const order = { ...with1({ estimatedDeliveryAt }), fulfillmentOrders: [promised] };
  expect(cue("ETA_SLIP", order)?.sentence).toBe("ETA slipped by 30 h");
  expect(cue("ETA_SLIP", with1({ estimatedDeliveryAt }))).toBeNull();
});

test.each([
  ["CARRIER_DELAYED", "DELAYED", "DELAYED", "warning", "Delay recorded, UPS, 3 h ago", "Delay recorded, UPS"],
  [
    "DELIVERY_ATTEMPTED",
    "ATTEMPTED_DELIVERY",
    "ATTEMPTED_DELIVERY",
    "warning",
    "Delivery attempted, UPS, 3 h ago",
    "Delivery attempted, UPS",
  ],
  [
    "DELIVERY_FAILED",
    "FAILURE",
    "NOT_DELIVERED",
    "high",
    "Delivery failed, UPS, 3 h ago",
    "Delivery failed, UPS",
  ],
] as const)(
  "%s, by event and by status, until a delivery is recorded",
  (code, status, displayStatus, severity, dated, undated) => {
    const events = [aFulfillmentEvent({ id: "e3", status, happenedAt: ago(3), message: "No one home" })];
    expect(cue(code, with1({ events }))).toMatchObject({
      severity,
      since: ago(3),
      sentence: dated,
      detail: "No one home",
      evidence: [{ kind: "fulfillment_event", id: "e3" }],
    });
    expect(cue(code, with1({ displayStatus }))).toMatchObject({
      sentence: undated,
      sinceBasis: "first_seen",
      evidence: [{ kind: "fulfillment" }],
    });
    expect(cue(code, with1({ events, deliveredAt: ago(1) }))).toBeNull();
    expect(cue(code, with1({}))).toBeNull();
  },
);

test("a label event without a tracking number waits for a scan too", () => {
  expect(cue("LABEL_NO_SCAN", labelled(ago(1), { tracking: [] }))?.detail).toBe(
    "Label purchased. Warning from 24 h.",
  );
});
