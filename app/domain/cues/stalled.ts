import { formatAge } from "../duration.ts";
import { HOUR_MS, latest, msBetween } from "../instant.ts";
import type { Fulfillment } from "../order.ts";
import { CUE_LIMITS } from "../policy.ts";
import type { Evidence, Finding } from "./cue.ts";
import type { CueRule } from "./rule.ts";
import { carrierOf, isCarrierEvent, isDelivered, isPickup, newest, parcels } from "./shipment.ts";

/** In transit without a carrier event for over 72 h, by `happenedAt`: edits in Shopify move `updatedAt`. */
export const stalled: CueRule = {
  code: "STALLED",
  version: 1,
  about: "carrier movement",
  needs: ["fulfillments"],
  find: ({ order, now }) => parcels(order).flatMap((each) => findingOf(each, now)),
};

function findingOf(fulfillment: Fulfillment, now: string): Finding[] {
  if (isDelivered(fulfillment) || isPickup(fulfillment)) return [];
  const event = newest(fulfillment.events.filter(isCarrierEvent));
  if (event?.status === "READY_FOR_PICKUP") return [];
  const known = [event?.happenedAt, fulfillment.inTransitAt].filter((at) => typeof at === "string");
  const since = latest(known);
  if (since === null) return [];
  const ageMs = msBetween(since, now);
  if (ageMs <= CUE_LIMITS.stalledHours * HOUR_MS) return [];
  const carrier = carrierOf(fulfillment);
  return [
    {
      subject: fulfillment.id,
      severity: "high",
      since,
      sentence: `Last carrier event ${formatAge(ageMs)} ago`,
      detail: `In transit${carrier ? `, ${carrier}` : ""}, no delivery recorded.`,
      evidence: [evidenceOf(fulfillment, event?.happenedAt === since ? event.id : null)],
    },
  ];
}

function evidenceOf(fulfillment: Fulfillment, eventId: string | null): Evidence {
  return eventId === null
    ? { kind: "fulfillment", id: fulfillment.id }
    : { kind: "fulfillment_event", id: eventId };
}
