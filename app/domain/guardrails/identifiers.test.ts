import { expect, test } from "vitest";
import {
  canonicalCode,
  canonicalOrder,
  findCards,
  findCodes,
  findOrders,
  findPhones,
} from "./identifiers.ts";
import type { Found } from "./links.ts";

const values = (found: readonly Found[]) => found.map((each) => each.value);

test.each([
  ["order #9999", ["9999"]],
  ["#EVR-1045 and #evr-1062.", ["EVR-1045", "EVR-1062"]],
  ["order 1045", ["1045"]],
  ["order number EVR-1045", ["EVR-1045"]],
  ["# 1045", ["1045"]],
  ["#1 choice", []],
  ["order of 1045", []],
  ["disorder 1045", []],
  ["#hashtag", []],
])("%s: orders %j", (text, orders) => {
  expect(values(findOrders(text))).toEqual(orders);
});

test.each([
  ["tracking 1Z999...", ["1Z999"]],
  ["1Z 84F 2E0 39 4471 0266", ["1Z84F2E03944710266"]],
  ["Use SORRY20", ["SORRY20"]],
  ["code SAVE", ["SAVE"]],
  ["the code is WELCOME", ["WELCOME"]],
  ["coupon: X-MAS", ["XMAS"]],
  ["9400111899223100001234", ["9400111899223100001234"]],
  ["UPS has it", []],
  ["the code is wrong", []],
  ["2026", []],
  ["A4", []],
])("%s: codes %j", (text, codes) => {
  expect(values(findCodes(text))).toEqual(codes);
});

test.each([
  ["+1 512-555-0123", ["15125550123"]],
  ["+15125550123", ["15125550123"]],
  ["(512) 555-0123", ["5125550123"]],
  ["0800 12 34 56", ["0800123456"]],
  ["2-3 days", []],
  ["12 34", []],
  ["$1 234 567", []],
])("%s: phones %j", (text, phones) => {
  expect(values(findPhones(text))).toEqual(phones);
});

test.each([
  ["4111 1111 1111 1111", ["4111111111111111"]],
  ["4111-1111-1111-1111", ["4111111111111111"]],
  ["378282246310005", ["378282246310005"]],
  ["4111 1111 1111 1112", []],
  ["411111111111", []],
  ["1Z4111111111111111", []],
])("%s: cards %j", (text, cards) => {
  expect(values(findCards(text))).toEqual(cards);
});

test("one spelling for comparing", () => {
  expect(canonicalOrder("# evr-1045")).toBe("EVR-1045");
  expect(canonicalCode("1z 84f-2e0")).toBe("1Z84F2E0");
});
