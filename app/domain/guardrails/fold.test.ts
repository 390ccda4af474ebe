import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test("look-alikes are made plain and the invisible is dropped", () => {
  expect(fold("I’ll ｓａｙ ev\u200bil\ufe0f").text).toBe("I'll say evil");
});

test.each([
  ["ev\u200bil", 0, 4, "ev\u200bil"],
  ["a \u{1f600} b", 2, 4, "\u{1f600}"],
  ["ﬁne", 0, 2, "ﬁ"],
  ["say \u200bx", 4, 5, "x"],
])("in %j, %d to %d is %j of the text as written", (text, start, end, original) => {
  const span = fold(text).original({ start, end });
  expect(text.slice(span.start, span.end)).toBe(original);
});

test("a plain text is itself, and an empty one too", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z .,!?0-9]*$/), fc.nat(20), (text, start) => {
      const folded = fold(text);
      expect(folded.text).toBe(text);
      const from = Math.min(start, Math.max(0, text.length - 1));
      expect(folded.original({ start: from, end: text.length })).toEqual({ start: from, end: text.length });
    }),
  );
});
