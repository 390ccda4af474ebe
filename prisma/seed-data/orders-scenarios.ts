import { days, delivered, type OrderSpec } from "./order-spec.ts";
import { evergreenCustomers as customers } from "./people.ts";

/** The orders of the training scenarios A to D, to the letter of their facts. */
export const scenarioOrders = {
  lateShipment: {
    number: 1045,
    customer: customers.alex,
    placedAgo: 38.5,
    lines: [
      ["jacket", 1],
      ["gloves", 1],
    ],
    parcels: [
      {
        tracking: "1Z84F2E03944710266",
        fulfilledAgo: 18 + 2 / 60,
        events: [{ status: "LABEL_PURCHASED", ago: 18 }],
      },
    ],
  },
  refundOffer: {
    number: 1062,
    customer: customers.jordan,
    placedAgo: days(6),
    lines: [["parka", 1]],
    tags: ["damaged"],
    note: "Damaged zipper",
    parcels: [
      {
        tracking: "1Z84F2E03944710417",
        fulfilledAgo: days(5, 2),
        events: delivered(days(5), days(1, 3), customers.jordan),
      },
    ],
  },
  slaBreach: {
    number: 1071,
    customer: customers.taylor,
    placedAgo: days(5, 4),
    lines: [
      ["pack", 1],
      ["socks", 2],
    ],
    parcels: [
      {
        tracking: "1Z84F2E03944710533",
        fulfilledAgo: days(4, 6),
        events: [
          { status: "LABEL_PURCHASED", ago: days(4, 5) },
          {
            status: "CARRIER_PICKED_UP",
            ago: days(3, 14),
            message: "Picked up",
            city: "Portland",
            province: "OR",
          },
          {
            status: "IN_TRANSIT",
            ago: days(3, 2),
            message: "Departed facility",
            city: "Boise",
            province: "ID",
          },
        ],
      },
    ],
  },
  policyException: {
    number: 1088,
    customer: customers.casey,
    placedAgo: days(52),
    lines: [["boots", 1]],
    parcels: [
      {
        carrier: "USPS",
        tracking: "9400111899223817264088",
        fulfilledAgo: days(51),
        events: delivered(days(50, 20), days(47), customers.casey),
      },
    ],
  },
} as const satisfies Record<string, OrderSpec>;
