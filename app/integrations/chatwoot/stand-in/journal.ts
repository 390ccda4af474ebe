import { z } from "zod";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { faultSchema } from "./control.ts";
import { collection } from "./world.ts";

/** The last so many requests: a page that polls must not fill the database. */
const KEPT = 500;

const entryDoc = z.object({
  id: z.number().int(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  operation: z.string(),
  /** Null without a body; headers are never kept. */
  body: z.unknown(),
  fault: faultSchema.nullable(),
});

export type JournalEntry = z.infer<typeof entryDoc>;

/** Noted on arrival, so that a request which never got an answer is there too. */
export async function noteRequest(store: StandInStore, entry: Omit<JournalEntry, "id">): Promise<void> {
  const id = await store.nextId("chatwoot.journal");
  await collection(store, "journal", entryDoc).put(id % KEPT, { id, ...entry });
}

export async function readJournal(store: StandInStore): Promise<JournalEntry[]> {
  const entries = await collection(store, "journal", entryDoc).list();
  return entries.sort((a, b) => a.id - b.id);
}
