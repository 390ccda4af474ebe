import { decimalOf } from "../../app/domain/money.ts";
import type { OrderDocument } from "../../app/integrations/shopify/stand-in/documents.ts";
import type { OrderSpec } from "./order-spec.ts";

interface Entry {
  readonly ago: number;
  readonly action: string;
  readonly message: string;
  readonly criticalAlert?: boolean;
}

/** The order's timeline as Shopify writes it, oldest first. */
export function buildTimeline(
  spec: OrderSpec,
  totalMinor: number,
  at: (hoursAgo: number) => string,
): OrderDocument["events"] {
  return entriesOf(spec, totalMinor)
    .sort((a, b) => b.ago - a.ago)
    .map(({ ago, action, message, criticalAlert = false }, index) => ({
      __typename: "BasicEvent",
      id: `gid://shopify/BasicEvent/${spec.number * 100 + index}`,
      action,
      createdAt: at(ago),
      message,
      criticalAlert,
      attributeToApp: false,
      attributeToUser: false,
      appTitle: null,
    }));
}

function entriesOf(spec: OrderSpec, totalMinor: number): Entry[] {
  const { firstName, lastName } = spec.customer;
  const entries: Entry[] = [
    {
      ago: spec.placedAgo,
      action: "placed",
      message: `${firstName} ${lastName} placed this order on <strong>Online Store</strong>.`,
    },
  ];
  if (!spec.isUnpaid) {
    const message = `A ${dollars(totalMinor)} USD payment was processed on Visa ending in 4242.`;
    entries.push({ ago: spec.placedAgo - 0.01, action: "sale_success", message });
  }
  for (const parcel of spec.parcels ?? []) {
    const message = parcel.tracking
      ? `Evergreen fulfilled items with ${parcel.carrier ?? "UPS"}, tracking ${parcel.tracking}.`
      : "Evergreen marked items as fulfilled without a tracking number.";
    entries.push({ ago: parcel.fulfilledAgo, action: "fulfillment_success", message });
  }
  if (spec.hold) {
    const message = `Fulfillment was put on hold: ${spec.hold.displayReason}.`;
    entries.push({ ago: spec.placedAgo - 1, action: "fulfillment_hold_applied", message });
  }
  if (spec.cancelledAgo !== undefined) {
    entries.push({ ago: spec.cancelledAgo, action: "cancelled", message: "Evergreen cancelled this order." });
  }
  for (const { ago, amountMinor } of spec.refunds ?? []) {
    const message = `Evergreen refunded ${dollars(amountMinor)} USD on Visa ending in 4242.`;
    entries.push({ ago, action: "refund_success", message });
  }
  return entries;
}

function dollars(amountMinor: number): string {
  return `$${decimalOf({ amountMinor, currencyCode: "USD" })}`;
}
