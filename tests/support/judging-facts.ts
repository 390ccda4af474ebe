import { anOrder } from "../../app/domain/factories.ts";
import { factsOf } from "../../app/domain/guardrails/facts-of.ts";
import { defaultPolicy } from "../../app/domain/policy.ts";
import type { SeenCase } from "../../app/domain/seen-case.ts";
import { refundGrant } from "../../app/domain/thresholds.ts";
import { moneyOf } from "../../app/domain/money.ts";

/** What texts of Alex Rivera's case are judged by: an order of 148.00, signed by Dana. */
export function judgingFacts(total = "148.00"): Pick<SeenCase, "facts" | "grants"> {
  const policy = defaultPolicy("USD");
  const paid = moneyOf(total, "USD");
  const order = anOrder({ total: paid, totalPresentment: paid, totalReceived: paid });
  const facts = factsOf({
    now: "2026-11-23T15:42:00Z",
    timeZone: "UTC",
    shopCurrencyCode: "USD",
    policy,
    order,
    otherOrderNames: [],
    contact: {
      id: 77,
      name: "Alex Rivera",
      email: "a.rivera@example.com",
      phoneNumber: null,
      identifier: null,
    },
    cues: [],
    refundValue: null,
    template: null,
    operatorName: "Dana Whitfield",
  });
  const grantOf = (role: "operator" | "manager") => refundGrant(role, order, paid, policy);
  return { facts, grants: { operator: grantOf("operator"), manager: grantOf("manager") } };
}
