import { expect, test } from "vitest";
import { parseGeneral } from "./parse-general.ts";

test("decimals become minor units of the shop's own currency", () => {
  const typed = { refundEscalateAt: " 324.5", refundManagerOver: "500" };
  expect(parseGeneral(typed, "USD")).toEqual({
    ok: true,
    value: { refundEscalateAtMinor: 32_450, refundManagerOverMinor: 50_000 },
  });
  expect(parseGeneral(typed, "KWD")).toMatchObject({ value: { refundEscalateAtMinor: 324_500 } });
  expect(parseGeneral({ refundManagerOver: "500" }, "JPY")).toMatchObject({
    value: { refundManagerOverMinor: 500 },
  });
});

test("an empty field goes back to the default, a field left out is left alone", () => {
  expect(parseGeneral({ slaMinutes: " ", refundEscalateAt: "", aiEscalations: false }, "USD")).toEqual({
    ok: true,
    value: { slaMinutes: null, refundEscalateAtMinor: null, aiEscalations: false },
  });
});

test.each([
  ["325,00", "USD", "Enter an amount such as 325.00."],
  ["$325", "USD", "Enter an amount such as 325.00."],
  ["325.005", "USD", "USD has 2 decimals: enter an amount such as 325.00."],
  ["325.5", "JPY", "JPY has 0 decimals: enter an amount such as 325."],
  ["-1", "USD", "Enter an amount that is not below zero."],
  ["21474836.48", "USD", "This amount is too large."],
  ["999999999999999", "USD", "This amount is too large."],
])("a threshold of %s %s is refused", (text, currencyCode, sentence) => {
  expect(parseGeneral({ refundEscalateAt: text }, currencyCode)).toEqual({
    ok: false,
    error: { refundEscalateAt: sentence },
  });
});

test.each(["0", "-5", "1.5", "10081", "1e3", "an hour"])("an SLA of %s minutes is refused", (slaMinutes) => {
  expect(parseGeneral({ slaMinutes }, "USD")).toEqual({
    ok: false,
    error: { slaMinutes: "Enter whole minutes from 1 to 10080 (7 days)." },
  });
});

test("every field that is wrong is named at once", () => {
  const typed = { slaMinutes: "x", refundEscalateAt: "x", refundManagerOver: "x", modalApprovals: true };
  const refused = parseGeneral(typed, "USD");
  expect(refused.ok ? [] : Object.keys(refused.error)).toEqual([
    "slaMinutes",
    "refundEscalateAt",
    "refundManagerOver",
  ]);
});
