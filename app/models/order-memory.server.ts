import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@prisma/client";
import type { Database } from "../db.server.ts";
import { cueMemorySchema, EMPTY_MEMORY, type CueMemory } from "../domain/cues/memory.ts";

export interface OrderKey {
  readonly shopDomain: string;
  /** "live", or the id of a training run. */
  readonly world: string;
  readonly orderId: string;
}

/** What was seen of an order before. A memory that this version cannot read counts as none: all is seen anew. */
export async function readOrderMemory(database: Database, key: OrderKey): Promise<CueMemory> {
  const { shopDomain, world, orderId } = key;
  const row = await database.orderMemory.findUnique({
    where: { shopDomain_world_orderId: { shopDomain, world, orderId } },
  });
  const memory = cueMemorySchema.safeParse(row?.memory);
  return memory.success ? memory.data : EMPTY_MEMORY;
}

/** Writes only what changed: most looks at an order see nothing new. */
export async function saveOrderMemory(
  database: Database,
  key: OrderKey,
  before: CueMemory,
  after: CueMemory,
): Promise<void> {
  if (isDeepStrictEqual(before, after)) return;
  const { shopDomain, world, orderId } = key;
  const memory = { ...after } as unknown as Prisma.InputJsonObject;
  await database.orderMemory.upsert({
    where: { shopDomain_world_orderId: { shopDomain, world, orderId } },
    create: { shopDomain, world, orderId, memory },
    update: { memory },
  });
}
