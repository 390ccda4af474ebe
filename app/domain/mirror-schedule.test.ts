import { expect, test } from "vitest";
import { batchLimit, blamesARow, nextMirrorDelayMs } from "./mirror-schedule.ts";

const MINUTE_MS = 60_000;

test("two quick retries, then 5 min doubling to an hour", () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 40].map((attempt) => nextMirrorDelayMs(attempt, 0));
  const minutes = [5, 10, 20, 40, 60, 60, 60].map((count) => count * MINUTE_MS);
  expect(delays).toEqual([1_000, 2_000, ...minutes]);
});

test("jitter only ever makes it later, by a tenth at most", () => {
  expect(nextMirrorDelayMs(3, 0.5)).toBe(5.25 * MINUTE_MS);
  expect(nextMirrorDelayMs(3, 0.999)).toBeLessThanOrEqual(5.5 * MINUTE_MS);
});

test("a wait that Supabase asks for is kept, up to an hour", () => {
  expect(nextMirrorDelayMs(1, 0, 7_000)).toBe(7_000);
  expect(nextMirrorDelayMs(3, 0, 7_000)).toBe(5 * MINUTE_MS);
  expect(nextMirrorDelayMs(1, 0, 86_400_000)).toBe(60 * MINUTE_MS);
});

test("each timeout halves the batch, down to a row alone", () => {
  expect([0, 1, 2, 3, 7, 60].map((timeouts) => batchLimit(100, timeouts))).toEqual([100, 50, 25, 12, 1, 1]);
});

test.each([
  ["22P02", true],
  ["23514", true],
  ["21000", true],
  ["42501", false],
  ["PGRST205", false],
  ["HTTP_401", false],
  [null, false],
])("%s blames a row: %s", (code, expected) => {
  expect(blamesARow(code)).toBe(expected);
});
