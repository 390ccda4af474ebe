import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  customerWrites,
  liveChatwoot,
  openConversation,
  startChatwootStandIn,
  type ChatwootFarSide,
} from "../support/chatwoot-far-side.ts";

/**
 * What the app relies on at Chatwoot, checked against the stand-in and, where the environment names one, a live
 * sandbox: CHATWOOT_CONTRACT_URL with CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN, an administrator's. It gets
 * contacts named Mara Ellis. Numbers in names are those of the differences from Chatwoot's OpenAPI document.
 */
const liveUrl = process.env.CHATWOOT_CONTRACT_URL;
const sides: [name: string, start: () => Promise<ChatwootFarSide>][] = [
  ["the stand-in", () => startChatwootStandIn()],
];
if (liveUrl) sides.push(["the live Chatwoot", async () => liveChatwoot(liveUrl)]);

test.skipIf(!liveUrl)("the live half is skipped where CHATWOOT_CONTRACT_URL names no Chatwoot", () => {
  expect(sides).toHaveLength(2);
});

const anyObject = z.record(z.string(), z.unknown());
const shownConversation = z.looseObject({
  meta: anyObject,
  messages: z.array(anyObject),
  updated_at: z.number(),
  first_reply_created_at: z.number(),
  waiting_since: z.number(),
  snoozed_until: z.string().nullable(),
});

describe.each(sides)("%s", (_, start) => {
  let side: ChatwootFarSide;

  beforeAll(async () => {
    side = await start();
  });
  afterAll(() => side.close());

  async function shown(id: number) {
    return shownConversation.parse((await side.raw("GET", `/conversations/${id}`)).json);
  }

  function replyTo(conversationId: number, change: { content?: string; isPrivate?: boolean } = {}) {
    const sendKey = crypto.randomUUID();
    return side.port.createMessage({
      conversationId,
      content: "So sorry, Mara!",
      isPrivate: false,
      sendKey,
      ...change,
    });
  }

  describe("who asks", () => {
    test("the token's owner, with the role in this account", async () => {
      const me = await side.port.whoAmI();
      expect(me.role).toBe("administrator");
      expect((await side.port.listAgents()).map(({ id }) => id)).toContain(me.id);
    });

    test("a wrong token is 401 with a sentence, never 403 (12)", async () => {
      const answer = await side.raw("GET", "/agents", { token: "no-such-token" });
      expect(answer).toMatchObject({ status: 401, json: { error: "Invalid Access Token" } });
    });

    test("no token is 401", async () => {
      expect((await side.raw("GET", "/agents", { token: null })).status).toBe(401);
    });

    test("what is not there is 404 with a sentence, for a person too", async () => {
      const answer = await side.raw("GET", "/conversations/99999999");
      expect(answer).toMatchObject({ status: 404, json: { error: "Resource could not be found" } });
      await expect(side.port.showConversation(99999999)).rejects.toMatchObject({
        kind: "notFound",
        retryable: false,
        mayHaveCommitted: false,
      });
    });
  });

  describe("a conversation", () => {
    test("nobody's leaves assignee, its type and team out (10), and says 0 for never", async () => {
      const { id } = await openConversation(side);
      const conversation = await shown(id);
      for (const key of ["assignee", "assignee_type", "team"])
        expect(conversation.meta).not.toHaveProperty(key);
      expect(conversation).toMatchObject({ first_reply_created_at: 0, snoozed_until: null });
      expect(conversation.waiting_since).toBeGreaterThan(0);
    });

    test("is read in domain types, with the server's own time", async () => {
      const { id, email, identifier, phone_number } = await openConversation(side);
      const { conversation, serverAt } = await side.port.showConversation(id);
      expect(conversation).toMatchObject({
        id,
        status: "open",
        canReply: true,
        assignee: null,
        contact: { email, identifier, phoneNumber: phone_number },
      });
      expect(Math.abs(Date.parse(serverAt ?? "") - Date.now())).toBeLessThan(60_000);
    });

    test("a private note lets the wait run on, a public reply ends it and counts as the first", async () => {
      const { id } = await openConversation(side);
      await customerWrites(side, id, "Where is my mug?");
      await replyTo(id, { isPrivate: true });
      expect((await side.port.showConversation(id)).conversation.waitingSince).not.toBeNull();
      await replyTo(id);
      const after = await shown(id);
      expect(after.waiting_since).toBe(0);
      expect(after.first_reply_created_at).toBeGreaterThan(0);
    });
  });

  describe("messages", () => {
    test("in the list have few fields, inside a conversation the push shape (14)", async () => {
      const { id } = await openConversation(side);
      await customerWrites(side, id, "hi");
      const list = z
        .object({ meta: anyObject, payload: z.array(anyObject) })
        .parse((await side.raw("GET", `/conversations/${id}/messages`)).json);
      expect(list.meta["contact"]).toMatchObject({ type: "contact", name: "Mara Ellis" });
      expect(list.payload.at(-1)).toMatchObject({ message_type: 0, content: "hi", private: false });
      expect(list.payload.at(-1)).not.toHaveProperty("account_id");
      expect((await shown(id)).messages.at(-1)).toHaveProperty("account_id");
    });

    test("keep our key, and echo_id is in the create's answer alone", async () => {
      const { id } = await openConversation(side);
      const body = { content: "hello", echo_id: "echo-1", content_attributes: { app_send_key: "key-1" } };
      const created = await side.raw("POST", `/conversations/${id}/messages`, { body });
      expect(created).toMatchObject({ status: 200, json: { echo_id: "echo-1", message_type: 1 } });
      const { messages } = await side.port.listMessages(id);
      expect(messages.at(-1)).toMatchObject({ sendKey: "key-1", author: "person", kind: "outgoing" });
      expect((await side.raw("GET", `/conversations/${id}/messages`)).text).not.toContain("echo-1");
    });

    test("are not deduplicated, by echo_id or by our key", async () => {
      const { id } = await openConversation(side);
      const message = { conversationId: id, content: "twice", isPrivate: false, sendKey: "k", echoId: "e" };
      const [first, second] = [
        await side.port.createMessage(message),
        await side.port.createMessage(message),
      ];
      expect(second.id).toBeGreaterThan(first.id);
      const { messages } = await side.port.listMessages(id);
      expect(messages.filter(({ sendKey }) => sendKey === "k")).toHaveLength(2);
    });

    test("go through Liquid before they are stored, except in code spans", async () => {
      const { id } = await openConversation(side);
      const stored = await replyTo(id, { content: "Hi {{ contact.name }}, `{{ contact.name }}`" });
      expect(stored.text).toBe("Hi Mara Ellis, `{{ contact.name }}`");
    });

    test("come in windows: the newest 20, 20 before, 100 after, always ascending", async () => {
      const { id } = await openConversation(side);
      const ids: number[] = [];
      for (let index = 0; index < 23; index += 1) ids.push((await replyTo(id, { isPrivate: true })).id);
      const newest = await side.port.listMessages(id);
      expect(newest.messages.map((message) => message.id)).toEqual(ids.slice(-20));
      expect(newest.mayHaveMore).toBe(true);
      const earlier = await side.port.listMessages(id, { before: ids[3] ?? 0 });
      expect(earlier.messages.map((message) => message.id)).toEqual(ids.slice(0, 3));
      expect(earlier.mayHaveMore).toBe(false);
      const justBefore = await side.port.listMessages(id, { before: ids[22] ?? 0 });
      expect(justBefore.messages.map((message) => message.id)).toEqual(ids.slice(2, 22));
      const later = await side.port.listMessages(id, { after: ids[1] ?? 0 });
      expect(later.messages.map((message) => message.id)).toEqual(ids.slice(2));
      const between = await side.port.listMessages(id, { after: ids[1] ?? 0, before: ids[4] ?? 0 });
      expect(between.messages.map((message) => message.id)).toEqual(ids.slice(1, 4));
    });

    test("over 150,000 characters are refused with a sentence, and nothing is stored", async () => {
      const { id } = await openConversation(side);
      await expect(replyTo(id, { content: "x".repeat(150_001) })).rejects.toMatchObject({
        kind: "rejected",
        mayHaveCommitted: false,
      });
      expect((await side.port.listMessages(id)).messages).toEqual([]);
    });

    test("Chatwoot's own lines have no sender and are nobody's words", async () => {
      const { id } = await openConversation(side);
      await side.port.toggleStatus(id, { status: "resolved" });
      const { messages } = await side.port.listMessages(id);
      expect(messages.at(-1)).toMatchObject({ author: "system", authorName: null, kind: "activity" });
    });
  });

  describe("labels", () => {
    test("are replaced, and cleared by a request without them", async () => {
      const { id } = await openConversation(side);
      expect(await side.port.setLabels(id, ["damaged", "vip"])).toEqual(["damaged", "vip"]);
      expect(await side.port.setLabels(id, ["ship_update"])).toEqual(["ship_update"]);
      expect(await side.port.getLabels(id)).toEqual(["ship_update"]);
      await side.raw("POST", `/conversations/${id}/labels`, { body: {} });
      expect(await side.port.getLabels(id)).toEqual([]);
    });
  });

  describe("status", () => {
    test("snoozed takes epoch seconds and answers ISO (4), without the empty meta (7)", async () => {
      const { id } = await openConversation(side);
      const snoozedUntil = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000).toISOString();
      expect(await side.port.toggleStatus(id, { status: "snoozed", snoozedUntil })).toEqual({
        status: "snoozed",
        snoozedUntil,
      });
      const again = await side.raw("POST", `/conversations/${id}/toggle_status`, {
        body: { status: "open" },
      });
      expect(again.json).toMatchObject({ payload: { success: true, conversation_id: id } });
      expect(again.json).not.toHaveProperty("meta");
    });

    test("snoozed opens again when the customer writes", async () => {
      const { id } = await openConversation(side);
      await side.port.toggleStatus(id, { status: "snoozed" });
      await customerWrites(side, id, "hello?");
      const { conversation } = await side.port.showConversation(id);
      expect(conversation).toMatchObject({ status: "open", snoozedUntil: null });
    });

    test("resolved ends the wait", async () => {
      const { id } = await openConversation(side);
      await customerWrites(side, id, "never mind");
      await side.port.toggleStatus(id, { status: "resolved" });
      const { conversation } = await side.port.showConversation(id);
      expect(conversation).toMatchObject({ status: "resolved", waitingSince: null });
    });

    test("without a status it flips", async () => {
      const { id } = await openConversation(side);
      const flip = () => side.raw("POST", `/conversations/${id}/toggle_status`, { body: {} });
      expect((await flip()).json).toMatchObject({ payload: { current_status: "resolved" } });
      expect((await flip()).json).toMatchObject({ payload: { current_status: "open" } });
    });

    test("an ISO time in the request is a 500, and the client never sends one", async () => {
      const { id } = await openConversation(side);
      const body = { status: "snoozed", snoozed_until: "2026-12-01T09:00:00Z" };
      const answer = await side.raw("POST", `/conversations/${id}/toggle_status`, { body });
      expect(answer.status).toBe(500);
    });
  });

  describe("assignment", () => {
    test("answers the agent, and null when nobody is left (8)", async () => {
      const { id } = await openConversation(side);
      const me = await side.port.whoAmI();
      const path = `/conversations/${id}/assignments`;
      const assigned = await side.raw("POST", path, { body: { assignee_id: me.id } });
      expect(assigned.json).toMatchObject({ id: me.id, email: me.email });
      expect((await side.port.showConversation(id)).conversation.assignee).toMatchObject({ id: me.id });
      const unassigned = await side.raw("POST", path, { body: { assignee_id: null } });
      expect(unassigned).toMatchObject({ status: 200, text: "null" });
    });

    test("to an unknown agent unassigns silently, which the client does not keep to itself", async () => {
      const { id } = await openConversation(side);
      await side.port.assign(id, (await side.port.whoAmI()).id);
      await expect(side.port.assign(id, 99_999_999)).rejects.toMatchObject({ kind: "rejected" });
      expect((await side.port.showConversation(id)).conversation.assignee).toBeNull();
      await side.port.assign(id, null);
    });
  });

  describe("custom attributes", () => {
    test("are replaced whole by Chatwoot and merged by the client", async () => {
      const { id } = await openConversation(side);
      const replace = (custom_attributes: unknown) =>
        side.raw("POST", `/conversations/${id}/custom_attributes`, { body: { custom_attributes } });
      await replace({ tier: "gold" });
      expect((await replace({ shopify_order_name: "#EVR-1045" })).json).toEqual({
        custom_attributes: { shopify_order_name: "#EVR-1045" },
      });
      const merged = await side.port.mergeCustomAttributes(id, { shopify_shop: "evergreen" });
      expect(merged).toEqual({ shopify_order_name: "#EVR-1045", shopify_shop: "evergreen" });
    });

    test("a Shopify id is refused as a number and kept as text", async () => {
      const { id } = await openConversation(side);
      const asNumber = side.port.mergeCustomAttributes(id, { shopify_order_id: 5_123_456_789_012 });
      await expect(asNumber).rejects.toMatchObject({ kind: "rejected", mayHaveCommitted: false });
      const shopify_order_id = "5123456789012";
      expect(await side.port.mergeCustomAttributes(id, { shopify_order_id })).toEqual({ shopify_order_id });
    });
  });

  describe("lists and filters", () => {
    test("the list is wrapped in data and counts the assigned; the filter is neither (2)", async () => {
      const { contactId } = await openConversation(side);
      const list = await side.raw("GET", "/conversations?status=all");
      expect(list.json).toMatchObject({ data: { meta: { assigned_count: expect.any(Number) } } });
      const condition = { attribute_key: "contact_id", filter_operator: "equal_to", values: [contactId] };
      const filter = await side.raw("POST", "/conversations/filter", { body: { payload: [condition] } });
      expect(filter.json).toMatchObject({ meta: { all_count: 1 }, payload: [{ meta: {} }] });
      expect(filter.json).not.toHaveProperty("data");
      expect(filter.json).not.toHaveProperty("meta.assigned_count");
    });

    test("the filter finds resolved ones too, by contact", async () => {
      const { id, contactId } = await openConversation(side);
      await side.port.toggleStatus(id, { status: "resolved" });
      const found = await side.port.filterConversations({ contactId });
      expect(found.map((each) => each.id)).toEqual([id]);
      expect((await side.port.contactConversations(contactId)).map((each) => each.id)).toEqual([id]);
    });

    test("an attribute without a definition is refused with 422 and a sentence (12)", async () => {
      const by = { customAttribute: "no_such_attribute", value: "x" };
      await expect(side.port.filterConversations(by)).rejects.toMatchObject({
        kind: "rejected",
        operatorText: expect.stringContaining("Invalid attribute key"),
      });
    });

    test("query_operator may be null on the last condition", async () => {
      const condition = { attribute_key: "status", filter_operator: "equal_to", values: ["all"] };
      const body = { payload: [{ ...condition, query_operator: null }] };
      expect((await side.raw("POST", "/conversations/filter", { body })).status).toBe(200);
    });

    test("the list without a status leaves resolved ones out", async () => {
      const { id } = await openConversation(side);
      await customerWrites(side, id, "hi");
      const listed = async () => (await side.raw("GET", "/conversations?updated_within=900")).text;
      expect(await listed()).toContain(`"conversation_id":${id},`);
      await side.port.toggleStatus(id, { status: "resolved" });
      expect(await listed()).not.toContain(`"conversation_id":${id},`);
    });

    test("what changed lately comes without paging, an old conversation does not (15)", async () => {
      const { id } = await openConversation(side);
      const recent = await side.port.listConversations({ updatedWithinSeconds: 900 });
      expect(recent.map((each) => each.id)).toContain(id);
      expect(await side.port.listConversations({ page: 9_999 })).toEqual([]);
    });
  });

  describe("contacts", () => {
    test("a new one comes as an object inside the payload (3), and only once", async () => {
      const { email, contactId } = await openConversation(side);
      expect(contactId).toBeGreaterThan(0);
      const inboxes = (await side.raw("GET", "/inboxes")).json;
      const [inbox] = z.object({ payload: z.array(z.object({ id: z.number() })) }).parse(inboxes).payload;
      const again = await side.raw("POST", "/contacts", { body: { inbox_id: inbox?.id, name: "M", email } });
      expect(again).toMatchObject({ status: 422, json: { attributes: ["email"] } });
    });

    test("are found by identifier, by e-mail in any case, and by phone", async () => {
      const { contactId, email, identifier, phone_number: phone } = await openConversation(side);
      for (const key of [{ identifier }, { email: email.toUpperCase() }, { phone }]) {
        expect((await side.port.filterContacts(key)).map(({ id }) => id)).toEqual([contactId]);
      }
    });

    test("are not found by a part of the address", async () => {
      const { email } = await openConversation(side);
      expect(await side.port.filterContacts({ email: email.slice(1) })).toEqual([]);
    });
  });

  describe("catalogues", () => {
    test("agents and canned responses are bare arrays, macros and webhooks are wrapped (1)", async () => {
      expect((await side.raw("GET", "/agents")).json).toBeInstanceOf(Array);
      expect((await side.raw("GET", "/canned_responses")).json).toBeInstanceOf(Array);
      expect((await side.raw("GET", "/macros")).json).toMatchObject({ payload: expect.any(Array) });
      expect((await side.raw("GET", "/webhooks")).json).toMatchObject({
        payload: { webhooks: expect.any(Array) },
      });
    });

    test("are read in domain types", async () => {
      for (const { shortCode } of await side.port.listCannedResponses()) expect(shortCode).not.toBe("");
      for (const { actions } of await side.port.listMacros()) expect(actions).toBeInstanceOf(Array);
    });
  });
});
