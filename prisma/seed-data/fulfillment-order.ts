import type { OrderDocument } from "../../app/integrations/shopify/stand-in/documents.ts";
import type { OrderSpec } from "./order-spec.ts";

type FulfillmentOrderDocument = OrderDocument["fulfillmentOrders"][number];

export function buildFulfillmentOrder(
  spec: OrderSpec,
  isShipped: boolean,
  at: (hoursAgo: number) => string,
): FulfillmentOrderDocument {
  const id = 6_800_000_000 + spec.number;
  const newestParcel = spec.parcels?.at(-1);
  return {
    id: `gid://shopify/FulfillmentOrder/${id}`,
    status: statusOf(spec, isShipped),
    requestStatus: "UNSUBMITTED",
    createdAt: at(spec.placedAgo),
    updatedAt: at(newestParcel?.fulfilledAgo ?? spec.placedAgo),
    fulfillAt: at(spec.placedAgo),
    fulfillBy: spec.fulfillByAgo === undefined ? null : at(spec.fulfillByAgo),
    fulfillmentHolds: spec.hold
      ? [
          {
            id: `gid://shopify/FulfillmentHold/${id}`,
            reason: spec.hold.reason,
            displayReason: spec.hold.displayReason,
            reasonNotes: spec.hold.notes ?? null,
            handle: null,
            heldByRequestingApp: false,
          },
        ]
      : [],
    deliveryMethod: {
      id: `gid://shopify/DeliveryMethod/${id}`,
      methodType: "SHIPPING",
      minDeliveryDateTime: null,
      maxDeliveryDateTime: spec.promisedAgo === undefined ? null : at(spec.promisedAgo),
    },
  };
}

function statusOf(spec: OrderSpec, isShipped: boolean): string {
  if (spec.hold) return "ON_HOLD";
  if (isShipped || spec.cancelledAgo !== undefined) return "CLOSED";
  return spec.parcels?.length ? "IN_PROGRESS" : "OPEN";
}
