import { aFulfillment, aFulfillmentEvent, anOrder } from "../factories.ts";
import { defaultPolicy } from "../policy.ts";
import { refundGrant, type Role } from "../thresholds.ts";
import { DEFAULT_TEMPLATES } from "../templates/defaults.ts";
import { type FactsInput, factsOf } from "./facts-of.ts";
import { judgeText } from "./judge-text.ts";

const order = anOrder({
  fulfillments: [
    aFulfillment({
      displayStatus: "LABEL_PURCHASED",
      estimatedDeliveryAt: "2026-11-27T23:00:00Z",
      events: [aFulfillmentEvent({ status: "LABEL_PURCHASED" })],
    }),
  ],
});

/** Alex's late shipment, Monday Nov 23, 2026, 10:42 in Toronto: the case that the guardrail tests judge texts of. */
export const lateShipment: FactsInput = {
  now: "2026-11-23T15:42:00Z",
  timeZone: "America/Toronto",
  shopCurrencyCode: "USD",
  policy: { ...defaultPolicy("USD"), linkHosts: ["ups.com", "evergreen.example"] },
  order,
  otherOrderNames: ["#EVR-0990"],
  contact: {
    id: 77,
    name: "Alex Rivera",
    email: "a.rivera@example.com",
    phoneNumber: "+15125550123",
    identifier: null,
  },
  cues: [],
  refundValue: null,
  template: DEFAULT_TEMPLATES.ship_update,
  operatorName: "Dana Whitfield",
};

/** Judges a text of that case, or of one that differs from it. */
export function judge(text: string, overrides: Partial<FactsInput> = {}, role: Role = "operator") {
  const input = { ...lateShipment, ...overrides };
  const grant = refundGrant(role, input.order ?? order, (input.order ?? order).total, defaultPolicy("USD"));
  return judgeText(text, factsOf(input), grant);
}

/** "blocked liquid", "warned date": what was found, beside the length of these short examples. */
export function found(text: string, overrides: Partial<FactsInput> = {}, role: Role = "operator"): string[] {
  return judge(text, overrides, role)
    .findings.filter((finding) => finding.kind !== "length")
    .map(
      (finding) => `${finding.class} ${finding.kind}: ${text.slice(finding.span.start, finding.span.end)}`,
    );
}
