import { formatAge } from "../duration.ts";
import { msBetween } from "../instant.ts";
import type { Fulfillment } from "../order.ts";
import type { CueCode, Finding, Severity } from "./cue.ts";
import type { CueRule } from "./rule.ts";
import { carrierOf, isDelivered, newest, parcels } from "./shipment.ts";

interface CarrierException {
  readonly code: CueCode;
  readonly severity: Severity;
  readonly eventStatus: string;
  readonly displayStatus: string;
  readonly sentence: string;
}

export const carrierDelayed = exceptionRule({
  code: "CARRIER_DELAYED",
  severity: "warning",
  eventStatus: "DELAYED",
  displayStatus: "DELAYED",
  sentence: "Delay recorded",
});

export const deliveryAttempted = exceptionRule({
  code: "DELIVERY_ATTEMPTED",
  severity: "warning",
  eventStatus: "ATTEMPTED_DELIVERY",
  displayStatus: "ATTEMPTED_DELIVERY",
  sentence: "Delivery attempted",
});

export const deliveryFailed = exceptionRule({
  code: "DELIVERY_FAILED",
  severity: "high",
  eventStatus: "FAILURE",
  displayStatus: "NOT_DELIVERED",
  sentence: "Delivery failed",
});

/** Stands until a delivery is recorded: a later scan does not undo what happened. */
function exceptionRule(exception: CarrierException): CueRule {
  return {
    code: exception.code,
    version: 1,
    about: exception.sentence.toLowerCase(),
    needs: ["fulfillments"],
    find: ({ order, now }) => parcels(order).flatMap((each) => findingOf(exception, each, now)),
  };
}

function findingOf(exception: CarrierException, fulfillment: Fulfillment, now: string): Finding[] {
  if (isDelivered(fulfillment)) return [];
  const event = newest(fulfillment.events.filter((each) => each.status === exception.eventStatus));
  if (!event && fulfillment.displayStatus !== exception.displayStatus) return [];
  const ago = event ? `${formatAge(msBetween(event.happenedAt, now))} ago` : null;
  return [
    {
      subject: fulfillment.id,
      severity: exception.severity,
      since: event?.happenedAt ?? null,
      sentence: [exception.sentence, carrierOf(fulfillment), ago].filter(Boolean).join(", "),
      detail: event?.message ?? null,
      evidence: event
        ? [{ kind: "fulfillment_event", id: event.id }]
        : [{ kind: "fulfillment", id: fulfillment.id }],
    },
  ];
}
