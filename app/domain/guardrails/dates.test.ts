import { expect, test } from "vitest";
import { findDates, localDay, localTime } from "./dates.ts";

/* Monday, Nov 23, 2026, 10:42 in Toronto. */
const calendar = { now: "2026-11-23T15:42:00Z", timeZone: "America/Toronto" };
const read = (text: string) => findDates(text, calendar).map((date) => date.values);

test.each([
  ["2026-11-24", [["2026-11-24"]]],
  ["11/24", [["11-24", "24-11"]]],
  ["24/11/2026", [["2026-24-11", "2026-11-24"]]],
  ["11/24/26", [["2026-11-24", "2026-24-11"]]],
  ["Nov 24", [["11-24"]]],
  ["November 24th, 2026", [["2026-11-24"]]],
  ["24 November", [["11-24"]]],
  ["3rd of Dec 2026", [["2026-12-03"]]],
  ["Sept. 5", [["09-05"]]],
  ["today", [["2026-11-23"]]],
  ["Tomorrow", [["2026-11-24"]]],
  ["yesterday", [["2026-11-22"]]],
  ["tonight", [["2026-11-23"]]],
  ["next week", [["next week"]]],
  ["Friday", [["2026-11-20", "2026-11-27"]]],
  ["on Monday", [["2026-11-23", "2026-11-30"]]],
  ["6 PM today", [["2026-11-23 18:00"]]],
  ["6pm", [[" 18:00"]]],
  ["12 am", [[" 00:00"]]],
  ["12:30 p.m.", [[" 12:30"]]],
  ["18:00", [[" 18:00"]]],
  ["noon", [[" 12:00"]]],
  ["Friday by 5 PM", [["2026-11-20 17:00", "2026-11-27 17:00"]]],
  ["today at noon and tomorrow", [["2026-11-23 12:00"], ["2026-11-24"]]],
])("%s", (text, values) => {
  expect(read(text)).toEqual(values);
});

test.each(["a march", "3 of 4", "#11/24", "version 1.2", "sunny", "maybe 5", "I am 6", "$5 am"])(
  "%s names no day",
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

test("the day and the time are the shop's, not the server's", () => {
  expect(localDay("2026-11-24T02:00:00Z", "America/Toronto")).toBe("2026-11-23");
  expect(localDay("2026-11-24T02:00:00Z", "Asia/Tokyo")).toBe("2026-11-24");
  expect(localTime("2026-11-24T05:00:00Z", "America/Toronto")).toBe("00:00");
  expect(
    findDates("tomorrow", { now: "2026-11-24T02:00:00Z", timeZone: "America/Toronto" })[0]?.values,
  ).toEqual(["2026-11-24"]);
});

test("a day is found across the end of summer time", () => {
  const eve = { now: "2026-11-01T04:30:00Z", timeZone: "America/Toronto" };
  expect(findDates("tomorrow", eve)[0]?.values).toEqual(["2026-11-02"]);
});

test("the span covers the whole of what was named", () => {
  const text = "open until 6 PM today.";
  const [date] = findDates(text, calendar);
  expect(text.slice(date?.span.start, date?.span.end)).toBe("6 PM today");
});
