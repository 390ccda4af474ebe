import type { CueRule } from "./rule.ts";

/** Shopify's own alarms on the order, a failed capture among them. */
export const criticalEvent: CueRule = {
  code: "CRITICAL_EVENT",
  version: 1,
  about: "critical order event",
  needs: ["events"],
  find: ({ order }) =>
    order.events
      .filter((event) => event.criticalAlert || event.action === "capture_failure")
      .map((event) => ({
        subject: event.id,
        severity: "critical",
        since: event.createdAt,
        sentence:
          event.action === "capture_failure" ? "Payment capture failed" : "Shopify marks an event critical",
        detail: event.message || null,
        evidence: [{ kind: "order_event", id: event.id }],
      })),
};

/** Part of the order is on its way: in units, as customers count. */
export const partial: CueRule = {
  code: "PARTIAL",
  version: 1,
  about: "units shipped",
  needs: ["lineItems"],
  find: ({ order }) => {
    if (order.fulfillmentStatus !== "PARTIALLY_FULFILLED") return [];
    const units = order.lineItems.reduce((sum, line) => sum + line.currentQuantity, 0);
    const toShip = order.lineItems.filter((line) => line.unfulfilledQuantity > 0);
    const left = toShip.reduce((sum, line) => sum + line.unfulfilledQuantity, 0);
    return [
      {
        subject: order.id,
        severity: "info",
        since: null,
        sentence: `${units - left} of ${units} units shipped`,
        detail: toShip.length > 0 ? `Not shipped: ${toShip.map((line) => line.title).join(", ")}` : null,
        evidence: toShip.map((line) => ({ kind: "line_item", id: line.id })),
      },
    ];
  },
};
