import type { Database } from "../db.server.ts";
import { addJob } from "./jobs.server.ts";

/**
 * The shop has an access token, its first or a new one: its cases can have their orders now. Its conversations are
 * read as soon as a worker is free; a sync that waits already is moved.
 */
export async function recordInstall(database: Database, shopDomain: string, now: Date): Promise<void> {
  await database.$transaction(async (tx) => {
    const row = { domain: shopDomain, installedAt: now };
    await tx.shop.createMany({ data: row, skipDuplicates: true });
    await tx.shop.updateMany({
      where: { domain: shopDomain, uninstalledAt: { not: null } },
      data: { installedAt: now, uninstalledAt: null },
    });
    const key = `sync:${shopDomain}`;
    await addJob(tx, "sync-conversations", { shopDomain }, { key, queue: key });
  });
}

/** The app left the shop at that time: its tokens go and its jobs stop, unless it was installed again since. */
export async function recordUninstall(database: Database, shopDomain: string, at: Date): Promise<void> {
  await database.$transaction(async (tx) => {
    const back = await tx.shop.count({ where: { domain: shopDomain, installedAt: { gt: at } } });
    if (back > 0) return;
    await tx.shop.updateMany({
      where: { domain: shopDomain, uninstalledAt: null },
      data: { uninstalledAt: at },
    });
    await tx.session.deleteMany({ where: { shop: shopDomain } });
  });
}
