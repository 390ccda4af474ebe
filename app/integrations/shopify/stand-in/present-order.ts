import { subtractBags } from "./money-bag.ts";
import type { OrderDocument } from "./documents.ts";

/** An order document with the fields that follow from the others. */
export function presentOrder(order: OrderDocument): Record<string, unknown> {
  const left = subtractBags(order.totalReceivedSet, order.totalRefundedSet);
  return {
    ...order,
    legacyResourceId: legacyId(order.id),
    closed: order.closedAt !== null,
    fulfillmentsCount: { count: order.fulfillments.length, precision: "EXACT" },
    netPaymentSet: left,
    refundable: Number(left.shopMoney.amount) > 0,
    merchantEditable: order.cancelledAt === null,
    canNotifyCustomer: order.email !== null,
    hasTimelineComment: false,
  };
}

export function legacyId(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}
