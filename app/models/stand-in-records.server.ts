import type { Prisma } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";
import type { StandInStore } from "../lib/stand-in-store.ts";

/** A stand-in's world in PostgreSQL: any process serves it, and it survives restarts. */
export function createStandInStore(database: Database, world: string): StandInStore {
  return {
    ...operations(database, world),
    transaction: (work) =>
      database.$transaction(
        async (tx) => {
          await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`stand-in/${world}`}, 0))`;
          const store: StandInStore = {
            ...operations(tx, world),
            // Already inside: the world's lock is held until the outer one ends.
            transaction: (inner) => inner(store),
          };
          return work(store);
        },
        { timeout: 30_000, maxWait: 10_000 },
      ),
  };
}

function operations(client: Database | Transaction, world: string): Omit<StandInStore, "transaction"> {
  return {
    async get(kind, key) {
      const found = await client.standInRecord.findUnique({
        where: { world_kind_key: { world, kind, key } },
      });
      return found?.doc ?? null;
    },
    async put(kind, key, doc) {
      const row = { world, kind, key, doc: doc as Prisma.InputJsonValue };
      await client.standInRecord.upsert({
        where: { world_kind_key: { world, kind, key } },
        create: row,
        update: { doc: row.doc },
      });
    },
    async list(kind) {
      return client.standInRecord.findMany({
        where: { world, kind },
        orderBy: { key: "asc" },
        select: { key: true, doc: true },
      });
    },
    async nextId(name) {
      const row = await client.standInSequence.upsert({
        where: { world_name: { world, name } },
        create: { world, name, value: 1 },
        update: { value: { increment: 1 } },
      });
      return row.value;
    },
  };
}
