import type { OrderDocument } from "../../app/integrations/shopify/stand-in/documents.ts";
import type { OrderSpec, ParcelSpec } from "./order-spec.ts";

type FulfillmentDocument = OrderDocument["fulfillments"][number];
type InstantAgo = (hours: number) => string;

const MOVING = [
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "DELAYED",
  "OUT_FOR_DELIVERY",
  "ATTEMPTED_DELIVERY",
  "FAILURE",
];

const TRACKING_PAGES: Readonly<Record<string, string>> = {
  FedEx: "https://www.fedex.com/fedextrack/?trknbr=",
  UPS: "https://www.ups.com/track?tracknum=",
  USPS: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
};

/** Units of one line that have left in parcels. */
export function shippedQuantity(spec: OrderSpec, lineIndex: number): number {
  return (spec.parcels ?? []).reduce((sum, parcel) => sum + quantityIn(spec, parcel, lineIndex), 0);
}

export function buildFulfillment(
  spec: OrderSpec,
  parcel: ParcelSpec,
  index: number,
  at: InstantAgo,
): FulfillmentDocument {
  const events = buildEvents(spec, parcel, index, at);
  const moving = events.find(({ status }) => MOVING.includes(status));
  const newest = events.at(-1);
  return {
    id: `gid://shopify/Fulfillment/${5_500_000_000 + spec.number * 10 + index}`,
    name: `#EVR-${spec.number}-F${index + 1}`,
    status: "SUCCESS",
    displayStatus: parcel.displayStatus ?? newest?.status ?? "FULFILLED",
    createdAt: at(parcel.fulfilledAgo),
    updatedAt: newest?.createdAt ?? at(parcel.fulfilledAgo),
    inTransitAt: moving?.happenedAt ?? null,
    deliveredAt: events.find(({ status }) => status === "DELIVERED")?.happenedAt ?? null,
    estimatedDeliveryAt: parcel.etaAgo === undefined ? null : at(parcel.etaAgo),
    requiresShipping: true,
    totalQuantity: spec.lines.reduce((sum, _line, line) => sum + quantityIn(spec, parcel, line), 0),
    trackingInfo: trackingOf(parcel),
    events,
  };
}

function buildEvents(
  spec: OrderSpec,
  parcel: ParcelSpec,
  index: number,
  at: InstantAgo,
): FulfillmentDocument["events"] {
  return (parcel.events ?? []).map((event, position) => ({
    id: `gid://shopify/FulfillmentEvent/${(spec.number * 10 + index) * 100 + position}`,
    status: event.status,
    happenedAt: at(event.ago),
    createdAt: at(event.ago - 0.02),
    estimatedDeliveryAt: parcel.etaAgo === undefined ? null : at(parcel.etaAgo),
    message: event.message ?? null,
    city: event.city ?? null,
    province: event.province ?? null,
    country: event.city === undefined ? null : "US",
  }));
}

function trackingOf({ tracking, carrier = "UPS" }: ParcelSpec): FulfillmentDocument["trackingInfo"] {
  if (tracking === null) return [];
  const page = TRACKING_PAGES[carrier];
  return [{ company: carrier, number: tracking, url: page ? `${page}${tracking}` : null }];
}

function quantityIn(spec: OrderSpec, parcel: ParcelSpec, lineIndex: number): number {
  if (!parcel.contents) return spec.lines[lineIndex]?.[1] ?? 0;
  return parcel.contents.find(([line]) => line === lineIndex)?.[1] ?? 0;
}
