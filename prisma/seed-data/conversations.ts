import type { MessageDoc } from "../../app/integrations/chatwoot/stand-in/documents.ts";
import { openWorld, type World } from "../../app/integrations/chatwoot/stand-in/world.ts";
import type { StandInStore } from "../../app/lib/stand-in-store.ts";
import { orderGid } from "./build-order.ts";
import { evergreenStaff, type SeedCustomer } from "./people.ts";
import { photoOfDamage } from "./photo.ts";
import { AGENTS, type SeedLine, type ThreadSpec } from "./thread-spec.ts";
import { evergreenThreads } from "./threads.ts";

/** The account of Evergreen Outfitters in the stand-in, and the token of the app's own user there. */
export const EVERGREEN_CHATWOOT = { accountId: 1, apiToken: "evergreen-app-user" } as const;

const APP_AGENT = 9;
const INBOXES = {
  email: { id: 1, name: "Support", channel_type: "Channel::Email" },
  website: { id: 2, name: "Website", channel_type: "Channel::WebWidget" },
  whatsapp: { id: 3, name: "WhatsApp", channel_type: "Channel::Whatsapp" },
} as const;
const FIRST_MESSAGE_ID = 48_001;
const PHOTO = { signed_id: "damaged-zipper", content_type: "image/png" } as const;

/** Puts the invented conversations into an empty world, with times counted back from `now`. */
export async function seedChatwoot(store: StandInStore, { now }: { now: Date }): Promise<void> {
  const world = openWorld(store);
  const startAt = now.getTime() / 1000;
  await putAccount(world, startAt);
  const numbered = numberMessages(evergreenThreads);
  for (const spec of evergreenThreads) await putThread(world, spec, numbered.get(spec) ?? [], startAt);
}

async function putAccount(world: World, startAt: number): Promise<void> {
  await world.accounts.put(1, { id: 1, name: "Evergreen Outfitters" });
  for (const inbox of Object.values(INBOXES)) await world.inboxes.put(inbox.id, inbox);
  for (const [key, id] of Object.entries(AGENTS)) {
    const { firstName, lastName, email } = evergreenStaff[key as keyof typeof AGENTS];
    await putAgent(world, {
      id,
      name: `${firstName} ${lastName}`,
      email,
      role: "agent",
      token: `token-${key}`,
    });
  }
  await putAgent(world, {
    id: APP_AGENT,
    name: "CX Escalations",
    email: "cx@evergreen.example",
    role: "administrator",
    token: EVERGREEN_CHATWOOT.apiToken,
  });
  await world.attributeDefinitions.put(1, {
    id: 1,
    attribute_key: "shopify_order_id",
    attribute_display_name: "Shopify order",
  });
  await world.blobs.put(PHOTO.signed_id, { content_type: PHOTO.content_type, base64: photoOfDamage() });
  await world.cannedResponses.put(8, {
    id: 8,
    short_code: "prepaid-return-label",
    content: "Hi {{contact.first_name}}, your prepaid label is attached.",
    created_at: startAt - 86_400,
  });
}

async function putAgent(
  world: World,
  agent: { id: number; name: string; email: string; role: "agent" | "administrator"; token: string },
): Promise<void> {
  const { token, ...rest } = agent;
  await world.agents.put(agent.id, {
    ...rest,
    available_name: agent.name,
    confirmed: true,
    access_token: token,
    inbox_ids: Object.values(INBOXES).map((inbox) => inbox.id),
  });
}

type NumberedLine = SeedLine & { readonly id: number };

/** Chatwoot's message ids rise through the whole account in the order in which things were written. */
function numberMessages(specs: readonly ThreadSpec[]): Map<ThreadSpec, NumberedLine[]> {
  const all = specs.flatMap((spec) => spec.lines.map((line) => ({ spec, line })));
  const threads = new Map<ThreadSpec, NumberedLine[]>();
  all
    .toSorted((a, b) => b.line.ago - a.line.ago)
    .forEach(({ spec, line }, index) => {
      threads.set(spec, [...(threads.get(spec) ?? []), { ...line, id: FIRST_MESSAGE_ID + index }]);
    });
  return threads;
}

async function putThread(
  world: World,
  spec: ThreadSpec,
  lines: readonly NumberedLine[],
  startAt: number,
): Promise<void> {
  const contactId = spec.id - 600;
  const atOf = (line: SeedLine | undefined) => (line ? startAt - line.ago * 60 : null);
  const waiting = waitingLines(lines);
  const firstReply = lines.find(isPublicReply);
  const lastAt = atOf(lines.at(-1)) ?? startAt;
  await world.contacts.put(contactId, {
    ...contactOf(spec),
    id: contactId,
    name: `${spec.customer.firstName} ${spec.customer.lastName}`,
    custom_attributes: {},
    additional_attributes: {},
    created_at: startAt - 90 * 86_400,
    last_activity_at: lastAt,
  });
  await world.conversations.put(spec.id, {
    id: spec.id,
    uuid: `00000000-0000-4000-8000-${String(spec.id).padStart(12, "0")}`,
    source_id: `source-${spec.id}`,
    inbox_id: INBOXES[spec.channel].id,
    contact_id: contactId,
    status: spec.status ?? "open",
    snoozed_until: spec.backIn === undefined ? null : startAt + spec.backIn * 60,
    assignee_id: spec.assignee ?? null,
    labels: [...(spec.labels ?? [])],
    custom_attributes: spec.order === undefined ? {} : attributesOf(spec.order),
    additional_attributes: {},
    priority: null,
    created_at: atOf(lines[0]) ?? startAt,
    updated_at: lastAt,
    last_activity_at: lastAt,
    waiting_since: atOf(waiting[0]),
    first_reply_created_at: atOf(firstReply),
    applied_sla: null,
  });
  for (const line of lines)
    await world.messages(spec.id).put(line.id, messageOf(spec, line, contactId, startAt));
}

function attributesOf(order: number): Record<string, string> {
  const gid = orderGid(order);
  return { shopify_order_id: gid.slice(gid.lastIndexOf("/") + 1), shopify_order_name: `#EVR-${order}` };
}

function contactOf({ customer, knownBy = "whole" }: ThreadSpec) {
  const identifier = `gid://shopify/Customer/${customer.id}`;
  const { email, phone }: SeedCustomer = customer;
  if (knownBy === "email") return { email, phone_number: null, identifier: null };
  if (knownBy === "phone") return { email: null, phone_number: phone, identifier: null };
  return { email, phone_number: phone, identifier };
}

function isPublicReply({ by }: SeedLine): boolean {
  return typeof by === "object" && !by.isNote;
}

function waitingLines(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const lastReply = lines.findLastIndex(isPublicReply);
  return lines.slice(lastReply + 1).filter(({ by }) => by === "customer");
}

function messageOf(spec: ThreadSpec, line: NumberedLine, contactId: number, startAt: number): MessageDoc {
  return {
    id: line.id,
    conversation_id: spec.id,
    inbox_id: INBOXES[spec.channel].id,
    message_type: typeOf(line),
    content: line.text,
    content_type: "text",
    content_attributes: {},
    private: typeof line.by === "object" && line.by.isNote === true,
    status: "sent",
    source_id: null,
    sender: senderOf(spec, line, contactId),
    attachments: line.photo ? [attachmentOf(line.photo)] : [],
    created_at: Math.floor(startAt - line.ago * 60),
    fails_at: null,
  };
}

function typeOf({ by }: SeedLine): 0 | 1 | 2 {
  if (by === "customer") return 0;
  return by === "activity" ? 2 : 1;
}

function senderOf({ customer }: ThreadSpec, { by }: SeedLine, contactId: number): MessageDoc["sender"] {
  if (by === "activity") return null;
  if (by === "customer") {
    return { type: "contact", id: contactId, name: `${customer.firstName} ${customer.lastName}` };
  }
  const key = Object.entries(AGENTS).find(([, id]) => id === by.agent)?.[0] as keyof typeof AGENTS;
  const { firstName, lastName } = evergreenStaff[key];
  return { type: "user", id: by.agent, name: `${firstName} ${lastName}` };
}

function attachmentOf(fileName: string): MessageDoc["attachments"][number] {
  return {
    id: 311,
    file_type: "image",
    file_name: fileName,
    extension: "png",
    file_size: Buffer.from(photoOfDamage(), "base64").length,
    width: 64,
    height: 48,
    ...PHOTO,
  };
}
