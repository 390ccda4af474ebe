import { minorUnitDigits, parseMoney } from "../../domain/money.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { FieldErrors } from "./settings.ts";

/** As typed; an empty text goes back to the environment's default, a field left out stays as it is. */
export interface GeneralChange {
  readonly modalApprovals?: boolean | undefined;
  readonly aiEscalations?: boolean | undefined;
  readonly slaMinutes?: string | undefined;
  readonly refundEscalateAt?: string | undefined;
  readonly refundManagerOver?: string | undefined;
}

/** As stored; null is the environment's default, amounts are minor units of the shop's currency. */
export interface ParsedGeneral {
  modalApprovals?: boolean;
  aiEscalations?: boolean;
  slaMinutes?: number | null;
  refundEscalateAtMinor?: number | null;
  refundManagerOverMinor?: number | null;
}

const MOST_SLA_MINUTES = 10_080;
/** A 32-bit column. */
const MOST_MINOR = 2_147_483_647;

/** Errors: a sentence per field that cannot be read. */
export function parseGeneral(
  change: GeneralChange,
  currencyCode: string,
): Result<ParsedGeneral, FieldErrors> {
  const parsed: ParsedGeneral = {};
  const fields: Record<string, string> = {};
  if (change.modalApprovals !== undefined) parsed.modalApprovals = change.modalApprovals;
  if (change.aiEscalations !== undefined) parsed.aiEscalations = change.aiEscalations;
  if (change.slaMinutes !== undefined) {
    const minutes = parseMinutes(change.slaMinutes);
    if (minutes.ok) parsed.slaMinutes = minutes.value;
    else fields.slaMinutes = minutes.error;
  }
  for (const name of ["refundEscalateAt", "refundManagerOver"] as const) {
    const text = change[name];
    if (text === undefined) continue;
    const amount = parseThreshold(text, currencyCode);
    if (amount.ok) parsed[`${name}Minor`] = amount.value;
    else fields[name] = amount.error;
  }
  return Object.keys(fields).length === 0 ? ok(parsed) : err(fields);
}

function parseMinutes(text: string): Result<number | null, string> {
  if (text.trim() === "") return ok(null);
  const minutes = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= MOST_SLA_MINUTES) return ok(minutes);
  return err("Enter whole minutes from 1 to 10080 (7 days).");
}

function parseThreshold(text: string, currencyCode: string): Result<number | null, string> {
  if (text.trim() === "") return ok(null);
  const digits = minorUnitDigits(currencyCode);
  const example = digits === 0 ? "325" : `325.${"0".repeat(digits)}`;
  const money = parseMoney(text, currencyCode);
  if (!money.ok && money.error === "too_many_decimals") {
    return err(`${currencyCode} has ${digits} decimals: enter an amount such as ${example}.`);
  }
  if (!money.ok && money.error === "not_a_decimal") return err(`Enter an amount such as ${example}.`);
  if (!money.ok || money.value.amountMinor > MOST_MINOR) return err("This amount is too large.");
  return money.value.amountMinor < 0
    ? err("Enter an amount that is not below zero.")
    : ok(money.value.amountMinor);
}
