import { compareMoney, convertAtRateOf, formatMoney, type Money, parseMoney } from "../money.ts";
import { overlaps, sentenceAround } from "../span.ts";
import type { RefundGrant } from "../thresholds.ts";
import type { Facts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import type { Statement } from "./statement.ts";

const REFUND_VALUES = new Set(["refund", "refund_done"]);

/**
 * Refunds that a text promises beyond what this person may grant. The amount is the one in the sentence, else
 * any amount in the text that no fact supports, else what "a refund" would come to.
 */
export function refundFindings(
  statements: readonly Statement[],
  ungrounded: readonly Statement[],
  text: string,
  facts: Facts,
  grant: RefundGrant,
): Finding[] {
  const refunds = statements.filter(
    (each) => each.kind === "commitment" && REFUND_VALUES.has(each.values[0] ?? ""),
  );
  return refunds.flatMap((refund) => {
    const sentence = sentenceAround(text, refund.span);
    const named = statements.filter((each) => each.kind === "amount" && overlaps(each.span, sentence));
    const loose = ungrounded.filter((each) => each.kind === "amount");
    const amounts = named.length > 0 ? named : loose;
    const values = amounts.length > 0 ? amounts.map((each) => valueOf(each, facts)) : impliedValues(grant);
    if (values.every((value) => isWithin(value, grant))) return [];
    return [
      {
        class: "blocked" as const,
        kind: "refund_beyond_grant" as const,
        span: amounts[0]?.span ?? refund.span,
        message: remedy(grant),
      },
    ];
  });
}

function impliedValues(grant: RefundGrant): (Money | null)[] {
  return grant.impliedValue ? [grant.impliedValue] : [];
}

/* An amount that cannot be put into shop currency is never taken to be within a limit. */
function valueOf(statement: Statement, facts: Facts): Money | null {
  const [decimal = "", currencyCode = ""] = statement.values[0]?.split(" ") ?? [];
  const parsed = parseMoney(decimal, currencyCode);
  const money = parsed.ok ? parsed.value : null;
  if (!money || money.currencyCode === facts.currency.shopCurrencyCode) return money;
  if (!facts.rate || facts.rate.from.currencyCode !== money.currencyCode) return null;
  return convertAtRateOf(money, facts.rate);
}

function isWithin(value: Money | null, grant: RefundGrant): boolean {
  if (!value || !grant.upTo || value.currencyCode !== grant.upTo.currencyCode) return false;
  return compareMoney(value, grant.upTo) <= 0;
}

function remedy(grant: RefundGrant): string {
  const limit = grant.upTo ? `You may offer up to ${formatMoney(grant.upTo, "en-US")} here.` : "";
  return `This promises a refund that you may not grant. ${limit} Take it out, or escalate to a manager.`.replace(
    "  ",
    " ",
  );
}
