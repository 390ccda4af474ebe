import type { JobContext, Place } from "../composition.server.ts";
import type { SyncRunDeps } from "../features/escalations/sync-conversations.server.ts";
import type { ShopifyOrders } from "../integrations/shopify/port.ts";

/** What a look at a shop's conversations needs; null while its Chatwoot is not connected. */
export async function openSync(
  context: JobContext,
  place: Place,
): Promise<Omit<SyncRunDeps, "quiet"> | null> {
  const { chatwoot } = await context.connections(place);
  if (!chatwoot.isConnected) return null;
  const [orders, settings] = await Promise.all([
    ordersOrNull(context, place.shopDomain),
    context.settingsOf(place.shopDomain),
  ]);
  const { database, cipher, clock, logger } = context;
  return { ...place, database, cipher, clock, logger, chatwoot: chatwoot.port, orders, settings };
}

/** Without Shopify the waits still count: the cases open without their orders. */
async function ordersOrNull(context: JobContext, shopDomain: string): Promise<ShopifyOrders | null> {
  try {
    return await context.orders(shopDomain);
  } catch (error) {
    context.logger.info({ shopDomain, kind: kindOf(error) }, "Shopify has no access token for this shop");
    return null;
  }
}

/** For the log: a fault's kind, never its text. */
export function kindOf(error: unknown): string {
  if (error instanceof Error && "kind" in error) return String(error.kind);
  return error instanceof Error ? error.name : "unknown";
}
