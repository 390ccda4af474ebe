import { formatAge } from "../duration.ts";
import { DAY_MS, msBetween } from "../instant.ts";
import { formatMoney } from "../money.ts";
import { CUE_LIMITS } from "../policy.ts";
import { REFUND_BASIS_WORDS } from "../refund-value.ts";
import { refundVerdict } from "../thresholds.ts";
import type { CueRule } from "./rule.ts";

/** A refund in question at or over a threshold, refunds already made counted in. */
export const refundOverThreshold: CueRule = {
  code: "REFUND_OVER_THRESHOLD",
  version: 1,
  about: "refund value",
  needs: [],
  find: ({ order, refund, policy, locale }) => {
    if (!refund || refund.value.basis === "unknown") return [];
    const { value, basis } = refund.value;
    const verdict = refundVerdict(value, order.totalRefunded, policy);
    if (!verdict.needsReview) return [];
    const limit = verdict.isManagerOnly
      ? `manager over ${formatMoney(policy.refundManagerOver, locale)}`
      : `review from ${formatMoney(policy.refundEscalateAt, locale)}`;
    return [
      {
        subject: order.id,
        severity: verdict.isManagerOnly ? "high" : "warning",
        since: refund.askedAt,
        sentence: `Value ${formatMoney(value, locale)}, ${limit}`,
        detail: `${REFUND_BASIS_WORDS[basis]}, ${formatMoney(order.totalRefunded, locale)} refunded`,
        evidence: [
          { kind: "message", id: String(refund.messageId) },
          { kind: "order", id: order.id },
        ],
      },
    ];
  },
};

export const returnStale: CueRule = {
  code: "RETURN_STALE",
  version: 1,
  about: "open return",
  needs: ["returns"],
  find: ({ order, now }) =>
    order.returns
      .filter((each) => each.status === "OPEN")
      .filter((each) => msBetween(each.createdAt, now) > CUE_LIMITS.returnStaleDays * DAY_MS)
      .map((each) => ({
        subject: each.id,
        severity: "warning",
        since: each.createdAt,
        sentence: `Return open ${formatAge(msBetween(each.createdAt, now))}`,
        detail: `Return ${each.name}`,
        evidence: [{ kind: "return", id: each.id }],
      })),
};
