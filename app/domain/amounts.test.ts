import { expect, test } from "vitest";
import { findAmounts } from "./amounts.ts";
import { decimalOf } from "./money.ts";

const american = { shopCurrencyCode: "USD", presentmentCurrencyCode: "USD" };

function read(text: string, context = american) {
  return findAmounts(text, context).map(
    (each) => `${each.money ? decimalOf(each.money) : "?"} ${each.currencyCode}`,
  );
}

test.each([
  ["refund of exactly $500.00", ["500.00 USD"]],
  ["$500", ["500.00 USD"]],
  ["$ 500", ["500.00 USD"]],
  ["500$", ["500.00 USD"]],
  ["500 dollars", ["500.00 USD"]],
  ["1 dollar", ["1.00 USD"]],
  ["500 bucks", ["500.00 USD"]],
  ["USD 500.01 please", ["500.01 USD"]],
  ["500.01 usd", ["500.01 USD"]],
  ["US$1,234.50", ["1234.50 USD"]],
  ["$1,234", ["1234.00 USD"]],
  ["1.234,50 €", ["1234.50 EUR"]],
  ["€12,5", ["12.50 EUR"]],
  ["1 234,50 EUR", ["1234.50 EUR"]],
  ["$1,234,567.89", ["1234567.89 USD"]],
  ["$2k", ["2000.00 USD"]],
  ["£40 and €50", ["40.00 GBP", "50.00 EUR"]],
  ["600 EUR / 80,000 JPY", ["600.00 EUR", "80000 JPY"]],
  ["80000 yen", ["80000 JPY"]],
  ["¥80,000", ["80000 JPY"]],
  ["KWD 12.345", ["12.345 KWD"]],
  ["12.345 KWD", ["12.345 KWD"]],
  ["1,234 KWD", ["1234.000 KWD"]],
  ["A$20, C$30, CA$40, NZ$5", ["20.00 AUD", "30.00 CAD", "40.00 CAD", "5.00 NZD"]],
  ["$325.00.", ["325.00 USD"]],
  ["($325)", ["325.00 USD"]],
  ["¥80.5", ["? JPY"]],
])("%s", (text, amounts) => {
  expect(read(text)).toEqual(amounts);
});

test.each([
  "order 1045",
  "#1045 dollars",
  "3 days",
  "300 all in",
  "tracking 1Z999",
  "10 usda beef",
  "5 eurosport",
  "2 of 3 units",
  "",
])("%s states no amount", (text) => {
  expect(read(text)).toEqual([]);
});

test.each([
  ["USD", "USD", "$5", "5.00 USD"],
  ["USD", "CAD", "$5", "5.00 CAD"],
  ["USD", "EUR", "$5", "5.00 USD"],
  ["AUD", "EUR", "5 dollars", "5.00 AUD"],
  ["EUR", "EUR", "$5", "5.00 USD"],
  ["USD", "CAD", "US$5", "5.00 USD"],
  ["CNY", "CNY", "¥5", "5.00 CNY"],
])("in a %s shop, charged in %s, %s is %s", (shopCurrencyCode, presentmentCurrencyCode, text, amount) => {
  expect(read(text, { shopCurrencyCode, presentmentCurrencyCode })).toEqual([amount]);
});

test("a span covers the amount as written", () => {
  const text = "Please send US$1,234.50 back";
  const [amount] = findAmounts(text, american);
  expect(amount).toMatchObject({ raw: "US$1,234.50", span: { start: 12, end: 23 } });
});

test("a long run of digits takes no time and is no amount", () => {
  const started = performance.now();
  findAmounts("1,".repeat(50_000) + "9".repeat(50_000) + " $", american);
  expect(performance.now() - started).toBeLessThan(500);
});
