import type { InboxEvent } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";
import { addJob } from "./jobs.server.ts";

export type { InboxEvent };

export type InboxSource = "chatwoot" | "shopify";

export interface NewInboxEvent {
  readonly source: InboxSource;
  readonly shopDomain: string;
  readonly topic: string;
  readonly dedupeKey: string;
  /** Ids only: the words stay with the vendor. */
  readonly subjectId: string | null;
  readonly triggeredAt: Date | null;
  readonly receivedAt: Date;
}

/** Keeps an event and asks for work on it, both or neither. False for one that is here already. */
export async function keepInboxEvent(database: Database, event: NewInboxEvent): Promise<boolean> {
  return database.$transaction(async (tx) => {
    const isNew = await insertOnce(tx, event);
    if (isNew) await addInboxJob(tx, event.shopDomain);
    return isNew;
  });
}

/**
 * One job an event, one after the other, and whoever finds nothing waiting ends at once. Not one job a key: the queue
 * lets an event that is kept while that job starts slip into the job that has read the inbox already.
 */
async function addInboxJob(tx: Transaction, shopDomain: string): Promise<void> {
  await addJob(tx, "process-inbox", { shopDomain }, { queue: `inbox:${shopDomain}` });
}

/** Asked for by a job of that queue only, so that the key is safe. */
export async function requestInboxWork(database: Database, shopDomain: string, runAt: Date): Promise<void> {
  const options = { queue: `inbox:${shopDomain}`, key: `inbox-again:${shopDomain}`, runAt };
  await database.$transaction((tx) => addJob(tx, "process-inbox", { shopDomain }, options));
}

/** Keeps an event that nothing works on by itself: it stays unprocessed. False for one that is here already. */
export async function storeInboxEvent(database: Database, event: NewInboxEvent): Promise<boolean> {
  return insertOnce(database, event);
}

/** ON CONFLICT DO NOTHING: two deliveries of one event may come at the same time. */
async function insertOnce(client: Database | Transaction, event: NewInboxEvent): Promise<boolean> {
  const { count } = await client.inboxEvent.createMany({ data: [event], skipDuplicates: true });
  return count === 1;
}

/** The oldest events that wait for work, without those of the topics that nothing works on. */
export async function listWaitingEvents(
  database: Database,
  shopDomain: string,
  { exceptTopics, limit }: { exceptTopics: readonly string[]; limit: number },
): Promise<InboxEvent[]> {
  return database.inboxEvent.findMany({
    where: { shopDomain, processedAt: null, topic: { notIn: [...exceptTopics] } },
    orderBy: { id: "asc" },
    take: limit,
  });
}

export async function markProcessed(
  database: Database,
  events: readonly InboxEvent[],
  at: Date,
): Promise<void> {
  await database.inboxEvent.updateMany({
    where: { id: { in: events.map(({ id }) => id) }, processedAt: null },
    data: { processedAt: at },
  });
}

/** Work that is done is kept only for as long as the same event may come again. */
export async function forgetProcessed(database: Database, shopDomain: string, before: Date): Promise<void> {
  await database.inboxEvent.deleteMany({ where: { shopDomain, processedAt: { lt: before } } });
}

export async function lastEventAt(
  database: Database,
  shopDomain: string,
  source: InboxSource,
): Promise<Date | null> {
  const last = await database.inboxEvent.aggregate({
    where: { shopDomain, source },
    _max: { receivedAt: true },
  });
  return last._max.receivedAt;
}
