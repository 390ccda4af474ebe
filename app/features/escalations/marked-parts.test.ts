import fc from "fast-check";
import { expect, test } from "vitest";
import { markedParts } from "./marked-parts.ts";

const shown = (text: string, spans: [number, number][]) =>
  markedParts(
    text,
    spans.map(([start, end]) => ({ start, end })),
  )
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join("|");

test.each<[string, [number, number][], string]>([
  ["no spans", [], "no tracking update"],
  ["one in the middle", [[3, 11]], "no |[tracking]| update"],
  ["the whole", [[0, 18]], "[no tracking update]"],
  [
    "two, the later first",
    [
      [12, 18],
      [0, 2],
    ],
    "[no]| tracking |[update]",
  ],
  [
    "two that overlap",
    [
      [0, 8],
      [3, 11],
    ],
    "[no track]|[ing]| update",
  ],
  [
    "one inside another",
    [
      [0, 11],
      [3, 5],
    ],
    "[no tracking]| update",
  ],
  ["one past the end", [[12, 99]], "no tracking |[update]"],
])("%s", (_, spans, expected) => {
  expect(shown("no tracking update", spans)).toBe(expected);
});

test("whatever the spans, no letter is lost or told twice", () => {
  const spans = fc.array(fc.record({ start: fc.nat(40), end: fc.nat(40) }));
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), spans, (text, marked) => {
      expect(
        markedParts(text, marked)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
