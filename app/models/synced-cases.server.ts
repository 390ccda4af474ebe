import { Prisma } from "@prisma/client";
import type { Database } from "../db.server.ts";
import type { EscalationState } from "../domain/escalation-state.ts";
import type { CaseKey, Escalation } from "./escalations.server.ts";

type Place = Omit<CaseKey, "conversationId">;

/** What a look at Chatwoot and Shopify writes to a case; what is left out stays as it was. */
export type SyncedFacts = Pick<
  Prisma.EscalationUncheckedCreateInput,
  | "orderId"
  | "orderName"
  | "waitingSince"
  | "slaDueAt"
  | "lastMessageId"
  | "lastActivityAt"
  | "snapshot"
  | "emailHash"
  | "orderCandidates"
  | "valueMinor"
  | "ownerUserId"
> & { labels: string[]; strongestCue?: { severity: string; sentence: string } | null };

export async function listCasesOf(
  database: Database,
  { shopDomain, world }: Place,
  conversationIds: readonly number[],
): Promise<ReadonlyMap<number, Escalation>> {
  const rows = await database.escalation.findMany({
    where: { shopDomain, world, conversationId: { in: [...conversationIds] } },
  });
  return new Map(rows.map((row) => [row.conversationId, row]));
}

/** Opens a case. False when a person was faster: the next look then finds theirs. */
export async function openSyncedCase(database: Database, key: CaseKey, facts: SyncedFacts): Promise<boolean> {
  const made = await database.escalation.createMany({
    data: [{ ...key, ...columnsOf(facts) }],
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Writes what was seen, unless somebody decided since `row` was read; only another state raises the version. */
export async function updateSyncedCase(
  database: Database,
  row: Pick<Escalation, "id" | "version" | "state">,
  state: EscalationState,
  facts: SyncedFacts,
): Promise<boolean> {
  const isMoved = state !== row.state;
  const written = await database.escalation.updateMany({
    where: { id: row.id, version: row.version },
    data: {
      ...columnsOf(facts),
      state,
      ...(isMoved ? { version: { increment: 1 }, snoozedUntil: null } : {}),
    },
  });
  return written.count === 1;
}

/** Snoozes and follow-ups whose time came: a person decides again. Returns how many. */
export async function wakeSnoozedCases(
  database: Database,
  { shopDomain, world }: Place,
  now: Date,
): Promise<number> {
  const woken = await database.escalation.updateMany({
    where: { shopDomain, world, state: "snoozed", snoozedUntil: { lte: now } },
    data: { state: "open", snoozedUntil: null, version: { increment: 1 } },
  });
  return woken.count;
}

/** JSON null and a column without a value are two things to Prisma: no cue is the latter. */
function columnsOf({ strongestCue, ...facts }: SyncedFacts) {
  return strongestCue === undefined ? facts : { ...facts, strongestCue: strongestCue ?? Prisma.DbNull };
}
