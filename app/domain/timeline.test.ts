import fc from "fast-check";
import { expect, test } from "vitest";
import { decisionActionSchema } from "./decision.ts";
import { aFulfillment, aFulfillmentEvent, aMessage, anAnswer, anOrder } from "./factories.ts";
import { mergeTimeline } from "./timeline.ts";

const order = anOrder({
  processedAt: "2026-11-22T01:12:00Z",
  events: [
    {
      id: "ev1",
      action: "tag",
      createdAt: "2026-11-23T13:15:00Z",
      message: "Tag added",
      criticalAlert: false,
      appTitle: "Flow",
    },
    {
      id: "ev2",
      action: "closed",
      createdAt: "2026-11-23T13:16:00Z",
      message: "",
      criticalAlert: false,
      appTitle: null,
    },
  ],
  fulfillments: [
    aFulfillment({
      totalQuantity: 2,
      events: [
        aFulfillmentEvent({ id: "fe1", status: "LABEL_PURCHASED", happenedAt: "2026-11-22T21:42:00Z" }),
        aFulfillmentEvent({
          id: "fe2",
          status: "NEW_ONE",
          happenedAt: "2026-11-22T22:42:00Z",
          city: "Austin",
          country: "US",
        }),
      ],
    }),
  ],
});

const messages = [
  aMessage({
    id: 1,
    createdAt: "2026-11-23T14:28:00Z",
    attachments: [
      { id: 1, fileType: "image", dataUrl: "x", thumbUrl: null, fileName: null, sizeBytes: null },
    ],
  }),
  aMessage({
    id: 2,
    kind: "activity",
    author: "system",
    text: "Sam added escalation",
    createdAt: "2026-11-23T14:52:00Z",
  }),
  anAnswer({ id: 3, isPrivate: true, createdAt: "2026-11-23T14:51:00Z" }),
  anAnswer({ id: 4, createdAt: "2026-11-23T15:43:09Z" }),
  anAnswer({ id: 5, author: "bot", authorName: "Bot", createdAt: "2026-11-23T15:44:00Z" }),
];

const decisions = [
  {
    uid: "u1",
    decisionId: 2318,
    action: "approve_send",
    decidedAt: "2026-11-23T15:43:04Z",
    by: "Dana Whitfield",
  },
] as const;

test("one story, newest first, each entry with its source", () => {
  const entries = mergeTimeline({ order, messages, decisions });
  expect(entries.map((entry) => [entry.kind, entry.text, entry.detail, entry.sourceId])).toEqual([
    ["reply", "Reply", "Bot, automated", "5"],
    ["reply", "Reply", "Priya Shah", "4"],
    ["decision", "Reply approved", "Decision 2318, Dana Whitfield", "u1"],
    ["activity", "Sam added escalation", null, "2"],
    ["private_note", "Private note", "Priya Shah", "3"],
    ["customer_message", "Alex Rivera wrote, 1 attachment", null, "1"],
    ["order_event", "closed", null, "ev2"],
    ["order_event", "Tag added", "Flow", "ev1"],
    ["fulfillment_event", "NEW_ONE, UPS", "Austin, US", "fe2"],
    ["fulfillment_event", "Label purchased, UPS", null, "fe1"],
    ["fulfilled", "2 items fulfilled", "#EVR-1045-F1", "gid://shopify/Fulfillment/9"],
    ["order_placed", "Order placed", "#EVR-1045", order.id],
  ]);
});

test("a conversation without an order has a story too", () => {
  expect(
    mergeTimeline({ order: null, messages: [aMessage({ authorName: null })], decisions: [] }),
  ).toMatchObject([{ text: "Somebody wrote", kind: "customer_message" }]);
});

test("every decision has words", () => {
  for (const action of decisionActionSchema.options) {
    const [entry] = mergeTimeline({ order: null, messages: [], decisions: [{ ...decisions[0], action }] });
    expect(entry?.text.length).toBeGreaterThan(3);
  }
});

test("the same records in any order tell the same story, those of one instant too", () => {
  const atOnce = [1, 2, 10, 9].map((id) => aMessage({ id }));
  const sameInstant = [...atOnce, anAnswer({ id: 3 }), anAnswer({ id: 4, isPrivate: true })];
  const told = mergeTimeline({ order, messages: sameInstant, decisions });
  expect(told.filter((entry) => entry.kind === "customer_message").map((entry) => entry.sourceId)).toEqual([
    "10",
    "9",
    "2",
    "1",
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(sameInstant, { minLength: 6, maxLength: 6 }), (shuffled) => {
      expect(mergeTimeline({ order, messages: shuffled, decisions })).toEqual(told);
    }),
  );
});
