import type { Database } from "../db.server.ts";

/** When anything a page of this shop shows last changed, in epoch milliseconds; 0 before the first case. */
export async function lastChangeMs(
  database: Database,
  { shopDomain, world }: { readonly shopDomain: string; readonly world: string },
): Promise<number> {
  const [cases, mirrors, settings] = await Promise.all([
    database.escalation.aggregate({ where: { shopDomain, world }, _max: { updatedAt: true } }),
    database.mirror.aggregate({ where: { shopDomain }, _max: { updatedAt: true } }),
    database.auditEvent.findFirst({
      where: { shopDomain },
      orderBy: { position: "desc" },
      select: { occurredAt: true },
    }),
  ]);
  const changes = [cases._max.updatedAt, mirrors._max.updatedAt, settings?.occurredAt];
  return Math.max(0, ...changes.map((at) => at?.getTime() ?? 0));
}
