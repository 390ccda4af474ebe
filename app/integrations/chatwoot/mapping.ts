import type { Attachment, Author, Contact, Conversation, Message } from "../../domain/thread.ts";
import type { ContactAnswer, ConversationAnswer, MessageAnswer } from "./schema.ts";

const KINDS = ["incoming", "outgoing", "activity", "template"] as const satisfies readonly Message["kind"][];

export function toContact(answer: ContactAnswer): Contact {
  return {
    id: answer.id,
    name: answer.name ?? null,
    email: answer.email ?? null,
    phoneNumber: answer.phone_number ?? null,
    identifier: answer.identifier ?? null,
  };
}

export function toConversation(answer: ConversationAnswer): Conversation {
  const { meta } = answer;
  return {
    id: answer.id,
    status: answer.status,
    channel: meta.channel ?? "",
    canReply: answer.can_reply,
    labels: answer.labels,
    waitingSince: isoOrNull(answer.waiting_since),
    lastActivityAt: isoOrNull(answer.last_activity_at),
    snoozedUntil: answer.snoozed_until ?? null,
    assignee: toAssignee(meta),
    contact: toContact(meta.sender),
    customAttributes: answer.custom_attributes,
    appliedSla: answer.applied_sla
      ? { name: answer.applied_sla.sla_name, status: answer.applied_sla.sla_status }
      : null,
  };
}

export function toMessage(answer: MessageAnswer): Message {
  const author = authorOf(answer);
  return {
    id: answer.id,
    kind: KINDS[answer.message_type],
    author,
    authorName: answer.sender?.name ?? null,
    text: textOf(answer),
    isPrivate: answer.private,
    isAutomated: author === "bot" || isFromAutomation(answer),
    createdAt: toIso(answer.created_at),
    status: answer.status ?? "sent",
    attachments: (answer.attachments ?? []).map(toAttachment),
    sendKey: textOrNull(answer.content_attributes["app_send_key"]),
  };
}

/** A bot or an assistant may own a conversation, under ids that agents have too: only people are named. */
function toAssignee(meta: ConversationAnswer["meta"]): Conversation["assignee"] {
  const isPerson = (meta.assignee_type ?? "User") === "User";
  if (!meta.assignee || !isPerson) return null;
  return { id: meta.assignee.id, name: meta.assignee.name ?? "" };
}

/** Only a message whose sender is a user counts as a human answer, for Chatwoot and for us. */
function authorOf(answer: MessageAnswer): Author {
  if (answer.message_type === 2) return "system";
  if (answer.message_type === 0) return "customer";
  return answer.message_type === 1 && answer.sender?.type === "user" ? "person" : "bot";
}

function isFromAutomation(answer: MessageAnswer): boolean {
  const ruleId = answer.content_attributes["automation_rule_id"];
  const campaignId = answer.additional_attributes?.["campaign_id"];
  return (ruleId ?? campaignId ?? null) !== null;
}

/** For an e-mail the words without the quoted history below them; HTML parts are never read. */
function textOf(answer: MessageAnswer): string {
  const email = recordOrEmpty(answer.content_attributes["email"]);
  const reply = textOrNull(recordOrEmpty(email["text_content"])["reply"]);
  return reply ?? answer.content ?? "";
}

/** A shared location or contact has no file: its title stands in the name, its address is empty. */
function toAttachment(answer: NonNullable<MessageAnswer["attachments"]>[number]): Attachment {
  const dataUrl = answer.data_url ?? "";
  return {
    id: answer.id,
    fileType: answer.file_type ?? "file",
    dataUrl,
    thumbUrl: answer.thumb_url || null,
    fileName: fileNameOf(dataUrl) ?? textOrNull(answer.fallback_title),
    sizeBytes: answer.file_size ?? null,
  };
}

function fileNameOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const lastPart = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(lastPart) || null;
  } catch {
    return lastPart;
  }
}

function isoOrNull(epochSeconds: number | null | undefined): string | null {
  return epochSeconds ? toIso(epochSeconds) : null;
}

function toIso(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString();
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function recordOrEmpty(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
