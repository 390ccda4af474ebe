import { formatAge } from "../duration.ts";
import { HOUR_MS, laterBy, msBetween } from "../instant.ts";
import type { FulfillmentOrder, Order } from "../order.ts";
import { CUE_LIMITS } from "../policy.ts";
import type { Finding } from "./cue.ts";
import type { CueRule } from "./rule.ts";

const TO_SHIP = new Set(["OPEN", "IN_PROGRESS"]);

/** A hold has no time of its own: it counts from when we first saw it. */
export const onHold: CueRule = {
  code: "ON_HOLD",
  version: 1,
  about: "hold",
  needs: ["fulfillmentOrders"],
  find: ({ order, memory }) =>
    order.fulfillmentOrders
      .filter((each) => each.status === "ON_HOLD")
      .flatMap((each) => holdFindings(each, memory.holdsFirstSeen)),
};

function holdFindings(order: FulfillmentOrder, firstSeen: Readonly<Record<string, string>>): Finding[] {
  const common = { severity: "warning", since: null } as const;
  const source = { kind: "fulfillment_order", id: order.id } as const;
  if (order.holds.length === 0) {
    return [
      {
        ...common,
        subject: order.id,
        sentence: "On hold",
        detail: "No reason recorded.",
        evidence: [source],
      },
    ];
  }
  return order.holds.map((hold) => ({
    ...common,
    subject: hold.id,
    since: firstSeen[hold.id] ?? null,
    sentence: `On hold: ${hold.displayReason || hold.reason}`,
    detail: hold.reasonNotes,
    evidence: [{ kind: "hold", id: hold.id }, source],
  }));
}

export const notShipped: CueRule = {
  code: "NOT_SHIPPED",
  version: 1,
  about: "shipping time",
  needs: ["fulfillmentOrders"],
  find: ({ order, now }) =>
    order.cancelledAt === null
      ? order.fulfillmentOrders
          .filter((each) => TO_SHIP.has(each.status))
          .flatMap((each) => overdue(each, order, now))
      : [],
};

function overdue(fulfillmentOrder: FulfillmentOrder, order: Order, now: string): Finding[] {
  const { fulfillBy } = fulfillmentOrder;
  const since = fulfillBy ?? laterBy(order.processedAt, CUE_LIMITS.notShippedHours * HOUR_MS);
  if (msBetween(since, now) <= 0) return [];
  const sentence = fulfillBy
    ? `Not shipped, ship-by time passed ${formatAge(msBetween(fulfillBy, now))} ago`
    : `Not shipped for ${formatAge(msBetween(order.processedAt, now))}`;
  return [
    {
      subject: fulfillmentOrder.id,
      severity: "warning",
      since,
      sentence,
      detail: fulfillBy ? null : `Counted from the order, warning after ${CUE_LIMITS.notShippedHours} h.`,
      evidence: [{ kind: "fulfillment_order", id: fulfillmentOrder.id }],
    },
  ];
}

export const requestRejected: CueRule = {
  code: "REQUEST_REJECTED",
  version: 1,
  about: "fulfillment request",
  needs: ["fulfillmentOrders"],
  find: ({ order }) => {
    const rejected = order.fulfillmentOrders.filter((each) => each.requestStatus === "REJECTED");
    if (rejected.length === 0 && order.fulfillmentStatus !== "REQUEST_DECLINED") return [];
    const evidence = rejected.map((each) => ({ kind: "fulfillment_order" as const, id: each.id }));
    return [
      {
        subject: order.id,
        severity: "warning",
        since: null,
        sentence: "Fulfillment request rejected",
        detail: null,
        evidence: evidence.length > 0 ? evidence : [{ kind: "order", id: order.id }],
      },
    ];
  },
};
