import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import {
  syncConversations,
  type QuietConversations,
} from "../features/escalations/sync-conversations.server.ts";
import type { ShopifyOrders } from "../integrations/shopify/port.ts";
import { addJob } from "../models/jobs.server.ts";
import { isInstalled, listInstalledShops } from "../models/shops.server.ts";

const payloadSchema = z.object({ shopDomain: z.string() });

const EVERY_MS = 20_000;
const WORLD = "live";

const quietByContext = new WeakMap<JobContext, Map<string, QuietConversations>>();

/** Keeps a shop's cases in step with Chatwoot, and comes back 20 s later whatever happened. */
export async function syncConversationsTask(context: JobContext, payload: unknown): Promise<void> {
  const { shopDomain } = payloadSchema.parse(payload);
  if (!(await isInstalled(context.database, shopDomain))) return;
  try {
    await syncShop(context, shopDomain);
  } catch (error) {
    context.logger.warn({ shopDomain, kind: kindOf(error) }, "conversations could not be read");
  }
  await scheduleSync(context, shopDomain, new Date(context.clock.now().getTime() + EVERY_MS));
}

/** Starts the syncs of every shop; one that waits already is moved, not doubled. */
export async function scheduleSyncs(context: JobContext): Promise<void> {
  for (const shopDomain of await listInstalledShops(context.database)) {
    await scheduleSync(context, shopDomain, context.clock.now());
  }
}

async function scheduleSync(context: JobContext, shopDomain: string, runAt: Date): Promise<void> {
  const key = `sync:${shopDomain}`;
  await context.database.$transaction((tx) =>
    addJob(tx, "sync-conversations", { shopDomain }, { key, queue: key, runAt }),
  );
}

async function syncShop(context: JobContext, shopDomain: string): Promise<void> {
  const place = { shopDomain, world: WORLD };
  const { chatwoot } = await context.connections(place);
  if (!chatwoot.isConnected) return;
  const [orders, settings] = await Promise.all([
    ordersOrNull(context, shopDomain),
    context.settingsOf(shopDomain),
  ]);
  const counts = await syncConversations({
    ...place,
    database: context.database,
    cipher: context.cipher,
    clock: context.clock,
    logger: context.logger,
    chatwoot: chatwoot.port,
    orders,
    settings,
    quiet: quietOf(context, shopDomain),
  });
  const isQuiet = counts.opened + counts.moved + counts.failed === 0;
  context.logger[isQuiet ? "debug" : "info"]({ shopDomain, ...counts }, "conversations read");
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

function quietOf(context: JobContext, shopDomain: string): QuietConversations {
  const quietByShop = quietByContext.get(context) ?? new Map<string, QuietConversations>();
  const quiet: QuietConversations = quietByShop.get(shopDomain) ?? new Map();
  quietByContext.set(context, quietByShop.set(shopDomain, quiet));
  return quiet;
}

function kindOf(error: unknown): string {
  if (error instanceof Error && "kind" in error) return String(error.kind);
  return error instanceof Error ? error.name : "unknown";
}
