import { z } from "zod";
import type { JobContext } from "../composition.server.ts";
import { followDelivery } from "../features/replies/follow-delivery.server.ts";
import { readBack } from "../features/replies/read-back.server.ts";
import { findSentReply, type SentReply } from "../features/replies/sent-reply.server.ts";
import type { ChatwootError, ChatwootPort } from "../integrations/chatwoot/port.ts";

const followSchema = z.object({ decisionId: z.number().int() });
const readBackSchema = followSchema.extend({ isLast: z.boolean() });

/** Label and private note. A failure is thrown: the queue tries again, later each time. */
export async function followDeliveryTask(context: JobContext, payload: unknown): Promise<void> {
  const { decisionId } = followSchema.parse(payload);
  await withChatwoot(context, decisionId, (chatwoot, reply) =>
    followDelivery({ ...context, chatwoot }, reply),
  );
}

/** A look at what the channel did with a message. */
export async function readBackTask(context: JobContext, payload: unknown): Promise<void> {
  const { decisionId, isLast } = readBackSchema.parse(payload);
  await withChatwoot(context, decisionId, (chatwoot, reply) =>
    readBack({ ...context, chatwoot }, reply, { isLast }),
  );
}

async function withChatwoot(
  context: JobContext,
  decisionId: number,
  work: (chatwoot: ChatwootPort, reply: SentReply) => Promise<ChatwootError | null>,
): Promise<void> {
  const reply = await findSentReply(context.database, decisionId);
  if (!reply) return;
  const { chatwoot } = await context.connections(reply);
  if (!chatwoot.isConnected) throw new Error(`Chatwoot is not connected for decision ${decisionId}`);
  const error = await work(chatwoot.port, reply);
  if (error) throw error;
}
