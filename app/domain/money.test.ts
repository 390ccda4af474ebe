import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMoney,
  compareMoney,
  convertAtRateOf,
  CurrencyMismatchError,
  decimalOf,
  formatMoney,
  InvalidMoneyError,
  minorUnitDigits,
  moneyOf,
  parseMoney,
  subtractMoney,
} from "./money.ts";

const usd = (decimal: string) => moneyOf(decimal, "USD");

test.each([
  ["325.0", "USD", 32500],
  ["325", "USD", 32500],
  ["324.99", "USD", 32499],
  ["0.01", "USD", 1],
  ["-12.5", "USD", -1250],
  ["-0.00", "USD", 0],
  [" 12.50 ", "USD", 1250],
  ["325.0000", "USD", 32500],
  ["48000", "JPY", 48000],
  ["48000.00", "JPY", 48000],
  ["12.345", "KWD", 12345],
  ["12.3", "KWD", 12300],
  ["1000.50", "HUF", 100050],
  ["1.2345", "CLF", 12345],
])("%s %s is %d minor units", (decimal, currencyCode, amountMinor) => {
  expect(parseMoney(decimal, currencyCode)).toEqual({ ok: true, value: { amountMinor, currencyCode } });
});

test.each([
  ["", "USD", "not_a_decimal"],
  ["12,50", "USD", "not_a_decimal"],
  ["1e3", "USD", "not_a_decimal"],
  [".5", "USD", "not_a_decimal"],
  ["5.", "USD", "not_a_decimal"],
  ["$5", "USD", "not_a_decimal"],
  ["x5", "USD", "not_a_decimal"],
  ["5.001", "USD", "too_many_decimals"],
  ["480.5", "JPY", "too_many_decimals"],
  ["999999999999999.99", "USD", "out_of_range"],
  ["5", "usd", "unknown_currency"],
  ["5", "USDT", "unknown_currency"],
  ["5", "", "unknown_currency"],
])("%j %s is refused as %s", (decimal, currencyCode, error) => {
  expect(parseMoney(decimal, currencyCode)).toEqual({ ok: false, error });
});

test("an unreadable vendor amount is a fault that names it", () => {
  expect(() => moneyOf("12,50", "USD")).toThrow(InvalidMoneyError);
  expect(() => moneyOf("12,50", "USD")).toThrow('not_a_decimal: "12,50" USD');
});

test.each([
  ["USD", 2],
  ["JPY", 0],
  ["KRW", 0],
  ["KWD", 3],
  ["IQD", 3],
  ["HUF", 2],
  ["IDR", 2],
  ["CLF", 4],
])("%s has %d decimal places", (code, digits) => {
  expect(minorUnitDigits(code)).toBe(digits);
});

test("parse and decimalOf are inverse for every currency width", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom("USD", "JPY", "KWD", "CLF"),
      (amountMinor, currencyCode) => {
        const money = { amountMinor, currencyCode };
        expect(moneyOf(decimalOf(money), currencyCode)).toEqual({ ...money, amountMinor: amountMinor + 0 });
      },
    ),
  );
});

test.each([
  [{ amountMinor: 32500, currencyCode: "USD" }, "325.00"],
  [{ amountMinor: 5, currencyCode: "USD" }, "0.05"],
  [{ amountMinor: -5, currencyCode: "USD" }, "-0.05"],
  [{ amountMinor: 0, currencyCode: "USD" }, "0.00"],
  [{ amountMinor: 48000, currencyCode: "JPY" }, "48000"],
  [{ amountMinor: 7, currencyCode: "KWD" }, "0.007"],
])("%j is written %s", (money, decimal) => {
  expect(decimalOf(money)).toBe(decimal);
});

test.each([
  [usd("325"), "en-US", "$325.00"],
  [usd("1325.5"), "en-US", "$1,325.50"],
  [usd("325"), "en-CA", "US$325.00"],
  [moneyOf("48000", "JPY"), "en-US", "¥48,000"],
  [moneyOf("12.345", "KWD"), "en-US", "KWD\u00a012.345"],
  [moneyOf("1000.5", "HUF"), "en-US", "HUF\u00a01,000.50"],
])("%j reads %s as %s", (money, locale, text) => {
  expect(formatMoney(money, locale)).toBe(text);
});

test("amounts of one currency compare and add", () => {
  expect(compareMoney(usd("324.99"), usd("325"))).toBeLessThan(0);
  expect(compareMoney(usd("325"), usd("325"))).toBe(0);
  expect(compareMoney(usd("325.01"), usd("325"))).toBeGreaterThan(0);
  expect(addMoney(usd("300"), usd("300"))).toEqual(usd("600"));
  expect(subtractMoney(usd("300"), usd("400"))).toEqual(usd("-100"));
});

test("amounts of two currencies never compare, add or convert at another pair's rate", () => {
  const yen = moneyOf("600", "JPY");
  expect(() => compareMoney(usd("6"), yen)).toThrow(CurrencyMismatchError);
  expect(() => addMoney(usd("6"), yen)).toThrow("USD with JPY");
  expect(() => convertAtRateOf(usd("6"), { from: yen, to: usd("4") })).toThrow(CurrencyMismatchError);
});

test("a sum past the safe integers is a fault", () => {
  const huge = { amountMinor: Number.MAX_SAFE_INTEGER, currencyCode: "USD" };
  expect(() => addMoney(huge, usd("0.01"))).toThrow(InvalidMoneyError);
  expect(addMoney(huge, usd("0")).amountMinor).toBe(Number.MAX_SAFE_INTEGER);
});

test.each([
  ["an order of 480.00 EUR = 520.00 USD", "300.00", "EUR", "480.00", "EUR", "520.00", "USD", "325.00"],
  ["yen into dollars", "80000", "JPY", "15000", "JPY", "100.00", "USD", "533.33"],
  ["half a cent goes up", "1", "JPY", "200", "JPY", "1.00", "USD", "0.01"],
  ["dollars into dinar", "1.00", "USD", "3.00", "USD", "1.000", "KWD", "0.333"],
])("%s converts at the order's own rate", (_, amount, code, from, fromCode, to, toCode, expected) => {
  const pair = { from: moneyOf(from, fromCode), to: moneyOf(to, toCode) };
  expect(convertAtRateOf(moneyOf(amount, code), pair)).toEqual(moneyOf(expected, toCode));
});

test("a pair of zero shows no rate", () => {
  const pair = { from: moneyOf("0", "EUR"), to: usd("0") };
  expect(convertAtRateOf(moneyOf("5", "EUR"), pair)).toBeNull();
});
