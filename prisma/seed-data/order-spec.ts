import type { ProductKey } from "./catalogue.ts";
import type { SeedCustomer } from "./people.ts";

/** An order in a few words. Every time is hours before the start of the seed; negative lies ahead. */
export interface OrderSpec {
  /** 1045 for #EVR-1045. */
  readonly number: number;
  readonly customer: SeedCustomer;
  readonly placedAgo: number;
  readonly lines: readonly OrderLine[];
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly parcels?: readonly ParcelSpec[];
  /** Hours ago by which the rest had to be fulfilled. */
  readonly fulfillByAgo?: number;
  /** Latest delivery that was promised at the checkout. */
  readonly promisedAgo?: number;
  readonly hold?: { readonly reason: string; readonly displayReason: string; readonly notes?: string };
  readonly isUnpaid?: boolean;
  readonly cancelledAgo?: number;
  readonly refunds?: readonly {
    readonly ago: number;
    readonly amountMinor: number;
    readonly note?: string;
  }[];
  readonly orderReturn?: {
    readonly ago: number;
    readonly status: "OPEN" | "CLOSED";
    readonly reason: string;
    readonly note?: string;
  };
  readonly dispute?: { readonly status: string; readonly initiatedAs: string };
  /** Paid in another currency, at this rate per US dollar. */
  readonly presentment?: { readonly currencyCode: string; readonly rate: number };
}

export type OrderLine = readonly [product: ProductKey, quantity: number];

export interface ParcelSpec {
  readonly carrier?: string;
  /** Null: fulfilled without a tracking number. */
  readonly tracking: string | null;
  readonly fulfilledAgo: number;
  /** Indexes of the order's lines with their quantities; all of them when left out. */
  readonly contents?: readonly (readonly [lineIndex: number, quantity: number])[];
  /** Oldest first. */
  readonly events?: readonly ParcelEvent[];
  readonly etaAgo?: number;
  /** Where the events do not say it. */
  readonly displayStatus?: string;
}

export interface ParcelEvent {
  readonly status: string;
  readonly ago: number;
  readonly message?: string;
  readonly city?: string;
  readonly province?: string;
}

export function days(count: number, hours = 0): number {
  return count * 24 + hours;
}

/** A label, a pick-up and scans on the way, ending `lastAgo` hours ago in transit. */
export function onTheWay(labelAgo: number, lastAgo: number, city: string, province: string): ParcelEvent[] {
  const middle = (labelAgo + lastAgo) / 2;
  return [
    { status: "LABEL_PURCHASED", ago: labelAgo },
    { status: "CARRIER_PICKED_UP", ago: middle, message: "Picked up", city: "Portland", province: "OR" },
    { status: "IN_TRANSIT", ago: lastAgo, message: "Departed facility", city, province },
  ];
}

/** The same, and then delivered `deliveredAgo` hours ago. */
export function delivered(labelAgo: number, deliveredAgo: number, customer: SeedCustomer): ParcelEvent[] {
  const { city, province } = customer.address;
  const arrivedAgo = deliveredAgo + 6;
  return [
    ...onTheWay(labelAgo, deliveredAgo + 20, city, province),
    { status: "OUT_FOR_DELIVERY", ago: arrivedAgo, message: "Out for delivery", city, province },
    { status: "DELIVERED", ago: deliveredAgo, message: "Delivered, front door", city, province },
  ];
}
