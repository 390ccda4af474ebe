import { expect, test } from "vitest";
import { stripHistory } from "./strip-history.ts";

function left(text: string): string {
  return stripHistory(text).replace(/\s+/g, " ").trim();
}

test.each([
  [
    "where is it?\n\non mon, 3 nov 2026 at 10:00, shop <help@shop.example> wrote:\n> i can process a refund",
    "where is it?",
  ],
  ["> we can refund you\nno, where is it?", "no, where is it?"],
  ["where is it?\n-----original message-----\nrefund", "where is it?"],
  ["where is it?\n\nfrom: shop\nsent: monday\nrefund", "where is it?"],
  ["where is it?\n-- \nbob, returns department", "where is it?"],
  ["where is it?\nsent from my iphone", "where is it?"],
  ["where is it?\n\nkind regards,\nbob\nreturns ltd", "where is it?"],
  ["thanks,\nbut where is it?", "thanks, but where is it?"],
  ["on monday i wrote: where is it?", "on monday i wrote: where is it?"],
])("%j", (text, own) => {
  expect(left(text)).toBe(own);
});

test("offsets stay", () => {
  const text = "hi\n> quoted\nwhere";
  expect(stripHistory(text)).toHaveLength(text.length);
  expect(stripHistory(text).indexOf("where")).toBe(text.indexOf("where"));
});
