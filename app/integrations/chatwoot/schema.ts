import { z } from "zod";

/**
 * Chatwoot's answers, as far as this app reads them. Jbuilder leaves keys out rather than sending null, so
 * what may be absent is optional here; unknown keys are dropped.
 * Source: chatwoot/chatwoot v4.15.1; its OpenAPI document differs and is wrong where it does.
 */
const id = z.number().int().positive();
/** Epoch seconds, with a fraction in some places; 0 means never. */
const epochSeconds = z.number().nonnegative();
const attributes = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((hash) => hash ?? {});

const contactSchema = z.object({
  id,
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone_number: z.string().nullish(),
  identifier: z.string().nullish(),
});

/** Open-ended on purpose: user, contact, agent_bot, captain_assistant and whatever comes next. */
const senderSchema = z.object({ id, name: z.string().nullish(), type: z.string().optional() });

const attachmentSchema = z.object({
  id,
  file_type: z.string().nullish(),
  data_url: z.string().nullish(),
  thumb_url: z.string().nullish(),
  file_size: z.number().nullish(),
  fallback_title: z.string().nullish(),
});

/** Fits both views: the message list (few fields) and `messages[]` inside a conversation (push shape). */
export const messageSchema = z.object({
  id,
  content: z.string().nullish(),
  conversation_id: id,
  message_type: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  content_type: z.string().nullish(),
  content_attributes: attributes,
  additional_attributes: attributes.optional(),
  created_at: epochSeconds,
  private: z.boolean(),
  status: z.string().nullish(),
  source_id: z.string().nullish(),
  echo_id: z.string().nullish(),
  sender: senderSchema.nullish(),
  attachments: z.array(attachmentSchema).optional(),
});

export const conversationStatusSchema = z.enum(["open", "resolved", "pending", "snoozed"]);

const appliedSlaSchema = z.object({ sla_name: z.string(), sla_status: z.string() });

export const conversationSchema = z.object({
  id,
  meta: z.object({
    sender: contactSchema,
    channel: z.string().nullish(),
    /** Absent when unassigned; a bot or an assistant when `assignee_type` says so. */
    assignee: z.object({ id, name: z.string().nullish() }).nullish(),
    assignee_type: z.string().nullish(),
  }),
  status: conversationStatusSchema,
  can_reply: z.boolean(),
  labels: z.array(z.string()),
  custom_attributes: attributes,
  waiting_since: epochSeconds.nullish(),
  last_activity_at: epochSeconds.nullish(),
  /** ISO 8601 here, although the request takes epoch seconds. */
  snoozed_until: z.iso.datetime({ offset: true }).nullish(),
  applied_sla: appliedSlaSchema.nullish(),
});

export const conversationListSchema = z.object({ data: z.object({ payload: z.array(conversationSchema) }) });
/** The filter's wrapper has no `data`, unlike the list's. */
export const conversationFilterSchema = z.object({ payload: z.array(conversationSchema) });
export const messageListSchema = z.object({ payload: z.array(messageSchema) });
export const contactFilterSchema = z.object({ payload: z.array(contactSchema) });
export const labelsSchema = z.object({ payload: z.array(z.string()) });
export const customAttributesSchema = z.object({ custom_attributes: attributes });

export const toggleStatusSchema = z.object({
  payload: z.object({
    success: z.literal(true),
    current_status: conversationStatusSchema,
    snoozed_until: z.iso.datetime({ offset: true }).nullish(),
  }),
});

/** An agent, a team row, a bot, or a literal null; only the id is read. */
export const assignmentSchema = z.object({ id }).nullable();

const agentSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role: z.string(),
  confirmed: z.boolean(),
});
export const agentListSchema = z.array(agentSchema);

export const profileSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  accounts: z.array(z.object({ id, role: z.string() })),
});

export const cannedResponseListSchema = z.array(
  z.object({ id, short_code: z.string(), content: z.string() }),
);

export const macroListSchema = z.object({
  payload: z.array(
    z.object({
      id,
      name: z.string(),
      actions: z.array(
        z.object({
          action_name: z.string(),
          action_params: z
            .array(z.unknown())
            .nullish()
            .transform((params) => params ?? []),
        }),
      ),
    }),
  ),
});

export type ContactAnswer = z.infer<typeof contactSchema>;
export type MessageAnswer = z.infer<typeof messageSchema>;
export type ConversationAnswer = z.infer<typeof conversationSchema>;
