import { defaultPolicy } from "../policy.ts";
import type { OrderFacts, SelectionInput } from "./selection.ts";

/** A case with nothing but the customer's words: no order, no labels, suggestions on. */
export function caseOf(
  texts: string | readonly string[],
  overrides: Partial<SelectionInput> = {},
): SelectionInput {
  const all = typeof texts === "string" ? [texts] : texts;
  return {
    messages: all.map((text, index) => ({ id: 100 + index, text })),
    foreignLabels: [],
    order: null,
    otherCustomersOrderNames: [],
    policy: defaultPolicy("USD"),
    isAiEnabled: true,
    ...overrides,
  };
}

/** A small order, delivered the day before yesterday. */
export function someOrder(overrides: Partial<OrderFacts> = {}): OrderFacts {
  return {
    name: "#EVR-1045",
    refundValue: { basis: "max_refundable", value: usd(148) },
    alreadyRefunded: usd(0),
    daysSinceDelivery: 2,
    ...overrides,
  };
}

export function usd(amount: number): { amountMinor: number; currencyCode: string } {
  return { amountMinor: Math.round(amount * 100), currencyCode: "USD" };
}
