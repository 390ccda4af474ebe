import { addActivity, saveConversation } from "./conversation-changes.ts";
import type { ConversationDoc, MessageDoc } from "./documents.ts";
import type { Scene } from "./scene.ts";

export interface NewRow {
  readonly message_type: 0 | 1;
  readonly content: string | null;
  readonly content_type?: string;
  readonly private?: boolean;
  readonly content_attributes?: Record<string, unknown>;
  readonly source_id?: string | null;
  readonly sender: MessageDoc["sender"];
  readonly attachments?: MessageDoc["attachments"];
  readonly fails_at?: number | null;
}

/** Stores a message and does to its conversation what Chatwoot does. Nothing is deduplicated. */
export async function addMessage(
  scene: Scene,
  conversation: ConversationDoc,
  row: NewRow,
): Promise<MessageDoc> {
  const message: MessageDoc = {
    id: await scene.world.nextId("message"),
    conversation_id: conversation.id,
    inbox_id: conversation.inbox_id,
    message_type: row.message_type,
    content: row.content,
    content_type: row.content_type ?? "text",
    content_attributes: row.content_attributes ?? {},
    private: row.private ?? false,
    status: "sent",
    source_id: row.source_id ?? null,
    sender: row.sender,
    attachments: row.attachments ?? [],
    created_at: scene.now,
    fails_at: row.fails_at ?? null,
  };
  await scene.world.messages(conversation.id).put(message.id, message);
  scene.emit({ name: "message_created", conversationId: conversation.id, messageId: message.id });

  if (message.message_type === 0) await receive(scene, conversation);
  else await saveConversation(scene, conversation, effectOfReply(scene, conversation, message));
  return message;
}

/** The customer wrote: a wait begins unless one runs, a sleeping or closed conversation opens. */
async function receive(scene: Scene, conversation: ConversationDoc): Promise<void> {
  const reopens = conversation.status === "resolved" || conversation.status === "snoozed";
  if (reopens) {
    await addActivity(scene, conversation, "System reopened the conversation due to a new incoming message.");
  }
  const contact = await scene.world.contacts.get(conversation.contact_id);
  if (contact) await scene.world.contacts.put(contact.id, { ...contact, last_activity_at: scene.now });
  await saveConversation(scene, conversation, {
    last_activity_at: scene.now,
    waiting_since: conversation.waiting_since ?? scene.now,
    ...(reopens ? { status: "open", snoozed_until: null } : {}),
  });
}

/** Only a public reply ends the wait, and only a person's counts as the first one. */
function effectOfReply(
  scene: Scene,
  conversation: ConversationDoc,
  message: MessageDoc,
): Partial<ConversationDoc> {
  const isAutomated = "automation_rule_id" in message.content_attributes;
  if (message.private || isAutomated) return { last_activity_at: scene.now };
  const isFirstByPerson = message.sender?.type === "user" && conversation.first_reply_created_at === null;
  return {
    last_activity_at: scene.now,
    waiting_since: null,
    ...(isFirstByPerson ? { first_reply_created_at: scene.now } : {}),
  };
}
