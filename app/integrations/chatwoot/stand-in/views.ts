import type { AgentDoc, AttachmentDoc, ContactDoc, InboxDoc, MessageDoc } from "./documents.ts";

const ACCOUNT_ID = 1;

/** A contact in REST answers. */
export function contactView(contact: ContactDoc) {
  return {
    additional_attributes: contact.additional_attributes,
    availability_status: "offline",
    email: contact.email,
    id: contact.id,
    name: contact.name,
    phone_number: contact.phone_number,
    blocked: false,
    identifier: contact.identifier,
    thumbnail: "",
    custom_attributes: contact.custom_attributes,
    // Jbuilder's `if last_activity_at.present?`: absent, not null.
    ...(contact.last_activity_at === null ? {} : { last_activity_at: Math.floor(contact.last_activity_at) }),
    created_at: Math.floor(contact.created_at),
  };
}

/** The flat form of live events, webhooks and message senders. */
export function contactPushView(contact: ContactDoc) {
  return {
    additional_attributes: contact.additional_attributes,
    custom_attributes: contact.custom_attributes,
    email: contact.email,
    id: contact.id,
    identifier: contact.identifier,
    name: contact.name,
    phone_number: contact.phone_number,
    thumbnail: "",
    blocked: false,
    type: "contact",
  };
}

export function agentView(agent: AgentDoc) {
  return {
    id: agent.id,
    account_id: ACCOUNT_ID,
    availability_status: "online",
    auto_offline: true,
    confirmed: agent.confirmed,
    email: agent.email,
    provider: "email",
    available_name: agent.available_name,
    name: agent.name,
    role: agent.role,
    thumbnail: "",
    custom_role_id: null,
  };
}

export function agentPushView(agent: { id: number; name: string; available_name: string }) {
  return {
    id: agent.id,
    name: agent.name,
    available_name: agent.available_name,
    avatar_url: "",
    type: "user",
    availability_status: "online",
    thumbnail: "",
  };
}

export function inboxView(inbox: InboxDoc) {
  return {
    id: inbox.id,
    avatar_url: "",
    channel_id: inbox.id,
    name: inbox.name,
    channel_type: inbox.channel_type,
    provider: null,
  };
}

export interface MessageSurroundings {
  readonly contact: ContactDoc;
  readonly origin: string;
  readonly now: number;
}

/** A message in the list and in the answer to a create: fewer fields than the push form. */
export function messageView(stored: MessageDoc, { contact, origin, now }: MessageSurroundings) {
  const message = asOf(stored, now);
  const sender = senderView(message, contact);
  return {
    id: message.id,
    content: message.content,
    inbox_id: message.inbox_id,
    conversation_id: message.conversation_id,
    message_type: message.message_type,
    content_type: message.content_type,
    status: message.status,
    content_attributes: message.content_attributes,
    created_at: Math.floor(message.created_at),
    private: message.private,
    source_id: message.source_id,
    ...(sender === null ? {} : { sender }),
    ...attachmentsOf(message, origin),
  };
}

/** A message inside a conversation. */
export function messagePushView(
  stored: MessageDoc,
  surroundings: MessageSurroundings,
  conversation: Record<string, unknown>,
) {
  const message = asOf(stored, surroundings.now);
  const senderType = { contact: "Contact", user: "User", agent_bot: "AgentBot" } as const;
  return {
    ...messageView(message, surroundings),
    account_id: ACCOUNT_ID,
    updated_at: new Date(message.created_at * 1000).toISOString(),
    sender_type: message.sender === null ? null : senderType[message.sender.type],
    sender_id: message.sender?.id ?? null,
    external_source_ids: {},
    additional_attributes: {},
    processed_message_content: message.content,
    sentiment: {},
    conversation,
  };
}

/** The channel's verdict comes after the 200. */
function asOf(message: MessageDoc, now: number): MessageDoc {
  if (message.fails_at === null || now < message.fails_at) return message;
  const content_attributes = { ...message.content_attributes, external_error: "550 mailbox unavailable" };
  return { ...message, status: "failed", content_attributes };
}

function senderView(message: MessageDoc, contact: ContactDoc) {
  const { sender } = message;
  if (sender === null) return null;
  if (sender.type === "contact") return contactPushView(contact);
  if (sender.type === "agent_bot")
    return { id: sender.id, name: sender.name, avatar_url: "", type: "agent_bot" };
  return agentPushView({ ...sender, available_name: sender.name });
}

function attachmentsOf(message: MessageDoc, origin: string) {
  if (message.attachments.length === 0) return {};
  return {
    attachments: message.attachments.map((attachment) => ({
      id: attachment.id,
      message_id: message.id,
      file_type: attachment.file_type,
      account_id: ACCOUNT_ID,
      extension: attachment.extension,
      content_type: attachment.content_type,
      data_url: storageUrl(origin, "blobs", attachment),
      thumb_url: attachment.file_type === "image" ? storageUrl(origin, "representations", attachment) : "",
      file_size: attachment.file_size,
      width: attachment.width,
      height: attachment.height,
    })),
  };
}

function storageUrl(origin: string, kind: "blobs" | "representations", attachment: AttachmentDoc): string {
  const name = encodeURIComponent(attachment.file_name);
  return `${origin}/rails/active_storage/${kind}/redirect/${attachment.signed_id}/${name}`;
}
