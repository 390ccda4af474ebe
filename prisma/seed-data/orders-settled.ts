import { days, delivered, onTheWay, type OrderSpec, type ParcelSpec } from "./order-spec.ts";
import { evergreenCustomers as customers, type SeedCustomer } from "./people.ts";

/** Not shipped, on hold, shipped in part, returned, refunded, disputed, or long since delivered. */
export const settledOrders: readonly OrderSpec[] = [
  // Older than the 60 days an app sees without `read_all_orders`.
  {
    number: 1019,
    customer: customers.owen,
    placedAgo: days(75),
    lines: [["sleepingBag", 1]],
    parcels: [arrived("1Z84F2E03944710195", days(74), days(70), customers.owen)],
  },
  {
    number: 1021,
    customer: customers.kit,
    placedAgo: days(12),
    lines: [["mug", 4]],
    parcels: [
      { tracking: "1Z84F2E03944710219", fulfilledAgo: days(11), displayStatus: "MARKED_AS_FULFILLED" },
    ],
  },
  {
    number: 1022,
    customer: customers.nadia,
    placedAgo: days(18),
    lines: [["boots", 1]],
    parcels: [arrived("1Z84F2E03944710220", days(17), days(13), customers.nadia)],
  },
  {
    number: 1030,
    customer: customers.caleb,
    placedAgo: days(30),
    lines: [
      ["tent", 1],
      ["mat", 2],
    ],
    parcels: [arrived("1Z84F2E03944710303", days(29), days(25), customers.caleb)],
  },
  {
    number: 1034,
    customer: customers.lina,
    placedAgo: days(22),
    lines: [["poles", 1]],
    parcels: [arrived("1Z84F2E03944710341", days(21), days(16), customers.lina)],
    dispute: { status: "NEEDS_RESPONSE", initiatedAs: "CHARGEBACK" },
  },
  {
    number: 1052,
    customer: customers.noor,
    placedAgo: days(3, 2),
    lines: [["poncho", 1]],
    parcels: [{ tracking: null, fulfilledAgo: 31, displayStatus: "FULFILLED" }],
  },
  {
    number: 1027,
    customer: customers.lukas,
    placedAgo: days(6),
    lines: [
      ["mug", 1],
      ["pan", 1],
      ["lid", 1],
    ],
    parcels: [
      {
        ...arrived("1Z84F2E03944710274", days(5), days(1, 20), customers.lukas),
        contents: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  },
  {
    number: 1059,
    customer: customers.theo,
    placedAgo: days(4, 10),
    lines: [
      ["base", 2],
      ["gloves", 2],
    ],
    parcels: [
      {
        tracking: "1Z84F2E03944710598",
        fulfilledAgo: days(2),
        contents: [[0, 2]],
        events: onTheWay(days(1, 20), 12, "Louisville", "KY"),
        etaAgo: -30,
      },
    ],
  },
  {
    number: 1041,
    customer: customers.amara,
    placedAgo: days(3, 5),
    lines: [["jacket", 1]],
    hold: {
      reason: "INCORRECT_ADDRESS",
      displayReason: "Incorrect address",
      notes: "Flat number is missing",
    },
  },
  {
    number: 1073,
    customer: customers.jonas,
    placedAgo: days(2),
    lines: [["stove", 1]],
    isUnpaid: true,
    hold: { reason: "AWAITING_PAYMENT", displayReason: "Awaiting payment" },
  },
  {
    number: 1076,
    customer: customers.sofia,
    placedAgo: 20,
    lines: [["parka", 2]],
    hold: { reason: "HIGH_RISK_OF_FRAUD", displayReason: "High risk of fraud" },
  },
  { number: 1091, customer: customers.kit, placedAgo: 9, lines: [["axe", 1]] },
  {
    number: 1095,
    customer: customers.nadia,
    placedAgo: days(5),
    lines: [
      ["fleece", 1],
      ["socks", 2],
    ],
    fulfillByAgo: days(2),
  },
  {
    number: 1085,
    customer: customers.freya,
    placedAgo: days(7),
    lines: [["sleepingBag", 1]],
    presentment: { currencyCode: "EUR", rate: 0.92 },
    parcels: [arrived("1Z84F2E03944710856", days(6), days(2), customers.freya)],
  },
  {
    number: 1039,
    customer: customers.ines,
    placedAgo: days(28),
    lines: [["fleece", 2]],
    parcels: [arrived("1Z84F2E03944710391", days(27), days(23), customers.ines)],
    orderReturn: { ago: days(15), status: "OPEN", reason: "too-small", note: "One size too small" },
  },
  {
    number: 1042,
    customer: customers.mateo,
    placedAgo: days(35),
    lines: [["boots", 1]],
    parcels: [arrived("1Z84F2E03944710424", days(34), days(30), customers.mateo)],
    orderReturn: { ago: days(20), status: "CLOSED", reason: "defective", note: "Sole came off" },
    refunds: [{ ago: days(10), amountMinor: 8900, note: "Returned, sole came off" }],
  },
  {
    number: 1029,
    customer: customers.ravi,
    placedAgo: days(16),
    lines: [["chair", 1]],
    parcels: [arrived("1Z84F2E03944710290", days(15), days(11), customers.ravi)],
    refunds: [{ ago: days(6), amountMinor: 6600, note: "Arrived broken" }],
  },
  // 300.00 of 520.00 given back already: the next 300.00 passes the manager threshold together with it.
  {
    number: 1044,
    customer: customers.hana,
    placedAgo: days(14),
    lines: [["sleepingBag", 2]],
    parcels: [arrived("1Z84F2E03944710447", days(13), days(9), customers.hana)],
    refunds: [{ ago: days(3), amountMinor: 30000, note: "Goodwill for the late delivery" }],
  },
  {
    number: 1050,
    customer: customers.zoe,
    placedAgo: days(8),
    lines: [["pack", 1]],
    cancelledAgo: days(7),
    refunds: [{ ago: days(7), amountMinor: 6850, note: "Cancelled on request" }],
  },
];

function arrived(
  tracking: string,
  fulfilledAgo: number,
  deliveredAgo: number,
  customer: SeedCustomer,
): ParcelSpec {
  return { tracking, fulfilledAgo, events: delivered(fulfilledAgo - 2, deliveredAgo, customer) };
}
