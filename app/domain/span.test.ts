import { expect, test } from "vitest";
import { overlaps, sentenceAround, spansOf, withoutOverlaps } from "./span.ts";

test.each([
  [0, 2, 2, 4, false],
  [0, 3, 2, 4, true],
  [2, 4, 0, 3, true],
  [2, 4, 0, 2, false],
  [0, 9, 3, 4, true],
])("[%d,%d) and [%d,%d) overlap: %s", (start, end, otherStart, otherEnd, result) => {
  expect(overlaps({ start, end }, { start: otherStart, end: otherEnd })).toBe(result);
});

test("spans of every match", () => {
  expect(spansOf("a bb a", /a/g)).toEqual([
    { start: 0, end: 1 },
    { start: 5, end: 6 },
  ]);
});

test.each([
  ["One. Two $5.00 here! Three", "$5.00", " Two $5.00 here"],
  ["No end $5", "$5", "No end $5"],
  ["$5. Next", "$5", "$5"],
  ["First\n$5\nlast", "$5", "$5"],
])("the sentence in %j around %s", (text, part, sentence) => {
  const start = text.indexOf(part);
  const span = sentenceAround(text, { start, end: start + part.length });
  expect(text.slice(span.start, span.end)).toBe(sentence);
});

test("of things that lie on each other the first is kept", () => {
  const at = (start: number, end: number) => ({ span: { start, end } });
  expect(withoutOverlaps([at(0, 3), at(2, 5), at(3, 4), at(0, 9)])).toEqual([at(0, 3), at(3, 4)]);
});
