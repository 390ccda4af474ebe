import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import {
  syncConversations,
  type QuietConversations,
} from "../features/escalations/sync-conversations.server.ts";
import { addJob } from "../models/jobs.server.ts";
import { isInstalled, listInstalledShops } from "../models/shops.server.ts";
import { kindOf, openSync } from "./open-sync.server.ts";

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
  const next = new Date(context.clock.now().getTime() + EVERY_MS);
  // A sync that was asked for meanwhile is not put off.
  await scheduleSync(context, shopDomain, next, { keepsRunAt: true });
}

/** Starts the syncs of every shop; one that waits already is moved, not doubled. */
export async function scheduleSyncs(context: JobContext): Promise<void> {
  for (const shopDomain of await listInstalledShops(context.database)) {
    await scheduleSync(context, shopDomain, context.clock.now());
  }
}

async function scheduleSync(
  context: JobContext,
  shopDomain: string,
  runAt: Date,
  { keepsRunAt = false } = {},
): Promise<void> {
  const key = `sync:${shopDomain}`;
  await context.database.$transaction((tx) =>
    addJob(tx, "sync-conversations", { shopDomain }, { key, queue: key, runAt, keepsRunAt }),
  );
}

async function syncShop(context: JobContext, shopDomain: string): Promise<void> {
  const deps = await openSync(context, { shopDomain, world: WORLD });
  if (!deps) return;
  const counts = await syncConversations({ ...deps, quiet: quietOf(context, shopDomain) });
  const isQuiet = counts.opened + counts.moved + counts.failed === 0;
  context.logger[isQuiet ? "debug" : "info"]({ shopDomain, ...counts }, "conversations read");
}

function quietOf(context: JobContext, shopDomain: string): QuietConversations {
  const quietByShop = quietByContext.get(context) ?? new Map<string, QuietConversations>();
  const quiet: QuietConversations = quietByShop.get(shopDomain) ?? new Map();
  quietByContext.set(context, quietByShop.set(shopDomain, quiet));
  return quiet;
}
