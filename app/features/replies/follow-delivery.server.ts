import type { Database } from "../../db.server.ts";
import type { ChatwootError, ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Clock } from "../../lib/clock.ts";
import { markStepDone } from "../../models/deliveries.server.ts";
import { attemptStep } from "./attempt-step.server.ts";
import type { SentReply } from "./sent-reply.server.ts";

export interface FollowDeliveryDeps {
  readonly database: Database;
  readonly chatwoot: ChatwootPort;
  readonly clock: Clock;
}

/**
 * Marks the conversation after a reply is in it: the template as a label, and a private note that names the person.
 * Each step knows whether it happened: a label is there or not, a note carries a key of its own.
 * Errors: the first failure of Chatwoot's, to be tried again by the job; what was done stays done.
 */
export async function followDelivery(
  deps: FollowDeliveryDeps,
  reply: SentReply,
): Promise<ChatwootError | null> {
  if (reply.template && !reply.labelDoneAt) {
    const labelled = await attemptStep(deps, reply, "label", () => addLabel(deps.chatwoot, reply));
    if (!labelled.ok) return labelled.error;
    await markStepDone(deps.database, reply.decisionId, "label", deps.clock.now());
  }
  if (!reply.noteDoneAt) {
    const noted = await attemptStep(deps, reply, "note", () => addNote(deps.chatwoot, reply));
    if (!noted.ok) return noted.error;
    await markStepDone(deps.database, reply.decisionId, "note", deps.clock.now());
  }
  return null;
}

/** Chatwoot replaces the whole list: read, add, write. Jobs of one conversation run one after the other. */
async function addLabel(chatwoot: ChatwootPort, { conversationId, template }: SentReply): Promise<void> {
  if (!template) return;
  const labels = await chatwoot.getLabels(conversationId);
  if (!labels.includes(template)) await chatwoot.setLabels(conversationId, [...labels, template]);
}

async function addNote(chatwoot: ChatwootPort, reply: SentReply): Promise<void> {
  const sendKey = `${reply.sendKey}:note`;
  const { messages } = await chatwoot.listMessages(reply.conversationId, { after: reply.baselineMessageId });
  if (messages.some((message) => message.sendKey === sendKey)) return;
  const content = `${reply.operatorName} approved this reply in CX Escalations (decision ${reply.decisionId}).`;
  await chatwoot.createMessage({
    conversationId: reply.conversationId,
    content,
    isPrivate: true,
    sendKey,
  });
}
