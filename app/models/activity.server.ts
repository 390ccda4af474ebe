import type { Database } from "../db.server.ts";

/** When anything a page of this shop shows last changed, in epoch milliseconds; 0 before the first case. */
export async function lastChangeMs(
  database: Database,
  { shopDomain, world }: { readonly shopDomain: string; readonly world: string },
): Promise<number> {
  const [cases, mirrors] = await Promise.all([
    database.escalation.aggregate({ where: { shopDomain, world }, _max: { updatedAt: true } }),
    database.mirror.aggregate({ where: { shopDomain }, _max: { updatedAt: true } }),
  ]);
  return Math.max(cases._max.updatedAt?.getTime() ?? 0, mirrors._max.updatedAt?.getTime() ?? 0);
}
