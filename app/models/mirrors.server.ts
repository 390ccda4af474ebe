import type { Decision, Mirror, MirrorStatus, Prisma } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";

const DUE_MIRROR = { decision: true } satisfies Prisma.MirrorInclude;

/** A decision waiting for its copy in Supabase. */
export type MirrorTask = Prisma.MirrorGetPayload<{ include: typeof DUE_MIRROR }>;

export async function createMirror(tx: Transaction, decision: Decision, dueAt: Date): Promise<void> {
  await tx.mirror.create({
    data: { decisionId: decision.id, shopDomain: decision.shopDomain, nextAttemptAt: dueAt },
  });
}

/**
 * Takes the oldest due rows of a shop's live work until `leaseUntil`: a second run beside this one finds others,
 * and one that dies leaves its rows due again when the lease is over.
 */
export async function claimDueMirrors(
  database: Database,
  { shopDomain, now, leaseUntil, limit }: { shopDomain: string; now: Date; leaseUntil: Date; limit: number },
): Promise<MirrorTask[]> {
  const claimed = await database.$queryRaw<{ decisionId: number }[]>`
    update "Mirror" set "nextAttemptAt" = ${leaseUntil}::timestamp
    where "decisionId" in (
      select m."decisionId" from "Mirror" m join "Decision" d on d.id = m."decisionId"
      where m."shopDomain" = ${shopDomain} and d."runId" is null
        and ((m.status = 'PENDING' and m."nextAttemptAt" is null)
          or (m.status not in ('SUCCESS', 'WITHHELD') and m."nextAttemptAt" <= ${now}::timestamp))
      order by m."decisionId" limit ${limit} for update of m skip locked)
    returning "decisionId"`;
  return database.mirror.findMany({
    where: { decisionId: { in: claimed.map(({ decisionId }) => decisionId) } },
    orderBy: { decisionId: "asc" },
    include: DUE_MIRROR,
  });
}

/** When the next waiting row of a shop's live work is due; null when none waits. */
export async function nextMirrorAt(database: Database, shopDomain: string): Promise<Date | null> {
  const next = await database.mirror.findFirst({
    where: {
      shopDomain,
      decision: { runId: null },
      OR: [
        { status: "PENDING" },
        { status: { notIn: ["SUCCESS", "WITHHELD"] }, nextAttemptAt: { not: null } },
      ],
    },
    orderBy: { nextAttemptAt: { sort: "asc", nulls: "first" } },
    select: { nextAttemptAt: true },
  });
  return next && (next.nextAttemptAt ?? new Date(0));
}

/** One try, for every row that travelled in it. */
export interface FinishedAttempt {
  readonly decisionIds: readonly number[];
  readonly attempt: number;
  readonly status: MirrorStatus;
  readonly durationMs: number;
  readonly errorCode: string | null;
  readonly attemptedAt: Date;
  /** Null: nothing follows. */
  readonly nextAttemptAt: Date | null;
}

/** Two statements whatever the size of the batch. */
export async function recordSyncAttempts(database: Database, finished: FinishedAttempt): Promise<void> {
  const { decisionIds, nextAttemptAt, ...columns } = finished;
  const { status, attempt, attemptedAt } = columns;
  await database.$transaction([
    database.syncAttempt.createMany({ data: decisionIds.map((decisionId) => ({ decisionId, ...columns })) }),
    database.mirror.updateMany({
      where: { decisionId: { in: [...decisionIds] } },
      data: {
        status,
        attempt,
        nextAttemptAt,
        ...(status === "SUCCESS" ? { mirroredAt: attemptedAt } : {}),
      },
    }),
  ]);
}

const UNSENT_ATTEMPT = {
  decision: { include: { text: { select: { sent: true, salt: true } } } },
} satisfies Prisma.SyncAttemptInclude;

export type UnsentAttempt = Prisma.SyncAttemptGetPayload<{ include: typeof UNSENT_ATTEMPT }>;

/** Attempts of a shop's live work that Supabase has not heard of, the oldest first. */
export async function unsentAttempts(
  database: Database,
  shopDomain: string,
  limit: number,
): Promise<UnsentAttempt[]> {
  return database.syncAttempt.findMany({
    where: { mirroredAt: null, decision: { shopDomain, runId: null } },
    orderBy: [{ decisionId: "asc" }, { attempt: "asc" }],
    take: limit,
    include: UNSENT_ATTEMPT,
  });
}

export async function markAttemptsSent(
  database: Database,
  attempts: readonly Pick<UnsentAttempt, "decisionId" | "attempt">[],
  mirroredAt: Date,
): Promise<void> {
  await database.syncAttempt.updateMany({
    where: { OR: attempts.map(({ decisionId, attempt }) => ({ decisionId, attempt })) },
    data: { mirroredAt },
  });
}

export type MirrorCounts = Readonly<Partial<Record<Mirror["status"], number>>>;

export async function countMirrors(
  database: Database,
  where: Prisma.MirrorWhereInput,
): Promise<MirrorCounts> {
  const groups = await database.mirror.groupBy({ by: ["status"], where, _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}
