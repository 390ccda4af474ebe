import { formatAge } from "../duration.ts";
import { earliest, HOUR_MS, msBetween } from "../instant.ts";
import type { Fulfillment } from "../order.ts";
import { CUE_LIMITS } from "../policy.ts";
import type { Evidence, Finding, Severity } from "./cue.ts";
import type { CueRule } from "./rule.ts";
import { carrierOf, isScan, parcels, trackingNumberOf } from "./shipment.ts";

const NOT_MOVING_YET = new Set([
  "LABEL_PURCHASED",
  "LABEL_PRINTED",
  "CONFIRMED",
  "SUBMITTED",
  "MARKED_AS_FULFILLED",
  "FULFILLED",
]);

const LABEL_EVENTS = new Map([
  ["LABEL_PURCHASED", "Label purchased"],
  ["LABEL_PRINTED", "Label printed"],
]);

/** A label without a carrier scan: said at once, heavier with time. A scan can be missing while the parcel moves. */
export const labelNoScan: CueRule = {
  code: "LABEL_NO_SCAN",
  version: 1,
  about: "carrier scan",
  needs: ["fulfillments"],
  find: ({ order, now }) =>
    parcels(order)
      .filter(isWaitingForScan)
      .map((fulfillment) => findingOf(fulfillment, now)),
};

function isWaitingForScan(fulfillment: Fulfillment): boolean {
  if (fulfillment.inTransitAt !== null || fulfillment.deliveredAt !== null) return false;
  if (!NOT_MOVING_YET.has(fulfillment.displayStatus ?? "")) return false;
  if (fulfillment.events.some(isScan)) return false;
  // Without label or number no scan could be recorded: that is NO_TRACKING, and unknown is not "no movement".
  return labelEvents(fulfillment).length > 0 || trackingNumberOf(fulfillment) !== null;
}

function labelEvents(fulfillment: Fulfillment) {
  return fulfillment.events.filter((event) => LABEL_EVENTS.has(event.status));
}

function findingOf(fulfillment: Fulfillment, now: string): Finding {
  const labels = labelEvents(fulfillment);
  const since = earliest(labels.map((event) => event.happenedAt)) ?? fulfillment.createdAt;
  const label = labels.find((event) => event.happenedAt === since);
  const ageMs = msBetween(since, now);
  const severity = severityAt(ageMs);
  const what = LABEL_EVENTS.get(label?.status ?? "") ?? "Fulfilled";
  const evidence: Evidence = label
    ? { kind: "fulfillment_event", id: label.id }
    : { kind: "fulfillment", id: fulfillment.id };
  return {
    subject: fulfillment.id,
    severity,
    since,
    sentence: `No carrier scan recorded for ${formatAge(ageMs)}`,
    detail: [[what, carrierOf(fulfillment)].filter(Boolean).join(", "), nextStep(severity)]
      .filter(Boolean)
      .join(". ")
      .concat("."),
    evidence: [evidence],
  };
}

function severityAt(ageMs: number): Severity {
  const { warning, high, critical } = CUE_LIMITS.labelNoScanHours;
  if (ageMs >= critical * HOUR_MS) return "critical";
  if (ageMs >= high * HOUR_MS) return "high";
  return ageMs >= warning * HOUR_MS ? "warning" : "info";
}

function nextStep(severity: Severity): string {
  const { warning, high, critical } = CUE_LIMITS.labelNoScanHours;
  if (severity === "info") return `Warning from ${warning} h`;
  if (severity === "warning") return `High from ${high} h`;
  return severity === "high" ? `Critical from ${critical} h` : "";
}
