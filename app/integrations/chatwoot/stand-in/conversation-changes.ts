import type { AgentDoc, ConversationDoc } from "./documents.ts";
import type { Scene } from "./scene.ts";

/** The only changes that `conversation_updated` is sent for. */
const WATCHED = [
  "assignee_id",
  "status",
  "snoozed_until",
  "custom_attributes",
  "labels",
  "waiting_since",
  "first_reply_created_at",
  "priority",
] as const satisfies readonly (keyof ConversationDoc)[];

/** Stores a changed conversation and tells of it: a status change fires two events. */
export async function saveConversation(
  scene: Scene,
  before: ConversationDoc,
  change: Partial<ConversationDoc>,
): Promise<ConversationDoc> {
  const after = { ...before, ...change, updated_at: scene.now };
  await scene.world.conversations.put(after.id, after);

  const changed = WATCHED.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (changed.length === 0) return after;
  if (changed.includes("status")) {
    scene.emit({ name: "conversation_status_changed", conversationId: after.id });
  }
  scene.emit({
    name: "conversation_updated",
    conversationId: after.id,
    changedAttributes: [
      { updated_at: { previous_value: iso(before.updated_at), current_value: iso(after.updated_at) } },
      ...changed.map((key) => ({ [key]: { previous_value: before[key], current_value: after[key] } })),
    ],
  });
  return after;
}

/** A line that Chatwoot writes into the thread itself; it is never sent to webhooks. */
export async function addActivity(
  scene: Scene,
  conversation: ConversationDoc,
  content: string,
): Promise<void> {
  const id = await scene.world.nextId("message");
  await scene.world.messages(conversation.id).put(id, {
    id,
    conversation_id: conversation.id,
    inbox_id: conversation.inbox_id,
    message_type: 2,
    content,
    content_type: "text",
    content_attributes: {},
    private: false,
    status: "sent",
    source_id: null,
    sender: null,
    attachments: [],
    created_at: scene.now,
    fails_at: null,
  });
}

const STATUS_WORDS = {
  open: "reopened",
  resolved: "marked resolved",
  pending: "marked as pending",
  snoozed: "snoozed",
} satisfies Record<ConversationDoc["status"], string>;

export async function changeStatus(
  scene: Scene,
  conversation: ConversationDoc,
  change: { status: ConversationDoc["status"]; snoozedUntil: number | null; by: AgentDoc },
): Promise<ConversationDoc> {
  // An agent's token that opens a conversation takes it; an administrator's does not.
  const takesIt = change.status === "open" && change.by.role === "agent";
  if (change.status !== conversation.status) {
    await addActivity(
      scene,
      conversation,
      `Conversation was ${STATUS_WORDS[change.status]} by ${change.by.name}`,
    );
  }
  return saveConversation(scene, conversation, {
    status: change.status,
    snoozed_until: change.status === "snoozed" ? change.snoozedUntil : null,
    last_activity_at: scene.now,
    ...(change.status === "resolved" ? { waiting_since: null } : {}),
    ...(takesIt ? { assignee_id: change.by.id } : {}),
  });
}

/** Replaces the list; a comma splits a title, as in Chatwoot's tag parser. */
export async function replaceLabels(
  scene: Scene,
  conversation: ConversationDoc,
  change: { labels: readonly string[]; by: AgentDoc },
): Promise<ConversationDoc> {
  const titles = change.labels.flatMap((label) => label.split(",")).map((title) => title.trim());
  const labels = [...new Set(titles.filter((title) => title !== ""))];
  const added = labels.filter((label) => !conversation.labels.includes(label));
  const removed = conversation.labels.filter((label) => !labels.includes(label));
  if (added.length > 0) await addActivity(scene, conversation, `${change.by.name} added ${added.join(", ")}`);
  if (removed.length > 0) {
    await addActivity(scene, conversation, `${change.by.name} removed ${removed.join(", ")}`);
  }
  return saveConversation(scene, conversation, { labels });
}

export async function assignAgent(
  scene: Scene,
  conversation: ConversationDoc,
  change: { assignee: AgentDoc | null; by: AgentDoc },
): Promise<ConversationDoc> {
  const { assignee, by } = change;
  if ((assignee?.id ?? null) === conversation.assignee_id) return conversation;
  await addActivity(scene, conversation, assignmentLine(assignee, by));
  return saveConversation(scene, conversation, { assignee_id: assignee?.id ?? null });
}

function assignmentLine(assignee: AgentDoc | null, by: AgentDoc): string {
  if (assignee === null) return `Conversation unassigned by ${by.name}`;
  if (assignee.id === by.id) return `${by.name} self-assigned this conversation`;
  return `Assigned to ${assignee.name} by ${by.name}`;
}

function iso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}
