import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, originalRange } from "./fold-text.ts";

test.each([
  ["REFUND", "refund"],
  ["I haven’t", "i haven't"],
  ["ig\u200bnore", "ignore"],
  ["ｒｅｆｕｎｄ", "refund"],
  ["réfund", "refund"],
  ["re\u0301fund", "refund"],
  ["rеfund", "refund"],
  ["мост refund", "мост refund"],
  ["wait…", "wait..."],
  ["a — b", "a - b"],
])("%s reads as %s", (original, folded) => {
  expect(foldText(original).text).toBe(folded);
});

test("a range maps back to what was written", () => {
  const original = "😡 ig\u200bnore ﬁne";
  const folded = foldText(original);
  const at = folded.text.indexOf("ignore");
  const { start, end } = originalRange(folded, at, at + 6);
  expect(original.slice(start, end)).toBe("ig\u200bnore");
});

test("every folded character comes from a place in the original, in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (original) => {
      const { text, origin } = foldText(original);
      if (!origin) return;
      expect(origin).toHaveLength(text.length);
      expect([...origin].sort((a, b) => a - b)).toEqual(origin);
      for (const offset of origin) expect(offset).toBeLessThan(original.length);
    }),
  );
});
