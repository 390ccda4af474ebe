import type { Api } from "@shopify/ui-extensions/admin.order-details.block.render";

declare global {
  /** What Shopify gives an extension at run time. */
  const shopify: Api;
}
