import type { Decision, Prisma } from "@prisma/client";
import type { Database } from "../db.server.ts";

const LISTED = {
  delivery: { select: { outcome: true } },
  mirror: { select: { status: true, attempt: true } },
} satisfies Prisma.DecisionInclude;

export type ListedDecision = Prisma.DecisionGetPayload<{ include: typeof LISTED }>;

/** Live decisions of a shop, the newest first, below `before` where given. */
export async function pageOfDecisions(
  database: Database,
  { shopDomain, before, limit }: { shopDomain: string; before: number | null; limit: number },
): Promise<ListedDecision[]> {
  return database.decision.findMany({
    where: { shopDomain, runId: null, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit,
    include: LISTED,
  });
}

const WHOLE = {
  text: true,
  delivery: true,
  mirror: true,
  deliveryAttempts: { orderBy: { id: "asc" } },
  syncAttempts: { orderBy: { attempt: "asc" } },
} satisfies Prisma.DecisionInclude;

export type WholeDecision = Prisma.DecisionGetPayload<{ include: typeof WHOLE }>;

/** A live decision of this shop, or null: another shop's is not there. */
export async function findDecision(
  database: Database,
  { shopDomain, id }: { shopDomain: string; id: number },
): Promise<WholeDecision | null> {
  return database.decision.findFirst({ where: { id, shopDomain, runId: null }, include: WHOLE });
}

/** How far a decision has come. */
export async function findProgress(
  database: Database,
  { shopDomain, id }: { shopDomain: string; id: number },
) {
  return database.decision.findFirst({
    where: { id, shopDomain, runId: null },
    select: {
      delivery: { select: { outcome: true, explanation: true } },
      mirror: { select: { status: true, attempt: true } },
    },
  });
}

export interface Neighbours {
  readonly newer: number | null;
  readonly older: number | null;
}

export async function findNeighbours(
  database: Database,
  { shopDomain, id }: { shopDomain: string; id: number },
): Promise<Neighbours> {
  const live = { shopDomain, runId: null };
  const [newer, older] = await Promise.all([
    database.decision.findFirst({
      where: { ...live, id: { gt: id } },
      orderBy: { id: "asc" },
      select: { id: true },
    }),
    database.decision.findFirst({
      where: { ...live, id: { lt: id } },
      orderBy: { id: "desc" },
      select: { id: true },
    }),
  ]);
  return { newer: newer?.id ?? null, older: older?.id ?? null };
}

/** The hash of the row before a decision in its stream (null for the first), and how long the stream is. */
export async function findChainPlace(
  database: Database,
  { shopDomain, stream, position }: Pick<Decision, "shopDomain" | "stream" | "position">,
): Promise<{ previousHash: string | null; length: number }> {
  const [previous, last] = await Promise.all([
    database.decision.findUnique({
      where: { shopDomain_stream_position: { shopDomain, stream, position: position - 1 } },
      select: { hash: true },
    }),
    database.decision.findFirst({
      where: { shopDomain, stream },
      orderBy: { position: "desc" },
      select: { position: true },
    }),
  ]);
  return { previousHash: previous?.hash ?? null, length: last?.position ?? position };
}
