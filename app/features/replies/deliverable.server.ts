import type { Database } from "../../db.server.ts";
import { explainPending } from "../../models/deliveries.server.ts";
import { addJob } from "../../models/jobs.server.ts";
import type { DeliverableReply } from "./deliver-reply.server.ts";

export interface QueuedReply extends DeliverableReply {
  readonly shopDomain: string;
  readonly world: string;
}

/** The reply of a decision, or null when it has none to deliver or its text was redacted. */
export async function findDeliverable(database: Database, decisionId: number): Promise<QueuedReply | null> {
  const decision = await database.decision.findUnique({
    where: { id: decisionId },
    include: { delivery: true, text: { select: { sent: true } } },
  });
  if (!decision?.delivery || !decision.text || decision.conversationId === null) return null;
  return {
    shopDomain: decision.shopDomain,
    world: decision.runId ?? "live",
    conversationId: decision.conversationId,
    delivery: decision.delivery,
    text: decision.text.sent,
    queue: deliveryQueue({ shopDomain: decision.shopDomain, conversationId: decision.conversationId }),
  };
}

/** One queue per conversation: replies leave in the order in which they were approved. */
export function deliveryQueue(key: { readonly shopDomain: string; readonly conversationId: number }): string {
  return `deliver:${key.shopDomain}:${key.conversationId}`;
}

export async function postponeDelivery(
  database: Database,
  reply: QueuedReply,
  { afterMs, explanation }: { afterMs: number; explanation?: string },
): Promise<void> {
  const { decisionId } = reply.delivery;
  if (explanation) await explainPending(database, decisionId, explanation);
  const runAt = new Date(Date.now() + afterMs);
  await database.$transaction((tx) =>
    addJob(tx, "deliver-reply", { decisionId }, { queue: reply.queue, key: `deliver:${decisionId}`, runAt }),
  );
}
