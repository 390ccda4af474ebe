import { z } from "zod";
import { unprocessable } from "./answers.ts";
import { conversationOf, type StandInCall } from "./call.ts";
import { loadScenery, loadThread } from "./conversation-views.ts";
import type { ConversationDoc, MessageDoc } from "./documents.ts";
import { renderLiquid } from "./liquid.ts";
import { addMessage } from "./message-changes.ts";
import { agentPushView, contactPushView, messageView } from "./views.ts";

const LONGEST_CONTENT = 150_000;
const MESSAGES_A_MINUTE = 200;

const createSchema = z.object({
  content: z.string().nullish(),
  message_type: z.enum(["incoming", "outgoing"]).default("outgoing"),
  private: z.boolean().default(false),
  content_type: z.string().default("text"),
  content_attributes: z.record(z.string(), z.unknown()).default({}),
  echo_id: z.union([z.string(), z.number()]).optional(),
  source_id: z.string().nullish(),
});

export async function listMessages(call: StandInCall) {
  const conversation = await conversationOf(call);
  const { contact, assignee, messages } = await loadScenery(call.world, conversation);
  return {
    meta: {
      labels: conversation.labels,
      additional_attributes: conversation.additional_attributes,
      contact: contactPushView(contact),
      ...(assignee === null ? {} : { assignee: agentPushView(assignee) }),
      agent_last_seen_at: null,
      assignee_last_seen_at: null,
    },
    payload: windowOf(messages, call.query).map((message) => messageView(message, { ...call, contact })),
  };
}

function windowOf(messages: readonly MessageDoc[], query: URLSearchParams): readonly MessageDoc[] {
  const visible = query.get("filter_internal_messages") === "true" ? messages.filter(isPublic) : messages;
  const before = Number(query.get("before") ?? Number.NaN);
  const after = Number(query.get("after") ?? Number.NaN);
  if (!Number.isNaN(after) && !Number.isNaN(before)) {
    return visible.filter((message) => message.id >= after && message.id < before).slice(0, 1000);
  }
  if (!Number.isNaN(after)) return visible.filter((message) => message.id > after).slice(0, 100);
  if (!Number.isNaN(before)) return visible.filter((message) => message.id < before).slice(-20);
  return visible.slice(-20);
}

/** Two posts with one echo_id are two messages: it is repeated in this answer and then forgotten. */
export async function createMessage(call: StandInCall) {
  const conversation = await conversationOf(call);
  const parsed = createSchema.safeParse(call.body);
  if (!parsed.success) throw unprocessable("Validation failed: message is not valid");
  const { contact, inbox } = await loadScenery(call.world, conversation);
  const isIncoming = parsed.data.message_type === "incoming";
  if (isIncoming && inbox.channel_type !== "Channel::Api") {
    throw unprocessable("Incoming messages are only allowed in Api inboxes");
  }
  await checkLimits(call, conversation, parsed.data.content ?? "");

  const drops = {
    contact: { name: contact.name, email: contact.email, phone: contact.phone_number },
    agent: call.agent,
    conversationId: conversation.id,
  };
  const content = parsed.data.content ?? null;
  const message = await addMessage(call, conversation, {
    message_type: isIncoming ? 0 : 1,
    content: isIncoming || content === null ? content : renderLiquid(content, drops),
    content_type: parsed.data.content_type,
    private: parsed.data.private,
    content_attributes: parsed.data.content_attributes,
    source_id: parsed.data.source_id ?? null,
    sender: isIncoming
      ? { type: "contact", id: contact.id, name: contact.name }
      : { type: "user", id: call.agent.id, name: call.agent.name },
    fails_at: call.failsAt,
  });
  const echo = parsed.data.echo_id === undefined ? {} : { echo_id: parsed.data.echo_id };
  return { ...messageView(message, { ...call, contact }), ...echo };
}

async function checkLimits(call: StandInCall, { id }: ConversationDoc, content: string): Promise<void> {
  if (content.length > LONGEST_CONTENT) {
    throw unprocessable("Validation failed: Content is too long (maximum is 150000 characters)");
  }
  const thread = await loadThread(call.world, id);
  const lastMinute = thread.filter((message) => message.created_at > call.now - 60);
  if (lastMinute.length >= MESSAGES_A_MINUTE) throw unprocessable("Validation failed: Too many messages");
}

function isPublic(message: MessageDoc): boolean {
  return !message.private && message.message_type !== 2;
}
