import { err, ok, type Result } from "./result.ts";

/** An amount in minor units of its ISO 4217 currency (cents for USD, whole yen for JPY): never a float. */
export interface Money {
  readonly amountMinor: number;
  readonly currencyCode: string;
}

export type MoneyParseError = "not_a_decimal" | "too_many_decimals" | "out_of_range" | "unknown_currency";

/** Two amounts of different currencies met where only one makes sense: a fault of the caller. */
export class CurrencyMismatchError extends Error {
  override readonly name = "CurrencyMismatchError";
  readonly retryable = false;
}

/** A vendor sent an amount that cannot be read. */
export class InvalidMoneyError extends Error {
  override readonly name = "InvalidMoneyError";
  readonly retryable = false;
}

/*
 * Currencies whose minor unit is not a hundredth.
 * Held here because `Intl` follows CLDR, which rounds HUF, COP or IDR to whole units and may change with
 * the runtime, while a stored `amountMinor` must mean the same for ever.
 * Source: ISO 4217 list one (SIX), read 2026-11.
 */
const WHOLE_UNITS = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const THOUSANDTHS = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));
const TEN_THOUSANDTHS = new Set(["CLF", "UYW"]);

/** Decimal places of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorUnitDigits(currencyCode: string): number {
  if (WHOLE_UNITS.has(currencyCode)) return 0;
  if (THOUSANDTHS.has(currencyCode)) return 3;
  return TEN_THOUSANDTHS.has(currencyCode) ? 4 : 2;
}

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,20}))?$/;
const CURRENCY_CODE = /^[A-Z]{3}$/;

/** Reads "325.0" as Shopify writes it; decimals past the minor unit are accepted only when they are zero. */
export function parseMoney(decimal: string, currencyCode: string): Result<Money, MoneyParseError> {
  if (!CURRENCY_CODE.test(currencyCode)) return err("unknown_currency");
  const parts = DECIMAL.exec(decimal.trim());
  if (!parts) return err("not_a_decimal");
  const [, sign = "", whole = "", fraction = ""] = parts;
  const digits = minorUnitDigits(currencyCode);
  if (/[1-9]/.test(fraction.slice(digits))) return err("too_many_decimals");
  const units = Number(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(units)) return err("out_of_range");
  return ok({ amountMinor: sign && units > 0 ? -units : units, currencyCode });
}

/** The same for a vendor's answer, where an unreadable amount is a fault. Errors: `InvalidMoneyError`. */
export function moneyOf(decimal: string, currencyCode: string): Money {
  const parsed = parseMoney(decimal, currencyCode);
  if (!parsed.ok) throw new InvalidMoneyError(`${parsed.error}: "${decimal}" ${currencyCode}`);
  return parsed.value;
}

/** "325.00": the exact decimal, for records, exports and vendor inputs. */
export function decimalOf(money: Money): string {
  const digits = minorUnitDigits(money.currencyCode);
  const units = String(Math.abs(money.amountMinor)).padStart(digits + 1, "0");
  const sign = money.amountMinor < 0 ? "-" : "";
  const point = units.length - digits;
  return digits === 0 ? sign + units : `${sign}${units.slice(0, point)}.${units.slice(point)}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(locale: string, currencyCode: string): Intl.NumberFormat {
  const key = `${locale} ${currencyCode}`;
  const known = formatters.get(key);
  if (known) return known;
  const digits = minorUnitDigits(currencyCode);
  const formatter = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, formatter);
  return formatter;
}

/** "$325.00" as a person of that locale writes it. */
export function formatMoney(money: Money, locale: string): string {
  const amount = money.amountMinor / 10 ** minorUnitDigits(money.currencyCode);
  return formatterFor(locale, money.currencyCode).format(amount);
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currencyCode === b.currencyCode) return;
  throw new CurrencyMismatchError(`${a.currencyCode} with ${b.currencyCode}`);
}

/** Negative when a < b, 0 when equal. Errors: `CurrencyMismatchError`. */
export function compareMoney(a: Money, b: Money): number {
  assertSameCurrency(a, b);
  return a.amountMinor - b.amountMinor;
}

/** Errors: `CurrencyMismatchError`, `InvalidMoneyError` past the safe integers. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  const amountMinor = a.amountMinor + b.amountMinor;
  if (!Number.isSafeInteger(amountMinor)) throw new InvalidMoneyError("the sum is past the safe integers");
  return { amountMinor, currencyCode: a.currencyCode };
}

export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, { amountMinor: -b.amountMinor, currencyCode: b.currencyCode });
}

/**
 * Carries an amount over at the rate another pair of amounts shows, rounded half up to the minor unit.
 * Null when the pair shows no rate (its first amount is zero). Errors: `CurrencyMismatchError`.
 */
export function convertAtRateOf(amount: Money, pair: { from: Money; to: Money }): Money | null {
  assertSameCurrency(amount, pair.from);
  if (pair.from.amountMinor <= 0) return null;
  const numerator = BigInt(amount.amountMinor) * BigInt(pair.to.amountMinor);
  const denominator = BigInt(pair.from.amountMinor);
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  return { amountMinor: Number(rounded), currencyCode: pair.to.currencyCode };
}
