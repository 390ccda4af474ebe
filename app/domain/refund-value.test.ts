import { expect, test } from "vitest";
import { aLineItem, anOrder } from "./factories.ts";
import { moneyOf } from "./money.ts";
import { refundValue } from "./refund-value.ts";

const usd = (decimal: string) => moneyOf(decimal, "USD");

const big = anOrder({
  total: usd("900"),
  totalPresentment: usd("900"),
  totalReceived: usd("900"),
  lineItems: [
    aLineItem({ id: "tent", title: "Ridge tent - Green", unitPrice: usd("880") }),
    aLineItem({ id: "mug", title: "Enamel mug", unitPrice: usd("10"), refundableQuantity: 2 }),
  ],
});

test.each([
  ["I want my $750 back", "stated", "750.00"],
  ["refund of exactly $500.00", "stated", "500.00"],
  ["I paid $900 for this and want $20 back", "stated", "20.00"],
  ["I paid $900, please refund $20", "stated", "20.00"],
  ["It cost $30 or $40, not sure", "stated", "40.00"],
  ["Refund the $15 and the $20 please", "stated", "20.00"],
  ["The mug arrived broken", "lines", "20.00"],
  ["Both mugs are broken", "lines", "20.00"],
  ["The enamel mug and the tent are both wrong", "lines", "900.00"],
  ["Please refund it", "max_refundable", "900.00"],
  ["refund order 1045", "max_refundable", "900.00"],
])("%s: %s, %s", (text, basis, value) => {
  expect(refundValue({ order: big, texts: [text] })).toMatchObject({ basis, value: usd(value) });
});

test("a stated amount goes before a named item, in whichever message it stands", () => {
  const texts = ["The mug arrived broken", "Please refund $12.50"];
  expect(refundValue({ order: big, texts })).toEqual({
    basis: "stated",
    value: usd("12.50"),
    statedAs: "$12.50",
    isConverted: false,
  });
});

test("lines known to be meant go before names in the text", () => {
  const value = refundValue({ order: big, texts: ["The tent leaks"], lineItemIds: ["mug"] });
  expect(value).toEqual({ basis: "lines", value: usd("20"), lineItemIds: ["mug"] });
  expect(refundValue({ order: big, texts: [], lineItemIds: ["gone"] }).basis).toBe("max_refundable");
});

test("what was refunded already is no longer refundable", () => {
  const order = { ...big, totalRefunded: usd("300") };
  expect(refundValue({ order, texts: ["refund please"] }).value).toEqual(usd("600"));
});

const european = anOrder({
  presentmentCurrencyCode: "EUR",
  total: usd("520"),
  totalPresentment: moneyOf("480", "EUR"),
  totalReceived: usd("520"),
  lineItems: [aLineItem({ title: "Trail boots", unitPrice: moneyOf("100", "EUR") })],
});

test("an amount in the currency charged is converted at the order's own rate", () => {
  expect(refundValue({ order: european, texts: ["Please refund 300 EUR"] })).toEqual({
    basis: "stated",
    value: usd("325"),
    statedAs: "300 EUR",
    isConverted: true,
  });
  expect(refundValue({ order: european, texts: ["Please refund $300"] })).toMatchObject({
    value: usd("300"),
    isConverted: false,
  });
});

test("an amount in a third currency is unknown, whatever else was stated", () => {
  const texts = ["refund me $20 or 80,000 JPY"];
  expect(refundValue({ order: european, texts })).toEqual({
    basis: "unknown",
    value: null,
    reason: "other_currency",
    statedAs: "80,000 JPY",
  });
});

test("an order that shows no rate converts nothing", () => {
  const order = { ...european, totalPresentment: moneyOf("0", "EUR") };
  expect(refundValue({ order, texts: ["refund 5 EUR"] })).toMatchObject({ basis: "unknown" });
});

test("a line priced in another currency than the shop's gives no value of lines", () => {
  expect(refundValue({ order: european, texts: ["The boots are torn"] }).basis).toBe("max_refundable");
});
