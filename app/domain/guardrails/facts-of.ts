import type { PresentCue } from "../cues/cue.ts";
import { DAY_MS, msBetween } from "../instant.ts";
import { decimalOf, type Money } from "../money.ts";
import type { Order, OrderCustomer } from "../order.ts";
import type { Policy } from "../policy.ts";
import type { RefundValue } from "../refund-value.ts";
import type { Template } from "../templates/template.ts";
import { greetingName } from "../templates/variables.ts";
import { maximumRefundable } from "../thresholds.ts";
import type { Contact } from "../thread.ts";
import { type Calendar, dayAndTime, localDay } from "./dates.ts";
import { ESTIMATED_DELIVERY, type Fact, type Facts } from "./facts.ts";
import { canonicalCode, canonicalOrder, digitsOf } from "./identifiers.ts";
import { canonicalLink } from "./links.ts";
import { canonicalName } from "./names.ts";
import { withTemplate } from "./with-template.ts";

export interface FactsInput extends Calendar {
  readonly shopCurrencyCode: string;
  readonly policy: Pick<Policy, "linkHosts" | "returnWindowDays">;
  readonly order: Order | null;
  /** Names of this customer's other orders. */
  readonly otherOrderNames: readonly string[];
  readonly contact: Contact | null;
  readonly cues: readonly PresentCue[];
  readonly refundValue: RefundValue | null;
  /** The template whose text this is, or whose edit: it brings its promises. */
  readonly template: Template | null;
  /** Who signs. */
  readonly operatorName: string | null;
}

const PREMISE_CUES: Readonly<Record<string, "delay" | "fault">> = {
  LABEL_NO_SCAN: "delay",
  NO_TRACKING: "delay",
  STALLED: "delay",
  ETA_PASSED: "delay",
  ETA_SLIP: "delay",
  CARRIER_DELAYED: "delay",
  NOT_SHIPPED: "delay",
  ON_HOLD: "delay",
  DAMAGED: "fault",
};

/** Gathers what is known about a case into the facts that a text of it may state. */
export function factsOf(input: FactsInput): Facts {
  const { order, template, policy } = input;
  const known: Facts = {
    now: input.now,
    timeZone: input.timeZone,
    currency: {
      shopCurrencyCode: input.shopCurrencyCode,
      presentmentCurrencyCode: order?.presentmentCurrencyCode ?? input.shopCurrencyCode,
    },
    known: [
      ...peopleFacts(input),
      ...(order ? [...orderFacts(order), ...moneyFacts(order, input), ...parcelFacts(order, input)] : []),
      ...cueFacts(input.cues),
      { kind: "time_span", value: String(policy.returnWindowDays * 24 * 60), source: "return window" },
    ],
    promises: [],
    linkHosts: policy.linkHosts,
    rate: order ? { from: order.totalPresentment, to: order.total } : null,
  };
  return withTemplate(known, template);
}

function peopleFacts({ contact, order, otherOrderNames, operatorName }: FactsInput): Fact[] {
  return [
    ...(contact ? contactFacts(contact) : []),
    ...(order?.customer ? customerFacts(order.customer) : []),
    ...namesIn(operatorName).map((name) => fact("name", name, "your name")),
    ...otherOrderNames.map((name) => fact("order", canonicalOrder(name), "order of this customer")),
  ];
}

function contactFacts({ name, email, phoneNumber }: Contact): Fact[] {
  const first = greetingName(name);
  return [
    ...(first ? [fact("name", canonicalName(first), "first name, Chatwoot contact")] : []),
    ...namesIn(name).map((part) => fact("name", part, "Chatwoot contact")),
    ...(email ? [fact("email", email.toLowerCase(), "Chatwoot contact")] : []),
    ...(phoneNumber ? [fact("phone", digitsOf(phoneNumber), "Chatwoot contact")] : []),
  ];
}

function customerFacts({ displayName, emails }: OrderCustomer): Fact[] {
  return [
    ...namesIn(displayName).map((name) => fact("name", name, "customer of the order")),
    ...emails.map((email) => fact("email", email.toLowerCase(), "e-mail of the order")),
  ];
}

function namesIn(name: string | null | undefined): string[] {
  return (name ?? "")
    .split(/\s+/)
    .filter((part) => /^\p{L}[\p{L}\p{M}'’-]+$/u.test(part))
    .map(canonicalName);
}

function orderFacts(order: Order): Fact[] {
  const tracking = order.fulfillments.flatMap((each) => each.tracking);
  return [
    fact("order", canonicalOrder(order.name), "order number"),
    ...tracking.flatMap(({ company, number, url }) => [
      ...(company ? [fact("name", canonicalName(company), "tracking company")] : []),
      ...(number ? [fact("code", canonicalCode(number), "tracking number")] : []),
      ...(url ? [fact("url", canonicalLink(url), "tracking link")] : []),
    ]),
  ];
}

function moneyFacts(order: Order, { refundValue }: FactsInput): Fact[] {
  const done = order.totalRefunded.amountMinor > 0;
  return [
    amount(order.total, "order total"),
    amount(order.totalPresentment, "order total, as charged"),
    ...(refundValue?.value ? [amount(refundValue.value, "refund value")] : []),
    amount(maximumRefundable(order), "order's maximum refundable"),
    ...order.lineItems.map((line) => amount(line.unitPrice, line.title)),
    ...order.refunds.map((refund) => amount(refund.total, "refund made")),
    ...(done
      ? [amount(order.totalRefunded, "refunded so far"), fact("commitment", "refund_done", "refund made")]
      : []),
  ];
}

function parcelFacts(order: Order, calendar: Calendar): Fact[] {
  const deliveries = order.fulfillments.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const etas = order.fulfillments.flatMap(({ estimatedDeliveryAt }) => estimatedDeliveryAt ?? []);
  return [
    fact("date", localDay(order.processedAt, calendar.timeZone), "order date"),
    ...etas.map((at) => fact("date", dayAndTime(at, calendar), ESTIMATED_DELIVERY)),
    ...deliveries.map((at) => fact("date", localDay(at, calendar.timeZone), "delivery recorded")),
    ...deliveries.map((at) => {
      const days = Math.floor(msBetween(at, calendar.now) / DAY_MS);
      return fact("time_span", String(days * 24 * 60), "time since the delivery");
    }),
  ];
}

function cueFacts(cues: readonly PresentCue[]): Fact[] {
  return cues.flatMap((cue) => {
    const premise = PREMISE_CUES[cue.code];
    return [
      ...(premise ? [fact("premise", premise, cue.sentence)] : []),
      fact("time_span", String(cue.hours * 60), cue.sentence),
      fact("time_span", String(Math.floor(cue.hours / 24) * 24 * 60), cue.sentence),
    ];
  });
}

function amount(money: Money, source: string): Fact {
  return fact("amount", `${decimalOf(money)} ${money.currencyCode}`, source);
}

function fact(kind: Fact["kind"], value: string, source: string): Fact {
  return { kind, value, source };
}
