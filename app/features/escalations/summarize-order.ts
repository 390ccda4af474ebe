import type { Order } from "../../domain/order.ts";
import type { OrderSummary } from "./panel.ts";

export function summarizeOrder(order: Order, shopDomain: string): OrderSummary {
  const legacyId = order.id.split("/").at(-1) ?? "";
  return {
    id: order.id,
    legacyId,
    name: order.name,
    customerName: order.customer?.displayName ?? null,
    total: order.total,
    itemCount: order.lineItems.reduce((sum, line) => sum + line.currentQuantity, 0),
    placedAt: order.processedAt,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    shipments: order.fulfillments,
    adminUrl: `https://admin.shopify.com/store/${shopDomain.replace(".myshopify.com", "")}/orders/${legacyId}`,
  };
}
