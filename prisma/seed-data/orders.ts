import type { OrderDocument } from "../../app/integrations/shopify/stand-in/documents.ts";
import type { ShopifyWorld } from "../../app/integrations/shopify/stand-in/world.ts";
import { buildOrder } from "./build-order.ts";
import { largeOrder } from "./order-large.ts";
import { inTransitOrders } from "./orders-in-transit.ts";
import { lastMileOrders } from "./orders-last-mile.ts";
import { scenarioOrders } from "./orders-scenarios.ts";
import { settledOrders } from "./orders-settled.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "./people.ts";

export { orderGid } from "./build-order.ts";

/** The 40 orders of Evergreen Outfitters, with times counted back from `startAt`. */
export function evergreenOrders(startAt: Date): OrderDocument[] {
  const specs = [
    ...Object.values(scenarioOrders),
    ...inTransitOrders,
    ...lastMileOrders,
    ...settledOrders,
    largeOrder,
  ];
  return specs.map((spec) => buildOrder(spec, startAt));
}

/** Evergreen Outfitters as the Shopify stand-in holds it. */
export function evergreenShopifyWorld(startAt: Date): ShopifyWorld {
  return { shop: EVERGREEN_SHOP, staff: Object.values(evergreenStaff), orders: evergreenOrders(startAt) };
}
