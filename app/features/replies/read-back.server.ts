import type { Database } from "../../db.server.ts";
import type { Message } from "../../domain/thread.ts";
import type { ChatwootError, ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Clock } from "../../lib/clock.ts";
import { settleAccepted } from "../../models/deliveries.server.ts";
import { reopenReplied } from "../../models/escalations.server.ts";
import { dropObligations } from "../../models/obligations.server.ts";
import { attemptStep } from "./attempt-step.server.ts";
import type { SentReply } from "./sent-reply.server.ts";

export interface ReadBackDeps {
  readonly database: Database;
  readonly chatwoot: ChatwootPort;
  readonly clock: Clock;
}

/**
 * Looks what the channel did with a stored message. `delivered` when Chatwoot says delivered or read, or when the
 * last look finds no failure; a refused one opens the case again. Source: product rule "Exactly once".
 * Errors: Chatwoot's failure to answer, to be tried again by the job.
 */
export async function readBack(
  deps: ReadBackDeps,
  reply: SentReply,
  { isLast }: { isLast: boolean },
): Promise<ChatwootError | null> {
  const looked = await attemptStep(deps, reply, "read_back", () => findMessage(deps.chatwoot, reply));
  if (!looked.ok) return looked.error;
  const status = looked.value?.status ?? null;
  await deps.database.$transaction(async (tx) => {
    if (status === "failed") {
      const explanation =
        "The channel refused the message after Chatwoot had stored it. The customer did not get it.";
      const isNew = await settleAccepted(tx, reply.decisionId, { outcome: "failed", explanation });
      if (!isNew) return;
      await reopenReplied(tx, reply.escalationId);
      await dropObligations(tx, reply.decisionId);
    } else if (status === "delivered" || status === "read" || (isLast && status !== null)) {
      await settleAccepted(tx, reply.decisionId, { outcome: "delivered" });
    }
  });
  return null;
}

async function findMessage(chatwoot: ChatwootPort, reply: SentReply): Promise<Message | null> {
  const window = { after: reply.chatwootMessageId, before: reply.chatwootMessageId + 1 };
  const { messages } = await chatwoot.listMessages(reply.conversationId, window);
  return messages.find((message) => message.id === reply.chatwootMessageId) ?? null;
}
