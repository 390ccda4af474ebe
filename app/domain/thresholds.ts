import { addMoney, compareMoney, type Money, subtractMoney } from "./money.ts";
import type { Order } from "./order.ts";
import type { Policy } from "./policy.ts";

export type Role = "operator" | "manager";

type Thresholds = Pick<Policy, "refundEscalateAt" | "refundManagerOver">;

export interface RefundVerdict {
  /** The value in question and the refunds already made, whoever made them. */
  readonly cumulative: Money;
  /** At or over the escalation threshold: flagged, a refund goes to the review queue. */
  readonly needsReview: boolean;
  /** Over the manager threshold: no suggestion may promise it, only a manager can approve. */
  readonly isManagerOnly: boolean;
}

/**
 * Where a refund stands to the shop's thresholds: 325.00 is flagged, 500.01 is a manager's, 500.00 is not.
 * All in shop currency. Errors: `CurrencyMismatchError` for any other. Source: product rule "Thresholds".
 */
export function refundVerdict(value: Money, alreadyRefunded: Money, thresholds: Thresholds): RefundVerdict {
  const cumulative = addMoney(value, alreadyRefunded);
  return {
    cumulative,
    needsReview: compareMoney(cumulative, thresholds.refundEscalateAt) >= 0,
    isManagerOnly: compareMoney(cumulative, thresholds.refundManagerOver) > 0,
  };
}

/** What may still be refunded on an order, in shop currency; never negative. */
export function maximumRefundable(order: Pick<Order, "totalReceived" | "totalRefunded">): Money {
  const left = subtractMoney(order.totalReceived, order.totalRefunded);
  return left.amountMinor < 0 ? { ...left, amountMinor: 0 } : left;
}

/** What a text of this person may promise to give back on this order. */
export interface RefundGrant {
  /** The most that may be promised, in shop currency; null: nothing is known to be grantable. */
  readonly upTo: Money | null;
  /** What "a refund" without an amount would come to; null when not known. */
  readonly impliedValue: Money | null;
}

/**
 * An operator may offer up to the manager threshold less what was refunded already (from the escalation
 * threshold on by review); a manager up to the order's maximum refundable. Nobody more than that maximum.
 */
export function refundGrant(
  role: Role,
  order: Pick<Order, "totalReceived" | "totalRefunded">,
  impliedValue: Money | null,
  thresholds: Thresholds,
): RefundGrant {
  const most = maximumRefundable(order);
  if (role === "manager") return { upTo: most, impliedValue };
  const left = subtractMoney(thresholds.refundManagerOver, order.totalRefunded);
  const own = left.amountMinor < 0 ? { ...left, amountMinor: 0 } : left;
  return { upTo: compareMoney(own, most) < 0 ? own : most, impliedValue };
}

/** A review is decided by managers only; over the manager threshold never by the person who asked. */
export function mayDecideReview(
  person: { readonly userId: string; readonly role: Role },
  review: { readonly requestedBy: string; readonly isManagerOnly: boolean },
): boolean {
  if (person.role !== "manager") return false;
  return !review.isManagerOnly || person.userId !== review.requestedBy;
}
