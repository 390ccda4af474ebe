import { expect, test } from "vitest";
import conversationBody from "../../../tests/fixtures/chatwoot/wh_conv.json" with { type: "json" };
import messageBody from "../../../tests/fixtures/chatwoot/wh_message.json" with { type: "json" };
import { chatwootEventSchema } from "./webhook-schema.ts";

test("reads a message event, in which the type is a word and the time ISO", () => {
  expect(chatwootEventSchema.parse(messageBody)).toEqual({
    kind: "message",
    event: "message_created",
    accountId: 1,
    conversationId: 42,
    messageId: 9056,
    messageKind: "outgoing",
    isPrivate: false,
    sendKey: "5f2c1a9e-ord1001-r1",
    createdAt: "2026-09-24T09:11:40.120Z",
    dedupeKey: "message_created:9056",
  });
});

test("reads a conversation event and keeps nothing of the customer's live credential", () => {
  const event = chatwootEventSchema.parse(conversationBody);
  expect(event).toMatchObject({ kind: "conversation", conversationId: 42, status: "open", accountId: 1 });
  expect(JSON.stringify(event)).not.toContain("pubsub");
});

test("two deliveries of one change have one key, a later change another", () => {
  const keyOf = (body: unknown) => {
    const event = chatwootEventSchema.parse(body);
    return event.kind === "conversation" ? event.dedupeKey : null;
  };
  expect(keyOf(conversationBody)).toBe(keyOf(structuredClone(conversationBody)));
  expect(keyOf({ ...conversationBody, updated_at: conversationBody.updated_at + 1 })).not.toBe(
    keyOf(conversationBody),
  );
});

test("an updated message is always worth a look: nothing in it tells two updates apart", () => {
  const event = chatwootEventSchema.parse({ ...messageBody, event: "message_updated" });
  expect(event).toMatchObject({ kind: "message", dedupeKey: null });
});

test.each(["conversation_typing_on", "contact_updated", "inbox_created", "something_new"])(
  "%s is acknowledged and means nothing to us",
  (event) => expect(chatwootEventSchema.parse({ event })).toEqual({ kind: "other", event }),
);

test("an event of ours in another shape is refused, not taken for one that means nothing", () => {
  expect(chatwootEventSchema.safeParse({ event: "message_created" }).success).toBe(false);
  expect(chatwootEventSchema.safeParse({ ...conversationBody, status: "asleep" }).success).toBe(false);
});
