import { z } from "zod";
import { conversationStatusSchema } from "./schema.ts";

/**
 * Webhook bodies differ from the API's: `message_type` is a word, a message's `created_at` is ISO, there is
 * no delivery `status`, the sender is short. They are hints to look again, never the truth: late, doubled,
 * lost, out of order, and built when sent rather than when it happened.
 * `contact_inbox.pubsub_token`, a live credential of the customer's, is dropped here with all that is not read.
 * Source: chatwoot/chatwoot v4.15.1, lib/webhooks/trigger.rb and the webhook presenters.
 */
const id = z.number().int().positive();
const account = z.object({ id });

const messageEventSchema = z
  .object({
    event: z.enum(["message_created", "message_updated"]),
    account,
    id,
    conversation: z.object({ id }),
    message_type: z.enum(["incoming", "outgoing", "activity", "template"]),
    private: z.boolean(),
    content_attributes: z.record(z.string(), z.unknown()).nullish(),
    created_at: z.iso.datetime({ offset: true }),
  })
  .transform((body) => ({
    kind: "message" as const,
    event: body.event,
    accountId: body.account.id,
    conversationId: body.conversation.id,
    messageId: body.id,
    messageKind: body.message_type,
    isPrivate: body.private,
    sendKey: z.string().safeParse(body.content_attributes?.["app_send_key"]).data ?? null,
    createdAt: body.created_at,
    // An update says nothing by which two of them could be told apart: each is worth a look.
    dedupeKey: body.event === "message_created" ? `message_created:${body.id}` : null,
  }));

const conversationEventSchema = z
  .object({
    event: z.enum(["conversation_created", "conversation_updated", "conversation_status_changed"]),
    account,
    id,
    status: conversationStatusSchema,
    labels: z.array(z.string()),
    updated_at: z.number(),
  })
  .transform((body) => ({
    kind: "conversation" as const,
    event: body.event,
    accountId: body.account.id,
    conversationId: body.id,
    status: body.status,
    labels: body.labels,
    dedupeKey: `${body.event}:${body.id}:${body.updated_at}`,
  }));

/** Typing, contacts, inboxes, the widget, and what later versions add: acknowledged, nothing to do. */
const otherEventSchema = z
  .object({ event: z.string() })
  .refine(({ event }) => !/^(message|conversation)_(created|updated|status_changed)$/.test(event))
  .transform(({ event }) => ({ kind: "other" as const, event }));

export const chatwootEventSchema = z.union([messageEventSchema, conversationEventSchema, otherEventSchema]);
