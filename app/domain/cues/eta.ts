import { formatAge } from "../duration.ts";
import { HOUR_MS, latest, msBetween } from "../instant.ts";
import type { Fulfillment, Order } from "../order.ts";
import { CUE_LIMITS } from "../policy.ts";
import type { Finding } from "./cue.ts";
import { type CueMemory, earliestRecordedEta } from "./memory.ts";
import type { CueRule } from "./rule.ts";
import { isDelivered, newest, parcels } from "./shipment.ts";

export const etaPassed: CueRule = {
  code: "ETA_PASSED",
  version: 1,
  about: "estimated delivery",
  needs: ["fulfillments"],
  find: ({ order, now }) => parcels(order).flatMap((each) => passed(each, now)),
};

function passed(fulfillment: Fulfillment, now: string): Finding[] {
  const eta = currentEta(fulfillment);
  if (eta === null || isDelivered(fulfillment)) return [];
  const lateMs = msBetween(eta, now);
  if (lateMs <= CUE_LIMITS.etaPassedHours * HOUR_MS) return [];
  return [
    {
      subject: fulfillment.id,
      severity: "warning",
      since: eta,
      sentence: `Estimated delivery passed ${formatAge(lateMs)} ago`,
      detail: "No delivery recorded.",
      evidence: [{ kind: "fulfillment", id: fulfillment.id }],
    },
  ];
}

export const etaSlip: CueRule = {
  code: "ETA_SLIP",
  version: 1,
  about: "change of the estimated delivery",
  needs: ["fulfillments", "fulfillmentOrders"],
  find: ({ order, memory }) => parcels(order).flatMap((each) => slipped(each, order, memory)),
};

function slipped(fulfillment: Fulfillment, order: Order, memory: CueMemory): Finding[] {
  const eta = currentEta(fulfillment);
  const first = firstKnownEta(fulfillment, order, memory);
  if (eta === null || first === null || isDelivered(fulfillment)) return [];
  const slipMs = msBetween(first, eta);
  if (slipMs <= CUE_LIMITS.etaSlipHours * HOUR_MS) return [];
  const event = fulfillment.events.find((each) => each.estimatedDeliveryAt === eta);
  return [
    {
      subject: fulfillment.id,
      severity: "high",
      since: event?.happenedAt ?? null,
      sentence: `ETA slipped by ${formatAge(slipMs)}`,
      detail: "Against the first estimated delivery known.",
      evidence: event
        ? [{ kind: "fulfillment_event", id: event.id }]
        : [{ kind: "fulfillment", id: fulfillment.id }],
    },
  ];
}

function currentEta(fulfillment: Fulfillment): string | null {
  if (fulfillment.estimatedDeliveryAt !== null) return fulfillment.estimatedDeliveryAt;
  return newest(fulfillment.events.filter((each) => each.estimatedDeliveryAt))?.estimatedDeliveryAt ?? null;
}

/* The remembered one, else the oldest that the events show, else what checkout promised. */
function firstKnownEta(fulfillment: Fulfillment, order: Order, memory: CueMemory): string | null {
  const remembered = memory.firstEtas[fulfillment.id];
  if (remembered) return remembered;
  const recorded = earliestRecordedEta(fulfillment);
  if (recorded !== null && recorded !== currentEta(fulfillment)) return recorded;
  return latest(order.fulfillmentOrders.flatMap((each) => each.maxDeliveryAt ?? [])) ?? recorded;
}
