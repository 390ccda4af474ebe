import { assertNever } from "../../domain/result.ts";
import type { ShopifyRefusal } from "../../integrations/shopify/port.ts";

/** What happened at Shopify and what helps, for the place on the page where the order would stand. */
export function sentenceOfRefusal(refusal: ShopifyRefusal): string {
  switch (refusal.kind) {
    case "notFound":
      return "Shopify has no such order. It may have been deleted.";
    case "notFoundWithin60Days":
      return "Shopify shows this app orders of the last 60 days only. The order is older or was deleted: grant read_all_orders to see it.";
    case "throttled":
      return `Shopify is limiting requests. Reload in ${Math.ceil(refusal.retryAfterMs / 1000)} s.`;
    case "unauthorized":
      return "Shopify no longer accepts the app's access. Open the app from the Shopify admin again.";
    case "notPermitted":
      return `Shopify does not let this app read the order: ${refusal.message}`;
    case "unavailable":
      return "Shopify did not answer in time. The conversation still works; reload to try the order again.";
    default:
      return assertNever(refusal);
  }
}
