import { expect, test } from "vitest";
import { aFulfillment, aFulfillmentEvent, aFulfillmentOrder, aMessage, anOrder } from "../factories.ts";
import { HOUR_MS, laterBy } from "../instant.ts";
import { cue, cuesOf, now } from "./case.fixture.ts";
import { CUE_RULES } from "./compute-cues.ts";
import { isAtLeast } from "./cue.ts";
import { EMPTY_MEMORY, remember } from "./memory.ts";

const ago = (hours: number) => laterBy(now, -hours * HOUR_MS);

const busy = {
  tags: ["damaged"],
  fulfillments: [
    aFulfillment({ id: "f1", inTransitAt: ago(100), events: [aFulfillmentEvent({ happenedAt: ago(90) })] }),
    aFulfillment({ id: "f2", inTransitAt: ago(100), events: [aFulfillmentEvent({ happenedAt: ago(95) })] }),
    aFulfillment({ id: "f3", deliveredAt: ago(10), events: [] }),
  ],
  events: [{ id: "ev", action: "x", createdAt: ago(1), message: "", criticalAlert: true, appTitle: null }],
};

test("the heaviest come first, among equals the longest standing, whatever the order of the records", () => {
  const keys = cuesOf(busy).map((each) => each.key);
  expect(keys).toEqual(["CRITICAL_EVENT:ev", "STALLED:f2", "STALLED:f1", "DAMAGED:order", "DELIVERED:f3"]);
  const reversed = { ...busy, fulfillments: busy.fulfillments.toReversed() };
  expect(cuesOf(reversed).map((each) => each.key)).toEqual(keys);
});

test("a quiet order has no cue", () => {
  expect(cuesOf({})).toEqual([]);
});

test.each(CUE_RULES.flatMap((rule) => rule.needs.map((part) => [rule.code, rule.about, part] as const)))(
  "%s (%s) is unknown without %s, and where it is cut",
  (code, about, part) => {
    for (const gap of ["unavailable", "truncated"] as const) {
      const cues = cuesOf({ ...busy, [gap]: [part] });
      const unknown = cues.find((each) => each.status === "unknown" && each.sentence.includes(about));
      expect(unknown).toMatchObject({ code, severity: "info", since: null, evidence: [], missing: [part] });
      expect(unknown?.sentence).toContain(gap === "unavailable" ? "not permitted" : "not complete");
    }
  },
);

test("an unknown part gives no computed cue of its rules, and unknown ones come last", () => {
  const cues = cuesOf({ ...busy, unavailable: ["fulfillments"] });
  expect(cues.filter((each) => each.status === "present").map((each) => each.key)).toEqual([
    "CRITICAL_EVENT:ev",
    "DAMAGED:order",
  ]);
  expect(cues.slice(2).every((each) => each.status === "unknown")).toBe(true);
});

test("a cue keeps when it was first seen, and is cleared when it goes", () => {
  const order = anOrder({ tags: ["damaged"] });
  const seen = remember(EMPTY_MEMORY, order, cuesOf(order, { now: ago(5) }), ago(5));
  expect(seen.cues).toEqual({ "DAMAGED:order": { code: "DAMAGED", firstSeenAt: ago(5), clearedAt: null } });
  expect(cue("DAMAGED", order, { memory: seen })).toMatchObject({
    firstSeenAt: ago(5),
    since: ago(5),
    hours: 5,
  });

  const calm = anOrder();
  const cleared = remember(seen, calm, cuesOf(calm, { memory: seen }), now);
  expect(cleared.cues["DAMAGED:order"]).toEqual({ code: "DAMAGED", firstSeenAt: ago(5), clearedAt: now });
  expect(remember(cleared, calm, [], laterBy(now, HOUR_MS)).cues["DAMAGED:order"]?.clearedAt).toBe(now);
  expect(cue("DAMAGED", order, { memory: cleared })?.firstSeenAt).toBe(now);
});

test("a cue of a message is not remembered: the order's other conversation would clear it", () => {
  const messages = [aMessage({ text: "It arrived broken.", createdAt: ago(2) })];
  const unmarked = anOrder();
  expect(cue("DAMAGED", unmarked, { messages })?.since).toBe(ago(2));
  const reported = remember(EMPTY_MEMORY, unmarked, cuesOf(unmarked, { messages }), now);
  expect(reported.cues).toEqual({});

  const marked = anOrder({ tags: ["damaged"] });
  const seen = remember(EMPTY_MEMORY, marked, cuesOf(marked, { messages }), now);
  expect(Object.keys(seen.cues)).toEqual(["DAMAGED:order"]);
  expect(remember(seen, marked, cuesOf(marked), laterBy(now, HOUR_MS))).toEqual(seen);
});

test("a cue that has become unknown is not cleared", () => {
  const order = anOrder(busy);
  const seen = remember(EMPTY_MEMORY, order, cuesOf(order), ago(5));
  const blind = anOrder({ ...busy, unavailable: ["fulfillments"] });
  const after = remember(seen, blind, cuesOf(blind, { memory: seen }), now);
  expect(after.cues["STALLED:f1"]?.clearedAt).toBeNull();
});

test("the first ETA and the first sight of a hold stay", () => {
  const hold = { id: "h1", reason: "OTHER", displayReason: "Other", reasonNotes: null, handle: null };
  const order = (eta: string) =>
    anOrder({
      fulfillments: [aFulfillment({ id: "f1", estimatedDeliveryAt: eta }), aFulfillment({ id: "f2" })],
      fulfillmentOrders: [aFulfillmentOrder({ status: "ON_HOLD", holds: [hold] })],
    });
  const first = remember(EMPTY_MEMORY, order(ago(1)), [], ago(9));
  const second = remember(first, order(now), [], now);
  expect(second).toEqual({ firstEtas: { f1: ago(1) }, holdsFirstSeen: { h1: ago(9) }, cues: {} });
});

test("severities are ordered", () => {
  expect(isAtLeast("high", "high")).toBe(true);
  expect(isAtLeast("critical", "high")).toBe(true);
  expect(isAtLeast("warning", "high")).toBe(false);
});
