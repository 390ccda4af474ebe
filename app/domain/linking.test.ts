import { expect, test } from "vitest";
import {
  byLikelihood,
  chooseConversation,
  chooseOrder,
  namesAnotherOrder,
  namesOrder,
  orderIdOfAttributes,
  possibleOrderNames,
  type LinkCandidate,
} from "./linking.ts";

function aCandidate(overrides: Partial<LinkCandidate> = {}): LinkCandidate {
  return {
    conversationId: 1207,
    identity: "email",
    isOpen: true,
    isOnlyOneOfContact: false,
    namesOrder: false,
    namesAnotherOrder: false,
    lastActivityAt: "2026-11-23T15:00:00Z",
    ...overrides,
  };
}

test.each<[string, Partial<LinkCandidate>[], unknown]>([
  ["nothing found", [], { state: "none" }],
  [
    "one carries the order's id, and others are of the same customer",
    [
      { identity: "custom_attribute", isOpen: false },
      { conversationId: 2, namesOrder: true },
    ],
    { state: "linked", conversationId: 1207, by: "custom_attribute" },
  ],
  [
    "two carry the order's id",
    [{ identity: "custom_attribute" }, { conversationId: 2, identity: "custom_attribute" }],
    { state: "choose" },
  ],
  [
    "one of several names the order",
    [{ namesOrder: true }, { conversationId: 2 }],
    { state: "linked", conversationId: 1207, by: "email" },
  ],
  [
    "the customer has one conversation",
    [{ identity: "identifier", isOnlyOneOfContact: true }],
    { state: "linked", conversationId: 1207, by: "identifier" },
  ],
  ["it is about another order", [{ isOnlyOneOfContact: true, namesAnotherOrder: true }], { state: "choose" }],
  ["several name no order", [{}, { conversationId: 2 }], { state: "choose" }],
  [
    "two name the order",
    [{ namesOrder: true }, { conversationId: 2, namesOrder: true }],
    { state: "choose" },
  ],
  ["it is resolved", [{ isOnlyOneOfContact: true, namesOrder: true, isOpen: false }], { state: "choose" }],
  [
    "only the phone number is the same",
    [{ identity: "phone", isOnlyOneOfContact: true, namesOrder: true }],
    { state: "choose" },
  ],
])("the conversation of an order: %s", (_case, candidates, verdict) => {
  expect(chooseConversation(candidates.map(aCandidate))).toEqual(verdict);
});

test("the likeliest conversation comes first", () => {
  const candidates = [
    aCandidate({ conversationId: 1, identity: "phone", namesOrder: true }),
    aCandidate({ conversationId: 2, isOpen: false }),
    aCandidate({ conversationId: 3, lastActivityAt: "2026-11-20T15:00:00Z" }),
    aCandidate({ conversationId: 4 }),
    aCandidate({ conversationId: 5, namesOrder: true, isOpen: false }),
  ];
  expect(candidates.toSorted(byLikelihood).map((each) => each.conversationId)).toEqual([5, 4, 3, 2, 1]);
});

test.each([
  ["Where is #EVR-1045?", true],
  ["where is evr-1045", true],
  ["Order EVR-1045.", true],
  ["#EVR-10456", false],
  ["XEVR-1045", false],
  ["1045 Main Street", false],
])("“%s” names #EVR-1045: %s", (text, expected) => {
  expect(namesOrder(text, "#EVR-1045")).toBe(expected);
});

test.each([
  ["order 1001 is late", true],
  ["Order no. 1001", true],
  ["it is #1001", true],
  ["I live at 1001 Elm Street", false],
  ["it cost 1001", false],
])("where names are bare numbers, “%s” names #1001: %s", (text, expected) => {
  expect(namesOrder(text, "#1001")).toBe(expected);
});

test("another order of the shop is told from this one", () => {
  expect(namesAnotherOrder("EVR-1045 and EVR-1062", "#EVR-1045")).toBe(true);
  expect(namesAnotherOrder("EVR-1045 again, evr-1045", "#EVR-1045")).toBe(false);
});

const [first, second] = [{ name: "#EVR-1045" }, { name: "#EVR-1062" }] as const;

test.each([
  ["the only order", [first], "Where is it?", { state: "linked", order: first }],
  ["the one that is named", [first, second], "Where is EVR-1062?", { state: "linked", order: second }],
  ["not one of several", [first, second], "Where is it?", { state: "suggested", orders: [first, second] }],
  [
    "not one of two named",
    [first, second],
    "EVR-1062, EVR-1045",
    { state: "suggested", orders: [first, second] },
  ],
  [
    "not the only one when the text means another",
    [first],
    "EVR-9999",
    { state: "suggested", orders: [first] },
  ],
  ["none of none", [], "Hello", { state: "suggested", orders: [] }],
])("the order of a conversation: %s", (_case, orders, text, verdict) => {
  expect(chooseOrder(orders, text)).toEqual(verdict);
});

test("names that may be orders are read from a text, each once", () => {
  expect(possibleOrderNames("#evr-1045, #EVR-1045 or #1001; item 5, a#1234")).toEqual(["#EVR-1045", "#1001"]);
});

test.each([
  [{ shopify_order_id: "5123456789012" }, "gid://shopify/Order/5123456789012"],
  [{ shopify_order_id: 1045 }, "gid://shopify/Order/1045"],
  [{ shopify_order_id: "gid://shopify/Order/1045" }, "gid://shopify/Order/1045"],
  [{ shopify_order_id: "#EVR-1045" }, null],
  [{}, null],
])("the attribute %o means %s", (attributes, expected) => {
  expect(orderIdOfAttributes(attributes)).toBe(expected);
});
