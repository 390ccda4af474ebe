import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import { deliverReply } from "../features/replies/deliver-reply.server.ts";
import { findDeliverable, postponeDelivery } from "../features/replies/deliverable.server.ts";

const payloadSchema = z.object({ decisionId: z.number().int() });

/** Carries one approved reply to Chatwoot, and comes back later where that is what it takes. */
export async function deliverReplyTask(context: JobContext, payload: unknown): Promise<void> {
  const { decisionId } = payloadSchema.parse(payload);
  const reply = await findDeliverable(context.database, decisionId);
  if (!reply) return;
  const { chatwoot } = await context.connections({ shopDomain: reply.shopDomain, world: reply.world });
  if (!chatwoot.isConnected) {
    await postponeDelivery(context.database, reply, { afterMs: 60_000, explanation: chatwoot.remedy });
    return;
  }
  const step = await deliverReply({ ...context, chatwoot: chatwoot.port }, reply);
  context.logger.info({ decisionId, step: step.kind, outcome: step.kind === "ended" ? step.outcome : null });
  if (step.kind === "again") await postponeDelivery(context.database, reply, { afterMs: step.afterMs });
}
