import { expect, test } from "vitest";
import { computeCues } from "./cues/compute-cues.ts";
import { EMPTY_MEMORY } from "./cues/memory.ts";
import { formatWait } from "./duration.ts";
import { aFulfillment, aFulfillmentEvent, aMessage, anOrder } from "./factories.ts";
import { DAY_MS, HOUR_MS, laterBy, MINUTE_MS } from "./instant.ts";
import { moneyOf } from "./money.ts";
import type { Order } from "./order.ts";
import { defaultPolicy } from "./policy.ts";
import { refundValue } from "./refund-value.ts";
import { slaTimer } from "./sla.ts";
import { refundVerdict } from "./thresholds.ts";
import type { Message } from "./thread.ts";

const now = "2026-11-23T15:42:00Z";
const ago = (ms: number) => laterBy(now, -ms);
const policy = defaultPolicy("USD");
const wrote = (text: string, minutes: number) => [
  aMessage({ id: 1, text, createdAt: ago(minutes * MINUTE_MS) }),
];

function cuesOf(order: Order, messages: readonly Message[]) {
  const cues = computeCues(order, {
    now,
    memory: EMPTY_MEMORY,
    messages,
    policy,
    refund: null,
    locale: "en-US",
  });
  return cues.map((cue) => `${cue.severity}: ${cue.sentence}`);
}

function waited(messages: readonly Message[]) {
  const timer = slaTimer({ messages, thresholdMinutes: policy.slaMinutes, now });
  return `${formatWait(timer.waitedSeconds)}, ${timer.state}`;
}

test("A, late shipment: a label of 18 h without a scan is info, 74 min are breached", () => {
  const messages = wrote("My page says package still in transit, but there is no tracking update.", 74);
  const label = aFulfillmentEvent({ status: "LABEL_PURCHASED", happenedAt: ago(18 * HOUR_MS) });
  const order = anOrder({
    fulfillments: [aFulfillment({ displayStatus: "LABEL_PURCHASED", events: [label] })],
  });
  expect(cuesOf(order, messages)).toEqual([
    "info: No carrier scan recorded for 18 h",
    "info: Customer reports no tracking update",
  ]);
  expect(waited(messages)).toBe("74 min, breached");
});

test("B, refund offer: marked damaged, 325.00 is flagged and not the manager's, 52 min are due soon", () => {
  const messages = wrote(
    "The zipper came apart on day one, photo attached. Refund or replacement please.",
    52,
  );
  const total = moneyOf("325", "USD");
  const order = anOrder({
    name: "#EVR-1062",
    total,
    totalPresentment: total,
    totalReceived: total,
    tags: ["damaged"],
    note: "Damaged zipper",
  });
  expect(cuesOf(order, messages)).toEqual(["high: Marked damaged"]);
  const value = refundValue({ order, texts: messages.map((message) => message.text) });
  expect(value).toEqual({ basis: "max_refundable", value: total });
  expect(refundVerdict(total, order.totalRefunded, policy)).toMatchObject({
    needsReview: true,
    isManagerOnly: false,
  });
  expect(waited(messages)).toBe("52 min, due_soon");
});

test("C, SLA breach: the stalled cue stands, a generic question reports nothing, 68 min are breached", () => {
  const messages = wrote("Hi, any update for me? I haven't heard back yet.", 68);
  const scan = aFulfillmentEvent({ happenedAt: ago(3 * DAY_MS + 2 * HOUR_MS) });
  const order = anOrder({ fulfillments: [aFulfillment({ inTransitAt: ago(4 * DAY_MS), events: [scan] })] });
  expect(cuesOf(order, messages)).toEqual(["high: Last carrier event 3 d 2 h ago"]);
  expect(waited(messages)).toBe("68 min, breached");
});

test("D, policy exception: delivered 47 days ago is a plain fact, 20 min are on time", () => {
  const messages = wrote("I know it’s past the window, but can I still send the boots back?", 20);
  const order = anOrder({ fulfillments: [aFulfillment({ deliveredAt: ago(47 * DAY_MS + HOUR_MS) })] });
  expect(cuesOf(order, messages)).toEqual(["info: Delivered 47 days ago"]);
  expect(waited(messages)).toBe("20 min, ok");
});
