import type { Decision, Delivery, Escalation, EscalationState, Prisma } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";

export type { Escalation };

/** Which conversation of which world: "live", or the id of a training run. */
export interface CaseKey {
  readonly shopDomain: string;
  readonly world: string;
  readonly conversationId: number;
}

export type DecidedCase = Decision & {
  text: { sent: string } | null;
  delivery: Pick<Delivery, "outcome"> | null;
};

/** The escalation of a conversation, opened when there is none yet: a person may start one from the panel. */
export async function openEscalation(
  tx: Transaction,
  key: CaseKey,
  facts: {
    orderId: string | null;
    orderName: string | null;
    waitingSince: Date | null;
    lastMessageId: number;
  },
): Promise<Escalation> {
  const { shopDomain, world, conversationId } = key;
  const unique = { shopDomain, world, conversationId };
  // ON CONFLICT DO NOTHING: a failed insert would abort the whole transaction.
  await tx.escalation.createMany({ data: { ...unique, ...facts }, skipDuplicates: true });
  return tx.escalation.findUniqueOrThrow({ where: { shopDomain_world_conversationId: unique } });
}

/** Takes the escalation for one decision. False when its version moved on, or a decision is still being carried out. */
export async function claimEscalation(tx: Transaction, id: number, seenVersion: number): Promise<boolean> {
  const claimed = await tx.escalation.updateMany({
    where: {
      id,
      version: seenVersion,
      pendingDecisionId: null,
      state: { not: "awaiting_review" },
    },
    // Who answers a closed or sleeping case starts it again.
    data: { state: "open", version: { increment: 1 } },
  });
  return claimed.count === 1;
}

export async function setPendingDecision(tx: Transaction, id: number, decisionId: number): Promise<void> {
  await tx.escalation.update({ where: { id }, data: { pendingDecisionId: decisionId } });
}

/** The decision that was taken on this version of the escalation, if any. */
export async function findDecisionOnVersion(
  client: Database | Transaction,
  escalationId: number,
  escalationVersion: number,
): Promise<DecidedCase | null> {
  return client.decision.findFirst({
    where: { escalationId, escalationVersion },
    orderBy: { id: "asc" },
    include: { text: { select: { sent: true } }, delivery: { select: { outcome: true } } },
  });
}

/** The reply was accepted: nobody waits any more, until the customer writes again. */
export async function markReplied(tx: Transaction, decisionId: number): Promise<void> {
  await tx.escalation.updateMany({
    where: { pendingDecisionId: decisionId },
    data: {
      state: "replied",
      pendingDecisionId: null,
      waitingSince: null,
      slaDueAt: null,
      version: { increment: 1 },
    },
  });
}

/** The channel refused a reply after all: the case is open again, unless it moved on meanwhile. */
export async function reopenReplied(tx: Transaction, escalationId: number): Promise<void> {
  await tx.escalation.updateMany({
    where: { id: escalationId, state: "replied", pendingDecisionId: null },
    // Without the time of its last activity the next sync reads the case again, and with it the wait.
    data: { state: "open", lastActivityAt: null, version: { increment: 1 } },
  });
}

/** The reply was not sent: the case is back in the queue for a person. */
export async function reopenAfterDelivery(tx: Transaction, decisionId: number): Promise<void> {
  await tx.escalation.updateMany({
    where: { pendingDecisionId: decisionId },
    data: { state: "open", pendingDecisionId: null, version: { increment: 1 } },
  });
}

const PENDING: EscalationState[] = ["open", "awaiting_review", "snoozed"];

/** Cases that are not finished: waiting ones by the oldest wait, then the rest. */
export async function listPending(
  database: Database,
  { shopDomain, world }: Omit<CaseKey, "conversationId">,
  limit: number,
): Promise<Escalation[]> {
  return database.escalation.findMany({
    where: { shopDomain, world, state: { in: PENDING } },
    orderBy: [{ state: "asc" }, { waitingSince: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: limit,
  });
}

export async function countPending(
  database: Database,
  { shopDomain, world }: Omit<CaseKey, "conversationId">,
): Promise<number> {
  return database.escalation.count({ where: { shopDomain, world, state: { in: PENDING } } });
}

/** Seldom more than two or three; of a case that went on for months, the newest. */
const DECISIONS_READ = 50;

const LAST_DECISIONS = {
  orderBy: { id: "desc" },
  take: DECISIONS_READ,
  include: {
    delivery: { select: { outcome: true, explanation: true } },
    mirror: { select: { status: true, attempt: true } },
  },
} satisfies Prisma.Escalation$decisionsArgs;

export type CaseWithDecisions = Prisma.EscalationGetPayload<{
  include: { decisions: typeof LAST_DECISIONS };
}>;

/** The case of an order (its newest when it has several) or of a conversation, with its decisions, the newest first. */
export async function findCase(
  database: Database,
  { shopDomain, world }: Omit<CaseKey, "conversationId">,
  key: { readonly orderId: string } | { readonly conversationId: number },
): Promise<CaseWithDecisions | null> {
  return database.escalation.findFirst({
    where: { shopDomain, world, ...key },
    orderBy: { id: "desc" },
    include: { decisions: LAST_DECISIONS },
  });
}
