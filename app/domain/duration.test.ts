import { expect, test } from "vitest";
import { formatAge, formatDays, formatWait } from "./duration.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./instant.ts";

test.each([
  [-5, "0 min"],
  [0, "0 min"],
  [59, "0 min"],
  [60, "1 min"],
  [3600, "60 min"],
  [74 * 60 + 59, "74 min"],
  [119 * 60 + 59, "119 min"],
  [120 * 60, "2 h"],
  [192 * 60, "3 h 12 min"],
  [48 * 3600 - 1, "47 h 59 min"],
  [48 * 3600, "2 d"],
  [53 * 3600, "2 d 5 h"],
])("a wait of %d s reads %s", (seconds, text) => {
  expect(formatWait(seconds)).toBe(text);
});

test.each([
  [-1, "0 min"],
  [0, "0 min"],
  [HOUR_MS - 1, "59 min"],
  [HOUR_MS, "1 h"],
  [18 * HOUR_MS + 59 * MINUTE_MS, "18 h"],
  [53 * HOUR_MS, "53 h"],
  [3 * DAY_MS - 1, "71 h"],
  [3 * DAY_MS, "3 d"],
  [74 * HOUR_MS, "3 d 2 h"],
  [15 * DAY_MS, "15 d"],
])("an age of %d ms reads %s", (ms, text) => {
  expect(formatAge(ms)).toBe(text);
});

test("days are counted in words", () => {
  expect(formatDays(1)).toBe("1 day");
  expect(formatDays(0)).toBe("0 days");
  expect(formatDays(47)).toBe("47 days");
});
