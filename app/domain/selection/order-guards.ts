import { findAmounts } from "../amounts.ts";
import { compareMoney, decimalOf, type Money } from "../money.ts";
import { refundVerdict } from "../thresholds.ts";
import type { ReadMessage } from "./read-message.ts";
import type { Finding, OrderFacts, SelectionInput } from "./selection.ts";

/** Abstain rules that need facts: the refund's value, the return window, whose order it is. */
export function findOrderGuards(
  input: SelectionInput,
  messages: readonly ReadMessage[],
  requestsRefund: boolean,
): readonly Finding[] {
  const { order, policy } = input;
  const ofRefund = !requestsRefund
    ? []
    : [
        order ? overThreshold(order, policy) : statedOverThreshold(messages, policy),
        order ? outsideWindow(order, policy.returnWindowDays) : null,
      ];
  return [...ofRefund, namedByStranger(input, messages)].filter((each) => each !== null);
}

function overThreshold(order: OrderFacts, policy: SelectionInput["policy"]): Finding | null {
  const { refundValue } = order;
  if (refundValue.value === null) return notComparable(refundValue.statedAs);
  const verdict = refundVerdict(refundValue.value, order.alreadyRefunded, policy);
  if (!verdict.isManagerOnly) return null;
  return tooMuch(verdict.cumulative, policy.refundManagerOver);
}

/** Without an order only the amounts that the customer names are known. */
function statedOverThreshold(
  messages: readonly ReadMessage[],
  policy: SelectionInput["policy"],
): Finding | null {
  const limit = policy.refundManagerOver;
  const context = { shopCurrencyCode: limit.currencyCode, presentmentCurrencyCode: limit.currencyCode };
  for (const message of messages) {
    for (const { raw, span, money, currencyCode } of findAmounts(message.original, context)) {
      const evidence = [{ messageId: message.id, ...span, text: raw, rule: "threshold.stated" }];
      if (!money || currencyCode !== limit.currencyCode) return { ...notComparable(raw), evidence };
      if (compareMoney(money, limit) > 0) return { ...tooMuch(money, limit), evidence };
    }
  }
  return null;
}

function tooMuch(value: Money, limit: Money): Finding {
  const sentence = `The refund in question, ${withCode(value)}, is over the manager threshold of ${withCode(limit)}.`;
  return { reason: "refund_over_threshold", sentence, evidence: [] };
}

function notComparable(statedAs: string): Finding {
  const sentence = `The amount named, ${statedAs}, cannot be compared with the manager threshold.`;
  return { reason: "refund_over_threshold", sentence, evidence: [] };
}

function withCode(money: Money): string {
  return `${decimalOf(money)} ${money.currencyCode}`;
}

function outsideWindow(order: OrderFacts, windowDays: number): Finding | null {
  const days = order.daysSinceDelivery;
  if (days === null || days <= windowDays) return null;
  const sentence = `Order ${order.name} was delivered ${days} days ago; the return window is ${windowDays} days.`;
  return { reason: "policy_exception", sentence, evidence: [] };
}

function namedByStranger(input: SelectionInput, messages: readonly ReadMessage[]): Finding | null {
  const named = input.otherCustomersOrderNames.find((name) =>
    messages.some((message) => message.folded.text.includes(name.toLowerCase())),
  );
  if (named === undefined) return null;
  return {
    reason: "other_customer",
    sentence: `Order ${named} belongs to another customer.`,
    evidence: [],
  };
}
