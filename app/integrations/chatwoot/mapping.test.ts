import { expect, test } from "vitest";
import shown from "../../../tests/fixtures/chatwoot/conversation_show.json" with { type: "json" };
import unassigned from "../../../tests/fixtures/chatwoot/conversation_show_unassigned.json" with { type: "json" };
import list from "../../../tests/fixtures/chatwoot/messages_list.json" with { type: "json" };
import { toConversation, toMessage } from "./mapping.ts";
import { conversationSchema, messageListSchema, messageSchema } from "./schema.ts";

const messages = messageListSchema.parse(list).payload.map(toMessage);
const [fromCustomer, , fromPerson] = list.payload;

function read(change: Record<string, unknown>) {
  return toMessage(messageSchema.parse({ ...fromPerson, ...change }));
}

test("a conversation in domain types: epoch and ISO times alike become ISO", () => {
  expect(toConversation(conversationSchema.parse(shown))).toEqual({
    id: 42,
    status: "snoozed",
    channel: "Channel::Api",
    canReply: true,
    labels: ["damaged", "vip"],
    waitingSince: new Date(1_790_241_000_000).toISOString(),
    lastActivityAt: new Date(1_790_241_000_000).toISOString(),
    snoozedUntil: "2026-09-25T09:00:00.000Z",
    assignee: { id: 4, name: "Iris Novak" },
    contact: {
      id: 77,
      name: "Mara Ellis",
      email: "mara.ellis@example.com",
      phoneNumber: "+15125550123",
      identifier: "gid://shopify/Customer/7012345678901",
    },
    customAttributes: { shopify_order_id: "5123456789012", shopify_order_name: "#1001" },
    appliedSla: { name: "gold", status: "active_with_misses" },
  });
});

test("keys that Jbuilder leaves out are nobody and nothing", () => {
  const { applied_sla: _, ...withoutSla } = unassigned;
  const conversation = toConversation(conversationSchema.parse({ ...withoutSla, waiting_since: 0 }));
  expect(conversation).toMatchObject({ assignee: null, appliedSla: null, waitingSince: null });
});

test("an assistant that owns a conversation is no agent, although its id could be one's", () => {
  const meta = { ...shown.meta, assignee: { id: 4, name: "Captain" }, assignee_type: "Captain::Assistant" };
  expect(toConversation(conversationSchema.parse({ ...shown, meta })).assignee).toBeNull();
});

test("who speaks: the customer, Chatwoot itself, a person", () => {
  expect(messages.map(({ kind, author, authorName }) => [kind, author, authorName])).toEqual([
    ["incoming", "customer", "Mara Ellis"],
    ["activity", "system", null],
    ["outgoing", "person", "Iris Novak"],
  ]);
  expect(messages.map(({ sendKey }) => sendKey)).toEqual([null, null, "5f2c1a9e-ord1001-r1"]);
});

test.each([
  ["a bot", { sender: { id: 1, name: "Bot", type: "agent_bot" } }],
  ["an assistant", { sender: { id: 1, name: "Captain", type: "captain_assistant" } }],
  ["nobody, as automation rules do", { sender: null }],
  ["a template of the inbox", { message_type: 3 }],
])("%s is no human answer", (_, change) => {
  expect(read(change)).toMatchObject({ author: "bot", isAutomated: true });
});

test("a rule or a campaign in a person's name is automated all the same", () => {
  expect(read({ content_attributes: { automation_rule_id: 3 } }).isAutomated).toBe(true);
  expect(read({ additional_attributes: { campaign_id: 3 } }).isAutomated).toBe(true);
  expect(read({}).isAutomated).toBe(false);
});

test("an e-mail is read without the history quoted below it, and without its HTML", () => {
  const email = { text_content: { reply: "Still waiting", quoted: "> old" }, html_content: { full: "<b>" } };
  expect(read({ content: "<b>Still waiting</b>", content_attributes: { email } }).text).toBe("Still waiting");
});

test("a photo has a name and a size; a message without text is empty, not absent", () => {
  const message = toMessage(messageSchema.parse({ ...fromCustomer, content: null }));
  expect(message.text).toBe("");
  expect(message.attachments).toEqual([
    expect.objectContaining({ fileType: "image", fileName: "cracked-mug.jpg", sizeBytes: 184_223 }),
  ]);
});

test("a shared place has a title instead of a file", () => {
  const attachments = [{ id: 1, file_type: "location", fallback_title: "Home", coordinates_lat: 1 }];
  expect(read({ attachments }).attachments).toEqual([
    { id: 1, fileType: "location", dataUrl: "", thumbUrl: null, fileName: "Home", sizeBytes: null },
  ]);
});

test("a message type that Chatwoot does not have is refused", () => {
  expect(messageSchema.safeParse({ ...fromPerson, message_type: 4 }).success).toBe(false);
});
