import { expect, test } from "vitest";
import { anOrder } from "./factories.ts";
import { CurrencyMismatchError, moneyOf } from "./money.ts";
import { defaultPolicy } from "./policy.ts";
import { maximumRefundable, mayDecideReview, refundGrant, refundVerdict } from "./thresholds.ts";

const usd = (decimal: string) => moneyOf(decimal, "USD");
const policy = defaultPolicy("USD");

test.each([
  ["324.99", "0", false, false],
  ["325.00", "0", true, false],
  ["325.01", "0", true, false],
  ["500.00", "0", true, false],
  ["500.01", "0", true, true],
  ["300.00", "0", false, false],
  ["300.00", "300.00", true, true],
  ["20.00", "0", false, false],
  ["24.99", "300.00", false, false],
  ["25.00", "300.00", true, false],
  ["200.00", "300.00", true, false],
  ["200.01", "300.00", true, true],
  ["0", "600.00", true, true],
])("%s after %s refunded: review %s, manager only %s", (value, refunded, needsReview, isManagerOnly) => {
  expect(refundVerdict(usd(value), usd(refunded), policy)).toMatchObject({ needsReview, isManagerOnly });
});

test.each([
  ["JPY", "324", false, false],
  ["JPY", "325", true, false],
  ["JPY", "500", true, false],
  ["JPY", "501", true, true],
  ["KWD", "324.999", false, false],
  ["KWD", "325.000", true, false],
  ["KWD", "500.000", true, false],
  ["KWD", "500.001", true, true],
])("in %s %s: review %s, manager only %s", (code, value, needsReview, isManagerOnly) => {
  const verdict = refundVerdict(moneyOf(value, code), moneyOf("0", code), defaultPolicy(code));
  expect(verdict).toMatchObject({ needsReview, isManagerOnly });
});

test("a presentment amount is never compared with a threshold in shop currency", () => {
  expect(() => refundVerdict(moneyOf("300", "EUR"), usd("0"), policy)).toThrow(CurrencyMismatchError);
  expect(() => refundVerdict(moneyOf("300", "EUR"), moneyOf("0", "EUR"), policy)).toThrow(
    CurrencyMismatchError,
  );
});

test("the maximum refundable is what was received and not refunded, never negative", () => {
  expect(maximumRefundable({ totalReceived: usd("900"), totalRefunded: usd("300") })).toEqual(usd("600"));
  expect(maximumRefundable({ totalReceived: usd("900"), totalRefunded: usd("901") })).toEqual(usd("0"));
});

test.each([
  ["operator", "900.00", "0", "500.00"],
  ["operator", "900.00", "300.00", "200.00"],
  ["operator", "900.00", "600.00", "0.00"],
  ["operator", "148.00", "0", "148.00"],
  ["manager", "900.00", "300.00", "600.00"],
] as const)("a %s on an order of %s with %s refunded may promise %s", (role, received, refunded, upTo) => {
  const order = anOrder({ totalReceived: usd(received), totalRefunded: usd(refunded) });
  expect(refundGrant(role, order, usd("20"), policy)).toEqual({ upTo: usd(upTo), impliedValue: usd("20") });
});

test.each([
  ["manager", "u1", false, true],
  ["manager", "u2", true, true],
  ["manager", "u1", true, false],
  ["operator", "u2", false, false],
  ["operator", "u2", true, false],
] as const)(
  "a %s (%s) decides a review asked for by u1, manager only %s: %s",
  (role, userId, isManagerOnly, may) => {
    expect(mayDecideReview({ userId, role }, { requestedBy: "u1", isManagerOnly })).toBe(may);
  },
);
