import { crash, notFound, recordInvalid } from "./answers.ts";
import { conversationOf, maySee, type StandInCall } from "./call.ts";
import { assignAgent, changeStatus, replaceLabels, saveConversation } from "./conversation-changes.ts";
import { conversationView, loadScenery } from "./conversation-views.ts";
import { conversationDoc, type ConversationDoc } from "./documents.ts";
import { agentView } from "./views.ts";

const LARGEST_INTEGER = 9_999_999_999;
const LONGEST_STRING = 1500;
const statusSchema = conversationDoc.shape.status;

export async function showConversation(call: StandInCall) {
  return viewOf(call, await conversationOf(call));
}

export async function viewOf(call: StandInCall, conversation: ConversationDoc) {
  return conversationView(await loadScenery(call.world, conversation), call);
}

export async function createConversation(call: StandInCall) {
  const contact = await call.world.contacts.get(Number(call.body["contact_id"]));
  const inbox = await call.world.inboxes.get(Number(call.body["inbox_id"]));
  if (contact === null || inbox === null || !maySee(call.agent, { inbox_id: inbox.id })) throw notFound();
  const id = await call.world.nextId("conversation");
  const conversation: ConversationDoc = {
    id,
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
    source_id: typeof call.body["source_id"] === "string" ? call.body["source_id"] : `source-${contact.id}`,
    inbox_id: inbox.id,
    contact_id: contact.id,
    status: "open",
    snoozed_until: null,
    assignee_id: null,
    labels: [],
    custom_attributes: {},
    additional_attributes: {},
    priority: null,
    created_at: call.now,
    updated_at: call.now,
    last_activity_at: call.now,
    // Also for a conversation that we begin: Chatwoot starts the wait at its creation.
    waiting_since: call.now,
    first_reply_created_at: null,
    applied_sla: null,
  };
  await call.world.conversations.put(id, conversation);
  call.emit({ name: "conversation_created", conversationId: id });
  return viewOf(call, conversation);
}

export async function showLabels(call: StandInCall) {
  return { payload: (await conversationOf(call)).labels };
}

export async function setLabels(call: StandInCall) {
  const given = call.body["labels"];
  const labels = Array.isArray(given) ? given.map(String) : [];
  const conversation = await replaceLabels(call, await conversationOf(call), { labels, by: call.agent });
  return { payload: conversation.labels };
}

/** Without a status it flips; the time is epoch seconds, and text there is an exception nobody rescues. */
export async function toggleStatus(call: StandInCall) {
  const before = await conversationOf(call);
  const flipped = before.status === "open" ? "resolved" : "open";
  const status = statusSchema.safeParse(call.body["status"] ?? flipped).data;
  const snoozedUntil = call.body["snoozed_until"] ?? null;
  if (status === undefined || (snoozedUntil !== null && typeof snoozedUntil !== "number")) throw crash();
  const after = await changeStatus(call, before, { status, snoozedUntil, by: call.agent });
  return {
    payload: {
      success: true,
      conversation_id: after.id,
      current_status: after.status,
      snoozed_until: after.snoozed_until === null ? null : new Date(after.snoozed_until * 1000).toISOString(),
    },
  };
}

/** An unknown id unassigns and answers null: no refusal. There are no teams here, so a team id does too. */
export async function assign(call: StandInCall) {
  const conversation = await conversationOf(call);
  if (!("assignee_id" in call.body)) return null;
  const assignee = await call.world.agents.get(Number(call.body["assignee_id"]));
  await assignAgent(call, conversation, { assignee, by: call.agent });
  return assignee === null ? null : agentView(assignee);
}

/** Replaces the whole hash, `merge` or not: servers before PR #15119 ignore it. */
export async function setCustomAttributes(call: StandInCall) {
  const conversation = await conversationOf(call);
  const parsed = conversationDoc.shape.custom_attributes.safeParse(call.body["custom_attributes"] ?? {});
  if (!parsed.success || Object.values(parsed.data).some(isTooLarge)) {
    throw recordInvalid("Custom attributes are too large", ["custom_attributes"]);
  }
  const after = await saveConversation(call, conversation, { custom_attributes: parsed.data });
  return { custom_attributes: after.custom_attributes };
}

function isTooLarge(value: unknown): boolean {
  if (typeof value === "number") return Math.abs(value) > LARGEST_INTEGER;
  return typeof value === "string" && value.length > LONGEST_STRING;
}
