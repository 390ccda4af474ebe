import { findAmounts, type StatedAmount } from "./amounts.ts";
import { addMoney, compareMoney, convertAtRateOf, type Money } from "./money.ts";
import { namedLines } from "./named-lines.ts";
import type { LineItem, Order } from "./order.ts";
import { sentenceAround } from "./span.ts";
import { maximumRefundable } from "./thresholds.ts";

/** What a refund would come to, in shop currency, and by which of the rules. */
export type RefundValue =
  | {
      readonly basis: "stated";
      readonly value: Money;
      /** As the customer wrote it. */
      readonly statedAs: string;
      /** Converted at the order's own rate from the currency charged: to be shown as "about". */
      readonly isConverted: boolean;
    }
  | { readonly basis: "lines"; readonly value: Money; readonly lineItemIds: readonly string[] }
  | { readonly basis: "max_refundable"; readonly value: Money }
  | {
      readonly basis: "unknown";
      readonly value: null;
      readonly reason: "other_currency";
      readonly statedAs: string;
    };

/** Which of the rules applied, for people. */
export const REFUND_BASIS_WORDS = {
  stated: "Amount the customer states",
  lines: "Items in question",
  max_refundable: "Order’s maximum refundable",
  unknown: "Amount in another currency",
} as const satisfies Record<RefundValue["basis"], string>;

export interface RefundValueInput {
  readonly order: Order;
  /** The customer's messages in question. */
  readonly texts: readonly string[];
  /** Lines known to be meant, by a return or a person's tick; else items named in the texts are looked for. */
  readonly lineItemIds?: readonly string[];
}

/**
 * The amount the customer states; else the value of the lines in question; else the maximum refundable.
 * An amount in a currency that is neither the shop's nor the order's gives `unknown`: figures of two
 * currencies are never compared. Source: product rule "Refund value".
 */
export function refundValue(input: RefundValueInput): RefundValue {
  return (
    statedValue(input) ??
    valueOfLines(input) ?? { basis: "max_refundable", value: maximumRefundable(input.order) }
  );
}

function statedValue({ order, texts }: RefundValueInput): RefundValue | null {
  const context = {
    shopCurrencyCode: order.total.currencyCode,
    presentmentCurrencyCode: order.presentmentCurrencyCode,
  };
  const stated = texts.flatMap((text) => amountsInQuestion(text, findAmounts(text, context)));
  const readable = stated.flatMap((amount) => inShopCurrency(amount, order));
  const foreign = stated.find((amount) => inShopCurrency(amount, order).length === 0);
  if (foreign) return { basis: "unknown", value: null, reason: "other_currency", statedAs: foreign.raw };
  return readable.reduce<(typeof readable)[number] | null>(
    (most, next) => (most && compareMoney(most.value, next.value) >= 0 ? most : next),
    null,
  );
}

const REFUND_WORDS = /\b(?:refund\w*|back|reimburs\w*|return\w*|compensat\w*|credit\w*|owe\w*)\b/i;
const PRICE_WORDS = /\b(?:paid|pay|cost\w*|spent|spend\w*|charged?|price\w*|worth|total\w*)\b/i;

/* "I paid $900 and want $20 back": of several amounts, those that are not only a price; if all are, all. */
function amountsInQuestion(text: string, amounts: readonly StatedAmount[]): readonly StatedAmount[] {
  const asked = amounts.filter((amount) => {
    const clause = clauseAround(text, amount);
    return !PRICE_WORDS.test(clause) || REFUND_WORDS.test(clause);
  });
  return asked.length > 0 ? asked : amounts;
}

function clauseAround(text: string, amount: StatedAmount): string {
  const sentence = sentenceAround(text, amount.span);
  const before =
    text
      .slice(sentence.start, amount.span.start)
      .split(/,\s|;|\band\b|\bbut\b|\bfor\b/i)
      .at(-1) ?? "";
  const after = text.slice(amount.span.end, sentence.end).split(/,\s|;|\band\b|\bbut\b/i)[0] ?? "";
  return `${before} ${after}`;
}

function inShopCurrency(amount: StatedAmount, order: Order): (RefundValue & { basis: "stated" })[] {
  if (!amount.money) return [];
  if (amount.currencyCode === order.total.currencyCode) {
    return [{ basis: "stated", value: amount.money, statedAs: amount.raw, isConverted: false }];
  }
  if (amount.currencyCode !== order.totalPresentment.currencyCode) return [];
  const value = convertAtRateOf(amount.money, { from: order.totalPresentment, to: order.total });
  return value ? [{ basis: "stated", value, statedAs: amount.raw, isConverted: true }] : [];
}

function valueOfLines({ order, texts, lineItemIds }: RefundValueInput): RefundValue | null {
  const lines = lineItemIds
    ? order.lineItems.filter((line) => lineItemIds.includes(line.id))
    : namedLines(texts, order.lineItems);
  const priced = lines.filter((line) => line.unitPrice.currencyCode === order.total.currencyCode);
  if (priced.length === 0 || priced.length < lines.length) return null;
  const nothing: Money = { amountMinor: 0, currencyCode: order.total.currencyCode };
  const value = priced.map(lineValue).reduce(addMoney, nothing);
  return { basis: "lines", value, lineItemIds: priced.map((line) => line.id) };
}

function lineValue(line: LineItem): Money {
  return { ...line.unitPrice, amountMinor: line.unitPrice.amountMinor * line.refundableQuantity };
}
