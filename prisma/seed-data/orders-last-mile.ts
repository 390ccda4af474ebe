import { days, delivered, onTheWay, type OrderSpec } from "./order-spec.ts";
import { evergreenCustomers as customers } from "./people.ts";

/** Labelled only, attempted, failed, waiting for pick-up, or delivered lately. */
export const lastMileOrders: readonly OrderSpec[] = [
  {
    number: 1063,
    customer: customers.ravi,
    placedAgo: days(4),
    lines: [["pack", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710631",
        fulfilledAgo: 53.5,
        events: [{ status: "LABEL_PURCHASED", ago: 53 }],
      },
    ],
  },
  {
    number: 1068,
    customer: customers.theo,
    placedAgo: days(2, 6),
    lines: [
      ["bottle", 1],
      ["socks", 3],
    ],
    parcels: [
      {
        carrier: "USPS",
        tracking: "9400111899223817261068",
        fulfilledAgo: 30.5,
        events: [{ status: "LABEL_PRINTED", ago: 30 }],
      },
    ],
  },
  {
    number: 1065,
    customer: customers.lina,
    placedAgo: days(3, 8),
    lines: [["headlamp", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710655",
        fulfilledAgo: days(2, 12),
        events: [{ status: "LABEL_PURCHASED", ago: days(2, 11) }],
        displayStatus: "LABEL_VOIDED",
      },
    ],
  },
  {
    number: 1066,
    customer: customers.amara,
    placedAgo: days(4, 2),
    lines: [["beanie", 2]],
    parcels: [
      {
        tracking: "1Z84F2E03944710662",
        fulfilledAgo: days(3),
        etaAgo: -6,
        events: [
          ...onTheWay(days(2, 20), 14, "Newark", "NJ"),
          {
            status: "OUT_FOR_DELIVERY",
            ago: 3,
            message: "Out for delivery",
            city: "Brooklyn",
            province: "NY",
          },
        ],
      },
    ],
  },
  {
    number: 1069,
    customer: customers.jonas,
    placedAgo: days(5, 6),
    lines: [["axe", 1]],
    parcels: [
      {
        carrier: "FedEx",
        tracking: "770945831069",
        fulfilledAgo: days(4),
        events: [
          ...onTheWay(days(3, 20), 30, "Butte", "MT"),
          { status: "ATTEMPTED_DELIVERY", ago: 19, message: "Nobody home", city: "Bozeman", province: "MT" },
        ],
      },
    ],
  },
  {
    number: 1093,
    customer: customers.ben,
    placedAgo: days(4, 8),
    lines: [["bottle", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710939",
        fulfilledAgo: days(3, 2),
        events: [
          ...onTheWay(days(3), 21, "Chicago", "IL"),
          {
            status: "OUT_FOR_DELIVERY",
            ago: 5,
            message: "Out for delivery",
            city: "Milwaukee",
            province: "WI",
          },
          { status: "FAILURE", ago: 1.45, message: "Delivery failed", city: "Milwaukee", province: "WI" },
        ],
      },
    ],
  },
  {
    number: 1060,
    customer: customers.sofia,
    placedAgo: days(4),
    lines: [["poncho", 1]],
    parcels: [
      {
        carrier: "USPS",
        tracking: "9400111899223817261060",
        fulfilledAgo: days(3, 6),
        events: [
          ...onTheWay(days(3), 28, "Tempe", "AZ"),
          {
            status: "READY_FOR_PICKUP",
            ago: 20,
            message: "Ready for pickup",
            city: "Phoenix",
            province: "AZ",
          },
        ],
      },
    ],
  },
  {
    number: 1058,
    customer: customers.maya,
    placedAgo: days(26),
    lines: [["jacket", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710584",
        fulfilledAgo: days(25),
        events: delivered(days(24, 20), days(21), customers.maya),
      },
    ],
  },
  {
    number: 1053,
    customer: customers.emma,
    placedAgo: days(8),
    lines: [["headlamp", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710536",
        fulfilledAgo: days(7),
        events: delivered(days(6, 20), days(4), customers.emma),
      },
    ],
  },
];
