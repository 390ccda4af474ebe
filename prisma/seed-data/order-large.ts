import { products, type ProductKey } from "./catalogue.ts";
import { days, delivered, onTheWay, type OrderLine, type OrderSpec, type ParcelSpec } from "./order-spec.ts";
import { evergreenCustomers as customers } from "./people.ts";

const LINES = 30;
const PARCELS = 8;

/** A school's order: 30 lines in 8 parcels, the last two still on their way. Longer than any page shows. */
export const largeOrder: OrderSpec = {
  number: 1080,
  customer: customers.caleb,
  placedAgo: days(10),
  tags: ["wholesale"],
  lines: Array.from({ length: LINES }, (_, index): OrderLine => [productAt(index), 1 + (index % 3)]),
  parcels: Array.from({ length: PARCELS }, (_, index) => parcelAt(index)),
};

function productAt(index: number): ProductKey {
  const keys = Object.keys(products) as ProductKey[];
  return keys[index % keys.length] ?? "mug";
}

function parcelAt(parcel: number): ParcelSpec {
  const fulfilledAgo = days(9 - parcel);
  const lines = Array.from({ length: LINES }, (_, index) => index).filter(
    (index) => index % PARCELS === parcel,
  );
  const isUnderway = parcel >= PARCELS - 2;
  return {
    tracking: `1Z84F2E0394471080${parcel}`,
    fulfilledAgo,
    contents: lines.map((index) => [index, 1 + (index % 3)] as const),
    events: isUnderway
      ? onTheWay(fulfilledAgo - 2, fulfilledAgo / 3, "Bend", "OR")
      : delivered(fulfilledAgo - 2, fulfilledAgo / 3, customers.caleb),
  };
}
