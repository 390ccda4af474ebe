import { epochMs } from "../instant.ts";
import type { Fulfillment, FulfillmentEvent, Order } from "../order.ts";

/** The carrier has the parcel: proof of a scan. */
const SCANS = new Set([
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "ATTEMPTED_DELIVERY",
  "DELIVERED",
]);

/** Written by the shop's side; everything else comes from the carrier. */
const SHOP_EVENTS = new Set(["LABEL_PURCHASED", "LABEL_PRINTED", "CONFIRMED"]);
const HANDED_OVER = new Set(["DELIVERED", "PICKED_UP"]);
const PICKUP = new Set(["READY_FOR_PICKUP", "PICKED_UP"]);

/** Parcels on their way or arrived: what was cancelled, failed or needs no shipping is none. */
export function parcels(order: Order): readonly Fulfillment[] {
  return order.fulfillments.filter((each) => each.status === "SUCCESS" && each.requiresShipping);
}

export function isScan(event: FulfillmentEvent): boolean {
  return SCANS.has(event.status);
}

export function isCarrierEvent(event: FulfillmentEvent): boolean {
  return !SHOP_EVENTS.has(event.status);
}

export function isDelivered(fulfillment: Fulfillment): boolean {
  return (
    fulfillment.deliveredAt !== null ||
    HANDED_OVER.has(fulfillment.displayStatus ?? "") ||
    fulfillment.events.some((event) => event.status === "DELIVERED")
  );
}

export function isPickup(fulfillment: Fulfillment): boolean {
  return PICKUP.has(fulfillment.displayStatus ?? "");
}

/** The newest of some events, by when it happened at the carrier. */
export function newest(events: readonly FulfillmentEvent[]): FulfillmentEvent | null {
  return events.reduce<FulfillmentEvent | null>(
    (best, next) => (best === null || epochMs(next.happenedAt) > epochMs(best.happenedAt) ? next : best),
    null,
  );
}

export function carrierOf(fulfillment: Fulfillment): string | null {
  return fulfillment.tracking.find((each) => each.company)?.company ?? null;
}

export function trackingNumberOf(fulfillment: Fulfillment): string | null {
  return fulfillment.tracking.find((each) => each.number?.trim())?.number ?? null;
}
