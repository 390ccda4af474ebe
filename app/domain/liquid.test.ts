import { expect, test } from "vitest";
import { hasLiquid, liquidSpans } from "./liquid.ts";

test.each([
  ["{{x}}", true],
  ["{% if %}", true],
  ["a }} b", true],
  ["a %} b", true],
  ["{x} 5% { { } }", false],
  ["", false],
])("%s is Liquid: %s", (text, liquid) => {
  expect(hasLiquid(text)).toBe(liquid);
  expect(hasLiquid(text)).toBe(liquid);
});

test("each brace pair has its span", () => {
  expect(liquidSpans("a {{x}} {%")).toEqual([
    { start: 2, end: 4 },
    { start: 5, end: 7 },
    { start: 8, end: 10 },
  ]);
});
