import { days, onTheWay, type OrderSpec } from "./order-spec.ts";
import { evergreenCustomers as customers } from "./people.ts";

/** With a carrier and not delivered: some on time, some stalled or delayed. */
export const inTransitOrders: readonly OrderSpec[] = [
  {
    number: 1031,
    customer: customers.hana,
    placedAgo: days(3),
    lines: [["stove", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710311",
        fulfilledAgo: days(2, 4),
        events: onTheWay(days(2), 7, "Sacramento", "CA"),
        etaAgo: -20,
      },
    ],
  },
  {
    number: 1033,
    customer: customers.owen,
    placedAgo: days(4),
    lines: [
      ["base", 2],
      ["beanie", 1],
    ],
    parcels: [
      {
        carrier: "USPS",
        tracking: "9400111899223817261033",
        fulfilledAgo: days(3),
        events: onTheWay(days(2, 22), 15, "Albany", "NY"),
        etaAgo: -30,
      },
    ],
  },
  {
    number: 1049,
    customer: customers.maya,
    placedAgo: days(5),
    lines: [["mat", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710498",
        fulfilledAgo: days(4),
        events: onTheWay(days(3, 20), 9, "Atlanta", "GA"),
        etaAgo: -8,
      },
    ],
  },
  {
    number: 1056,
    customer: customers.mateo,
    placedAgo: days(2, 12),
    lines: [["poles", 1]],
    parcels: [
      {
        carrier: "FedEx",
        tracking: "770945831056",
        fulfilledAgo: days(2),
        events: onTheWay(days(1, 22), 4, "Albuquerque", "NM"),
        etaAgo: -26,
      },
    ],
  },
  {
    number: 1090,
    customer: customers.chloe,
    placedAgo: days(6),
    lines: [["tent", 1]],
    promisedAgo: 14,
    parcels: [
      {
        tracking: "1Z84F2E03944710907",
        fulfilledAgo: days(5),
        etaAgo: -15,
        events: [
          ...onTheWay(days(4, 20), days(1, 16), "Phoenix", "AZ"),
          { status: "DELAYED", ago: 11, message: "Weather delay", city: "El Paso", province: "TX" },
        ],
      },
    ],
  },
  {
    number: 1036,
    customer: customers.zoe,
    placedAgo: days(9),
    lines: [
      ["chair", 2],
      ["mug", 2],
    ],
    parcels: [
      {
        carrier: "FedEx",
        tracking: "770945831036",
        fulfilledAgo: days(8),
        events: onTheWay(days(7, 20), days(5, 3), "Harrisburg", "PA"),
        etaAgo: days(3),
      },
    ],
  },
  {
    number: 1038,
    customer: customers.freya,
    placedAgo: days(5),
    lines: [["fleece", 1]],
    parcels: [
      {
        tracking: "1Z84F2E03944710388",
        fulfilledAgo: days(4),
        etaAgo: -40,
        events: [
          ...onTheWay(days(3, 20), days(2), "Fargo", "ND"),
          { status: "DELAYED", ago: 26, message: "Severe weather", city: "Fargo", province: "ND" },
        ],
      },
    ],
  },
];
