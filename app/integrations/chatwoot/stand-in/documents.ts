import { z } from "zod";

/**
 * The rows of the invented Chatwoot, in Chatwoot's own spelling. Times are epoch seconds (a fraction is kept
 * where Chatwoot sends one), `null` where it would send 0 for "never".
 */
const id = z.number().int().positive();
const seconds = z.number();
const hash = z.record(z.string(), z.unknown());

export const accountDoc = z.object({ id, name: z.string() });

export const agentDoc = z.object({
  id,
  name: z.string(),
  available_name: z.string(),
  email: z.string(),
  role: z.enum(["agent", "administrator"]),
  confirmed: z.boolean(),
  access_token: z.string(),
  /** What an agent may see; an administrator sees every inbox. */
  inbox_ids: z.array(id),
});

export const inboxDoc = z.object({
  id,
  name: z.string(),
  channel_type: z.enum(["Channel::Api", "Channel::Email", "Channel::WebWidget", "Channel::Whatsapp"]),
});

export const contactDoc = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  phone_number: z.string().nullable(),
  identifier: z.string().nullable(),
  custom_attributes: hash,
  additional_attributes: hash,
  created_at: seconds,
  last_activity_at: seconds.nullable(),
});

export const conversationDoc = z.object({
  /** The display id. */
  id,
  uuid: z.string(),
  source_id: z.string(),
  inbox_id: id,
  contact_id: id,
  status: z.enum(["open", "resolved", "pending", "snoozed"]),
  snoozed_until: seconds.nullable(),
  assignee_id: id.nullable(),
  labels: z.array(z.string()),
  custom_attributes: hash,
  additional_attributes: hash,
  priority: z.enum(["low", "medium", "high", "urgent"]).nullable(),
  created_at: seconds,
  updated_at: seconds,
  last_activity_at: seconds,
  waiting_since: seconds.nullable(),
  first_reply_created_at: seconds.nullable(),
  applied_sla: hash.nullable(),
});

const attachmentDoc = z.object({
  id,
  file_type: z.string(),
  file_name: z.string(),
  extension: z.string(),
  content_type: z.string(),
  file_size: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  /** Names the blob in the address; whoever has it can read the file. */
  signed_id: z.string(),
});

export const messageDoc = z.object({
  id,
  conversation_id: id,
  inbox_id: id,
  message_type: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  content: z.string().nullable(),
  content_type: z.string(),
  content_attributes: hash,
  private: z.boolean(),
  status: z.string(),
  source_id: z.string().nullable(),
  sender: z.object({ type: z.enum(["contact", "user", "agent_bot"]), id, name: z.string() }).nullable(),
  attachments: z.array(attachmentDoc),
  created_at: seconds,
  /** The channel gives up on it at this time: a fault that comes after the 200. */
  fails_at: seconds.nullable(),
});

export const webhookDoc = z.object({
  id,
  name: z.string().nullable(),
  url: z.string(),
  subscriptions: z.array(z.string()),
  secret: z.string(),
});

export const cannedResponseDoc = z.object({
  id,
  short_code: z.string(),
  content: z.string(),
  created_at: seconds,
});

export const macroDoc = z.object({
  id,
  name: z.string(),
  actions: z.array(z.object({ action_name: z.string(), action_params: z.array(z.unknown()) })),
});

export const attributeDefinitionDoc = z.object({
  id,
  attribute_key: z.string(),
  attribute_display_name: z.string(),
});

export const blobDoc = z.object({ content_type: z.string(), base64: z.string() });

export type AgentDoc = z.infer<typeof agentDoc>;
export type InboxDoc = z.infer<typeof inboxDoc>;
export type ContactDoc = z.infer<typeof contactDoc>;
export type ConversationDoc = z.infer<typeof conversationDoc>;
export type AttachmentDoc = z.infer<typeof attachmentDoc>;
export type MessageDoc = z.infer<typeof messageDoc>;
export type WebhookDoc = z.infer<typeof webhookDoc>;
