import { expect, test } from "vitest";
import { earliest, epochMs, instantOf, laterBy, latest, msBetween } from "./instant.ts";

test("an instant is the same in every time zone it is written in", () => {
  expect(epochMs("2026-11-23T10:42:00-05:00")).toBe(epochMs("2026-11-23T15:42:00Z"));
  expect(instantOf(epochMs("2026-11-23T10:42:00-05:00"))).toBe("2026-11-23T15:42:00.000Z");
});

test("a text that is no instant is a fault", () => {
  expect(() => epochMs("yesterday")).toThrow('not an instant: "yesterday"');
});

test("differences and shifts", () => {
  expect(laterBy("2026-11-23T10:00:00Z", 90_000)).toBe("2026-11-23T10:01:30.000Z");
  expect(msBetween("2026-11-23T10:00:00Z", "2026-11-23T09:59:59Z")).toBe(-1000);
});

test("latest and earliest compare instants, not their spelling", () => {
  const list = ["2026-11-23T10:00:00+01:00", "2026-11-23T09:30:00Z", "2026-11-23T09:15:00Z"];
  expect(latest(list)).toBe("2026-11-23T09:30:00Z");
  expect(earliest(list)).toBe("2026-11-23T10:00:00+01:00");
  expect(latest([])).toBeNull();
  expect(earliest([])).toBeNull();
});
