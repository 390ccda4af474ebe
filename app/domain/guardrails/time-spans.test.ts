import { expect, test } from "vitest";
import { findTimeSpans } from "./time-spans.ts";

const read = (text: string) =>
  findTimeSpans(text).map(({ span, minutes }) => [text.slice(span.start, span.end), minutes]);

test.each([
  ["within 4 hours", [["4 hours", 240]]],
  ["within the next few hours", [["next few hours", 300]]],
  ["in 2-3 days", [["2-3 days", 4320]]],
  ["2 to 3 business days", [["2 to 3 business days", 4320]]],
  ["3–5 working days", [["3–5 working days", 7200]]],
  ["within the hour", [["the hour", 60]]],
  ["in an hour", [["an hour", 60]]],
  ["a couple of weeks", [["couple of weeks", 20160]]],
  ["18 h", [["18 h", 1080]]],
  ["a 30-day window", [["30-day", 43200]]],
  ["90 min", [["90 min", 90]]],
  ["two months", [["two months", 86400]]],
  ["will write shortly", [["shortly", 60]]],
  ["see you soon", [["soon", 60]]],
  ["several days", [["several days", 10080]]],
])("%s", (text, spans) => {
  expect(read(text)).toEqual(spans);
});

test.each([
  "as soon as they reply",
  "sooner",
  "the day",
  "3 items",
  "$5 hours",
  "#12 days",
  "monthly",
  "4 hearts",
])("%s names no length of time", (text) => {
  expect(read(text)).toEqual([]);
});
