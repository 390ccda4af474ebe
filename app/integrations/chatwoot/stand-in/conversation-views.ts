import { notFound } from "./answers.ts";
import type { AgentDoc, ContactDoc, ConversationDoc, InboxDoc, MessageDoc } from "./documents.ts";
import {
  agentPushView,
  agentView,
  contactPushView,
  contactView,
  messagePushView,
  type MessageSurroundings,
} from "./views.ts";
import type { World } from "./world.ts";

const ACTIVITY = 2;
const DAY_SECONDS = 24 * 60 * 60;

/** A conversation with the rows around it. */
export interface Scenery {
  readonly conversation: ConversationDoc;
  readonly contact: ContactDoc;
  readonly inbox: InboxDoc;
  readonly assignee: AgentDoc | null;
  /** Ascending by id. */
  readonly messages: readonly MessageDoc[];
}

export async function loadScenery(world: World, conversation: ConversationDoc): Promise<Scenery> {
  const [contact, inbox, messages, assignee] = await Promise.all([
    world.contacts.get(conversation.contact_id),
    world.inboxes.get(conversation.inbox_id),
    loadThread(world, conversation.id),
    conversation.assignee_id === null ? null : world.agents.get(conversation.assignee_id),
  ]);
  if (contact === null || inbox === null) throw notFound();
  return { conversation, contact, inbox, messages, assignee };
}

export async function loadThread(world: World, conversationId: number): Promise<MessageDoc[]> {
  const messages = await world.messages(conversationId).list();
  return messages.sort((a, b) => a.id - b.id);
}

interface Viewer {
  readonly origin: string;
  readonly now: number;
}

/** A conversation in every REST answer; keys of an unassigned one are absent, 0 means never. */
export function conversationView(scenery: Scenery, viewer: Viewer) {
  const { conversation, contact, inbox, assignee, messages } = scenery;
  const push = (message: MessageDoc) => pushViewIn(scenery, viewer, message);
  const lastSpoken = messages.findLast((message) => message.message_type !== ACTIVITY);
  return {
    meta: {
      sender: contactView(contact),
      channel: inbox.channel_type,
      ...(assignee === null ? {} : { assignee: agentView(assignee), assignee_type: "User" }),
      hmac_verified: false,
    },
    id: conversation.id,
    messages: messages.slice(-1).map(push),
    account_id: 1,
    uuid: conversation.uuid,
    ...sharedFields(scenery, viewer),
    assignee_last_seen_at: 0,
    muted: false,
    first_reply_created_at: Math.floor(conversation.first_reply_created_at ?? 0),
    last_non_activity_message: lastSpoken === undefined ? null : push(lastSpoken),
    ...slaOf(conversation, "absent"),
  };
}

/** A conversation in a webhook: some times are ISO there that are seconds in REST. */
export function conversationWebhookView(scenery: Scenery, viewer: Viewer) {
  const { conversation, contact, inbox, assignee, messages } = scenery;
  const lastPublic = messages.findLast((message) => message.message_type !== ACTIVITY && !message.private);
  return {
    channel: inbox.channel_type,
    contact_inbox: contactInboxRow(conversation),
    id: conversation.id,
    messages: lastPublic === undefined ? [] : [pushViewIn(scenery, viewer, lastPublic)],
    meta: {
      sender: contactPushView(contact),
      ...(assignee === null ? {} : { assignee: agentPushView(assignee), assignee_type: "User" }),
      hmac_verified: false,
    },
    ...sharedFields(scenery, viewer),
    first_reply_created_at: isoOrNull(conversation.first_reply_created_at),
    ...slaOf(conversation, "null"),
  };
}

function sharedFields({ conversation, inbox, messages }: Scenery, { now }: Viewer) {
  return {
    additional_attributes: conversation.additional_attributes,
    agent_last_seen_at: 0,
    can_reply: canReply(inbox, messages, now),
    contact_last_seen_at: 0,
    custom_attributes: conversation.custom_attributes,
    inbox_id: conversation.inbox_id,
    labels: conversation.labels,
    snoozed_until: isoOrNull(conversation.snoozed_until),
    status: conversation.status,
    created_at: Math.floor(conversation.created_at),
    updated_at: conversation.updated_at,
    timestamp: Math.floor(conversation.last_activity_at),
    unread_count: unreadCount(messages),
    last_activity_at: Math.floor(conversation.last_activity_at),
    priority: conversation.priority,
    waiting_since: Math.floor(conversation.waiting_since ?? 0),
  };
}

/** WhatsApp allows an answer within 24 h of the customer's last message only. */
function canReply(inbox: InboxDoc, messages: readonly MessageDoc[], now: number): boolean {
  if (inbox.channel_type !== "Channel::Whatsapp") return true;
  const lastIncoming = messages.findLast((message) => message.message_type === 0);
  return lastIncoming !== undefined && now - lastIncoming.created_at < DAY_SECONDS;
}

function unreadCount(messages: readonly MessageDoc[]): number {
  return Math.min(10, messages.filter((message) => message.message_type === 0).length);
}

function slaOf({ applied_sla }: ConversationDoc, whenNone: "absent" | "null") {
  const none = whenNone === "absent" ? {} : { applied_sla: null };
  return {
    sla_policy_id: applied_sla?.["sla_id"] ?? null,
    ...(applied_sla === null ? none : { applied_sla }),
    sla_events: [],
  };
}

function pushViewIn(scenery: Scenery, viewer: Viewer, message: MessageDoc) {
  const { conversation, contact, messages } = scenery;
  const surroundings: MessageSurroundings = { contact, ...viewer };
  return messagePushView(message, surroundings, {
    assignee_id: conversation.assignee_id,
    unread_count: unreadCount(messages),
    last_activity_at: Math.floor(conversation.last_activity_at),
    contact_inbox: { source_id: conversation.source_id },
  });
}

/** Holds `pubsub_token`, a live credential, as the real one does: a receiver must not keep it. */
function contactInboxRow(conversation: ConversationDoc) {
  return {
    id: conversation.id,
    contact_id: conversation.contact_id,
    inbox_id: conversation.inbox_id,
    source_id: conversation.source_id,
    created_at: isoOrNull(conversation.created_at),
    updated_at: isoOrNull(conversation.created_at),
    hmac_verified: false,
    pubsub_token: `pubsub-${conversation.uuid}`,
  };
}

function isoOrNull(epochSeconds: number | null): string | null {
  return epochSeconds === null ? null : new Date(epochSeconds * 1000).toISOString();
}
