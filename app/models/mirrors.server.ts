import type { Decision, Mirror, MirrorStatus, Prisma } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";

/** Decisions waiting for their copy in Supabase, with the text that goes beside them. */
export type MirrorTask = Mirror & { decision: Decision & { text: { sent: string; salt: string } | null } };

export async function createMirror(tx: Transaction, decision: Decision): Promise<void> {
  await tx.mirror.create({ data: { decisionId: decision.id, shopDomain: decision.shopDomain } });
}

/** The oldest due rows of a shop, whole: one query for the rows, one for the decisions. */
export async function dueMirrors(
  database: Database,
  shopDomain: string,
  now: Date,
  limit: number,
): Promise<MirrorTask[]> {
  return database.mirror.findMany({
    where: {
      shopDomain,
      status: { in: ["PENDING", "TIMEOUT", "RETRYABLE"] },
      OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now } }],
    },
    orderBy: { decisionId: "asc" },
    take: limit,
    include: { decision: { include: { text: { select: { sent: true, salt: true } } } } },
  });
}

/** When the next waiting row of a shop is due; null when none waits. */
export async function nextMirrorAt(database: Database, shopDomain: string): Promise<Date | null> {
  const next = await database.mirror.findFirst({
    where: { shopDomain, status: { in: ["PENDING", "TIMEOUT", "RETRYABLE"] } },
    orderBy: { nextAttemptAt: { sort: "asc", nulls: "first" } },
    select: { nextAttemptAt: true },
  });
  return next && (next.nextAttemptAt ?? new Date(0));
}

export interface FinishedAttempt {
  readonly decisionId: number;
  readonly attempt: number;
  readonly status: MirrorStatus;
  readonly durationMs: number;
  readonly errorCode: string | null;
  readonly attemptedAt: Date;
  readonly nextAttemptAt: Date | null;
}

/** Stores what one try did, for every row that travelled in it. */
export async function recordSyncAttempts(
  tx: Transaction,
  attempts: readonly FinishedAttempt[],
): Promise<void> {
  await tx.syncAttempt.createMany({
    data: attempts.map(({ nextAttemptAt: _next, ...attempt }) => attempt),
  });
  for (const { decisionId, attempt, status, attemptedAt, nextAttemptAt } of attempts) {
    await tx.mirror.update({
      where: { decisionId },
      data: {
        status,
        attempt,
        nextAttemptAt,
        ...(status === "SUCCESS" ? { mirroredAt: attemptedAt } : {}),
      },
    });
  }
}

export type MirrorCounts = Readonly<Partial<Record<MirrorStatus, number>>>;

export async function countMirrors(
  database: Database,
  where: Prisma.MirrorWhereInput,
): Promise<MirrorCounts> {
  const groups = await database.mirror.groupBy({ by: ["status"], where, _count: true });
  return Object.fromEntries(groups.map((group) => [group.status, group._count]));
}
