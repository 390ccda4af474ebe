import { minorUnitDigits, type Money, parseMoney } from "./money.ts";
import type { Span } from "./span.ts";

/** The currencies that a text about an order may mean. */
export interface CurrencyContext {
  readonly shopCurrencyCode: string;
  /** What the customer was charged in and sees. */
  readonly presentmentCurrencyCode: string;
}

export interface StatedAmount {
  readonly span: Span;
  readonly raw: string;
  readonly currencyCode: string;
  /** Null where the figure does not fit its currency ("$5.123"). */
  readonly money: Money | null;
}

const DOLLARS = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"];
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: DOLLARS,
  us$: ["USD"],
  ca$: ["CAD"],
  c$: ["CAD"],
  au$: ["AUD"],
  a$: ["AUD"],
  nz$: ["NZD"],
  hk$: ["HKD"],
  s$: ["SGD"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₩": ["KRW"],
  dollar: DOLLARS,
  buck: DOLLARS,
  euro: ["EUR"],
  pound: ["GBP"],
  quid: ["GBP"],
  yen: ["JPY"],
  rupee: ["INR"],
  dinar: ["KWD", "BHD", "JOD"],
};

/* Codes that are English words ("all", "try", "cup", "top") are left out: a figure before them is no amount. */
const CODES =
  "usd|eur|gbp|cad|aud|nzd|jpy|kwd|bhd|omr|chf|sek|nok|dkk|pln|czk|huf|ron|inr|krw|cny|sgd|hkd|mxn|brl|zar|aed|sar|ils|thb|idr|myr|php|vnd";
const NUMBER = String.raw`\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?:[.,]\d{1,3})?(?!\d)|\d{1,12}(?:[.,]\d{1,3})?(?!\d)`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d#])(?:(?<sign>(?:us|ca?|au?|nz|hk|s)?\$|[€£¥₹₩]|(?:${CODES})\b)\s?(?<after>${NUMBER})(?<k1>k\b)?|(?<![.,])(?<before>${NUMBER})(?<k2>k\b)?\s?(?<unit>[$€£¥₹₩]|(?:${CODES}|dollars?|bucks?|euros?|pounds?|quid|yen|rupees?|dinars?)(?![\p{L}\d])))`,
  "giu",
);

/** Every amount of money in a text; a bare figure is none. A bare "$" is the customer's dollar, else the shop's. */
export function findAmounts(text: string, context: CurrencyContext): StatedAmount[] {
  return [...text.matchAll(AMOUNT)].map((match) => {
    const { sign, after, k1, before, k2, unit } = match.groups ?? {};
    const currencyCode = currencyOf((sign ?? unit ?? "").toLowerCase(), context);
    return {
      span: { start: match.index, end: match.index + match[0].length },
      raw: match[0],
      currencyCode,
      money: moneyFrom(after ?? before ?? "", currencyCode, Boolean(k1 ?? k2)),
    };
  });
}

function currencyOf(sign: string, context: CurrencyContext): string {
  const candidates = SIGNS[sign] ?? SIGNS[sign.replace(/s$/, "")];
  if (!candidates) return sign.toUpperCase();
  const preferred = [context.presentmentCurrencyCode, context.shopCurrencyCode];
  return preferred.find((code) => candidates.includes(code)) ?? candidates[0] ?? sign.toUpperCase();
}

function moneyFrom(figure: string, currencyCode: string, isThousands: boolean): Money | null {
  const parsed = parseMoney(plainDecimal(figure, currencyCode), currencyCode);
  if (!parsed.ok) return null;
  return isThousands ? { ...parsed.value, amountMinor: parsed.value.amountMinor * 1000 } : parsed.value;
}

/* "1,234.50", "1.234,50", "1 234,50" and "1,234" alike; three digits after the one separator are thousands, unless the currency counts in thousandths. */
function plainDecimal(figure: string, currencyCode: string): string {
  const separators = [...figure.matchAll(/[.,]/g)];
  const last = separators.at(-1);
  if (!last) return figure.replace(/\D/g, "");
  const decimals = figure.length - last.index - 1;
  const isMixed = separators.some((each) => each[0] !== last[0]);
  const isRepeated = separators.length > 1 && !isMixed;
  const isDecimal =
    !isRepeated && (isMixed || decimals !== 3 || (last[0] === "." && minorUnitDigits(currencyCode) === 3));
  if (!isDecimal) return figure.replace(/\D/g, "");
  return `${figure.slice(0, last.index).replace(/\D/g, "")}.${figure.slice(last.index + 1)}`;
}
