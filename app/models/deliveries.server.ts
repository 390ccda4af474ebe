import { randomUUID } from "node:crypto";
import type { Delivery, DeliveryOutcome } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";

export async function createDelivery(
  tx: Transaction,
  decisionId: number,
  baselineMessageId: number,
): Promise<Delivery> {
  return tx.delivery.create({ data: { decisionId, baselineMessageId, sendKey: randomUUID() } });
}

/**
 * Says, before a post leaves, that it leaves: whoever comes after a crash looks up before it posts.
 * False when another worker was faster or the delivery is no longer pending.
 */
export async function claimPost(database: Database, delivery: Delivery, startedAt: Date): Promise<boolean> {
  const { decisionId, postCount } = delivery;
  const claimed = await database.delivery.updateMany({
    where: { decisionId, postCount, outcome: "pending" },
    data: { postCount: { increment: 1 }, postStartedAt: startedAt },
  });
  return claimed.count === 1;
}

/** The post provably stored nothing, so the next try needs no look-up. */
export async function releasePost(database: Database, decisionId: number): Promise<void> {
  await database.delivery.updateMany({
    where: { decisionId, outcome: "pending" },
    data: { postStartedAt: null, postCount: { decrement: 1 } },
  });
}

/** Ends a pending delivery. False when it had already ended. */
export async function endDelivery(
  tx: Transaction,
  decisionId: number,
  end: {
    outcome: Exclude<DeliveryOutcome, "pending">;
    chatwootMessageId?: number;
    acceptedAt?: Date;
    explanation?: string;
  },
): Promise<boolean> {
  const ended = await tx.delivery.updateMany({ where: { decisionId, outcome: "pending" }, data: end });
  return ended.count === 1;
}

/** Takes a reply back before anything left. False when it was already on its way. */
export async function withdrawDelivery(tx: Transaction, decisionId: number): Promise<boolean> {
  const withdrawn = await tx.delivery.updateMany({
    where: { decisionId, outcome: "pending", postStartedAt: null },
    data: { outcome: "withdrawn" },
  });
  return withdrawn.count === 1;
}

/** What the channel did with an accepted message. False when that was known before. */
export async function settleAccepted(
  tx: Transaction,
  decisionId: number,
  settled: { outcome: "delivered" } | { outcome: "failed"; explanation: string },
): Promise<boolean> {
  const changed = await tx.delivery.updateMany({ where: { decisionId, outcome: "accepted" }, data: settled });
  return changed.count === 1;
}

/** A step that follows a sent message happened. */
export async function markStepDone(
  database: Database,
  decisionId: number,
  step: "label" | "note",
  at: Date,
): Promise<void> {
  const data = step === "label" ? { labelDoneAt: at } : { noteDoneAt: at };
  await database.delivery.update({ where: { decisionId }, data });
}

/** Why a delivery is still pending, for the person who looks at it. */
export async function explainPending(
  database: Database,
  decisionId: number,
  explanation: string,
): Promise<void> {
  await database.delivery.updateMany({ where: { decisionId, outcome: "pending" }, data: { explanation } });
}

export interface AttemptRecord {
  readonly decisionId: number;
  readonly step: "look_up" | "post" | "label" | "note" | "read_back";
  readonly outcome: string;
  readonly code?: string | null;
  readonly durationMs: number;
  readonly startedAt: Date;
}

export async function recordDeliveryAttempt(database: Database, attempt: AttemptRecord): Promise<void> {
  await database.deliveryAttempt.create({ data: attempt });
}
