import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../../app/integrations/chatwoot/stand-in/control.ts";
import { chatwootEventSchema } from "../../app/integrations/chatwoot/webhook-schema.ts";
import { verifyChatwootSignature } from "../../app/integrations/chatwoot/webhook-signature.server.ts";
import {
  AGENT_TOKEN,
  customerWrites,
  EMAIL_INBOX,
  openConversation,
  startChatwootStandIn,
  type StandInFarSide,
} from "../support/chatwoot-far-side.ts";

/** What a live Chatwoot cannot be asked to do: to fail on purpose, and to tell a test's own address of things. */
const TIMEOUT_MS = 400;

let side: StandInFarSide;

beforeEach(async () => {
  side = await startChatwootStandIn({ readTimeoutMs: TIMEOUT_MS, createTimeoutMs: TIMEOUT_MS });
});
afterEach(() => side.close());

function plan(operation: string, fault: Fault, times = 1) {
  return side.admin.setFaults([{ operation, fault, times }]);
}

function send(conversationId: number, content = "So sorry, Mara!") {
  return side.port.createMessage({ conversationId, content, isPrivate: false, sendKey: "key-1" });
}

async function stored(conversationId: number): Promise<number> {
  const { messages } = await side.port.listMessages(conversationId);
  return messages.filter(({ sendKey }) => sendKey === "key-1").length;
}

describe("a reply that meets a fault", () => {
  test.each<[Fault["kind"], string, boolean, number]>([
    ["commitThenTimeout", "timeout", true, 1],
    ["commitThenError", "unavailable", true, 1],
    ["commitThenReset", "unavailable", true, 1],
    ["halfBody", "unavailable", true, 1],
    ["hang", "timeout", true, 0],
    ["reset", "unavailable", true, 0],
    ["badGateway", "unavailable", true, 0],
    ["rateLimited", "rateLimited", false, 0],
  ])("%s: %s, may have committed %s, stored %d times", async (kind, errorKind, mayHaveCommitted, times) => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind } as Fault);
    await expect(send(id)).rejects.toMatchObject({ kind: errorKind, mayHaveCommitted, retryable: true });
    expect(await stored(id)).toBe(times);
  });

  test("is found by its key afterwards, and a repeat with the same key makes a second one", async () => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind: "commitThenError" });
    await expect(send(id)).rejects.toMatchObject({ mayHaveCommitted: true });
    await send(id);
    expect(await stored(id)).toBe(2);
  });

  test("slower than the deadline ends at the deadline", async () => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind: "slow", delayMs: TIMEOUT_MS * 5 });
    await expect(send(id)).rejects.toMatchObject({ kind: "timeout" });
  });

  test("slow but in time is an answer like any other", async () => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind: "slow", delayMs: 20 });
    expect(await send(id)).toMatchObject({ status: "sent", sendKey: "key-1" });
  });

  test("accepted first and failed later by the channel keeps its key", async () => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind: "failedLater", afterSeconds: 20 });
    expect((await send(id)).status).toBe("sent");
    await side.admin.setClockOffset(30_000);
    const { messages } = await side.port.listMessages(id);
    expect(messages.at(-1)).toMatchObject({ status: "failed", sendKey: "key-1" });
  });

  test("429 is plain text without a hint when to come back", async () => {
    await plan("listAgents", { kind: "rateLimited" });
    const answer = await side.raw("GET", "/agents");
    expect(answer).toMatchObject({ status: 429, text: "Retry later\n" });
    expect(answer.headers.get("retry-after")).toBeNull();
  });

  test("every refusal says what happened and what to do", async () => {
    const { id } = await openConversation(side);
    for (const kind of ["rateLimited", "badGateway", "hang", "reset"] as const) {
      await plan("showConversation", { kind });
      await expect(side.port.showConversation(id)).rejects.toMatchObject({
        operatorText: expect.stringMatching(/^Chatwoot .*\. .*\.$/),
        mayHaveCommitted: false,
      });
    }
  });

  test("a planned fault is met as often as planned", async () => {
    await plan("listAgents", { kind: "rateLimited" }, 2);
    await expect(side.port.listAgents()).rejects.toThrow();
    await expect(side.port.listAgents()).rejects.toThrow();
    expect(await side.port.listAgents()).toHaveLength(2);
  });

  test("the journal has every request on arrival, with what it met and without its token", async () => {
    const { id } = await openConversation(side);
    await plan("createMessage", { kind: "commitThenReset" });
    await expect(send(id)).rejects.toThrow();
    const entry = (await side.admin.readJournal()).at(-1);
    expect(entry).toMatchObject({ operation: "createMessage", fault: { kind: "commitThenReset" } });
    expect(JSON.stringify(entry)).not.toContain("token");
  });
});

describe("an agent's own token", () => {
  test("sees no inbox it is not member of: 401", async () => {
    const { contactId } = await openConversation(side);
    const body = { inbox_id: EMAIL_INBOX, contact_id: contactId };
    const { json } = await side.raw("POST", "/conversations", { body });
    const path = `/conversations/${(json as { id: number }).id}`;
    expect(await side.raw("GET", path, { token: AGENT_TOKEN })).toMatchObject({
      status: 401,
      json: { error: "You are not authorized to do this action" },
    });
    const incoming = { content: "hi", message_type: "incoming" };
    expect(await side.raw("POST", `${path}/messages`, { body: incoming })).toMatchObject({
      status: 422,
      json: { error: "Incoming messages are only allowed in Api inboxes" },
    });
  });

  test("that opens a conversation takes it, and may not see webhooks", async () => {
    const { id } = await openConversation(side);
    await side.port.toggleStatus(id, { status: "resolved" });
    const path = `/conversations/${id}/toggle_status`;
    await side.raw("POST", path, { body: { status: "open" }, token: AGENT_TOKEN });
    expect((await side.port.showConversation(id)).conversation.assignee?.name).toBe("Theo Park");
    expect((await side.raw("GET", "/webhooks", { token: AGENT_TOKEN })).status).toBe(401);
  });
});

test("a snoozed conversation wakes when its time has come", async () => {
  const { id } = await openConversation(side);
  const snoozedUntil = new Date(Date.now() + 60_000).toISOString();
  await side.port.toggleStatus(id, { status: "snoozed", snoozedUntil });
  await side.admin.wakeSnoozed();
  expect((await side.port.showConversation(id)).conversation.status).toBe("snoozed");
  await side.admin.setClockOffset(120_000);
  await side.admin.wakeSnoozed();
  expect((await side.port.showConversation(id)).conversation.status).toBe("open");
});

describe("webhooks", () => {
  const url = "http://127.0.0.1:9/webhooks/chatwoot";
  const subscriptions = ["message_created", "conversation_updated", "conversation_status_changed"];

  async function subscribe(): Promise<string> {
    const { json } = await side.raw("POST", "/webhooks", { body: { webhook: { url, subscriptions } } });
    return (json as { payload: { webhook: { secret: string } } }).payload.webhook.secret;
  }

  async function received() {
    const bodies = await Promise.all(side.deliveries.map((request) => request.clone().json()));
    return bodies.map((body) => chatwootEventSchema.parse(body));
  }

  test("are signed over their bytes and parse as events", async () => {
    const { id } = await openConversation(side);
    const secret = await subscribe();
    await send(id);
    const [delivery] = side.deliveries;
    const rawBody = new Uint8Array((await delivery?.clone().arrayBuffer()) ?? new ArrayBuffer());
    const headers = delivery?.headers ?? new Headers();
    const now = new Date();
    expect(verifyChatwootSignature({ secret, headers, rawBody, now })).toMatchObject({ ok: true });
    expect((await received())[0]).toMatchObject({
      kind: "message",
      conversationId: id,
      messageKind: "outgoing",
      sendKey: "key-1",
    });
  });

  test("a first reply tells of the message and of the wait that ended", async () => {
    const { id } = await openConversation(side);
    await customerWrites(side, id, "hello?");
    await subscribe();
    await send(id);
    expect((await received()).map(({ event }) => event)).toEqual(["message_created", "conversation_updated"]);
  });

  test("a status change fires two events, and Chatwoot's own line none", async () => {
    const { id } = await openConversation(side);
    await subscribe();
    await side.port.toggleStatus(id, { status: "resolved" });
    expect((await received()).map(({ event }) => event)).toEqual([
      "conversation_status_changed",
      "conversation_updated",
    ]);
  });

  test.each<[Fault["kind"], string[]]>([
    ["loseWebhooks", []],
    [
      "doubleWebhooks",
      ["message_created", "message_created", "conversation_updated", "conversation_updated"],
    ],
    ["reverseWebhooks", ["conversation_updated", "message_created"]],
  ])("%s", async (kind, events) => {
    const { id } = await openConversation(side);
    await subscribe();
    await plan("createMessage", { kind } as Fault);
    await send(id);
    expect((await received()).map(({ event }) => event)).toEqual(events);
  });

  test("tell of what a customer and a colleague write, private notes included", async () => {
    const { id } = await openConversation(side);
    await subscribe();
    await side.admin.addCustomerMessage({ conversationId: id, content: "hello?" });
    await side.admin.addColleagueReply({ conversationId: id, agentId: 4, content: "psst", isPrivate: true });
    const messages = (await received()).filter((event) => event.kind === "message");
    expect(messages.map(({ messageKind, isPrivate }) => [messageKind, isPrivate])).toEqual([
      ["incoming", false],
      ["outgoing", true],
    ]);
  });

  test("an address is taken once", async () => {
    await subscribe();
    const again = await side.raw("POST", "/webhooks", { body: { url, subscriptions } });
    expect(again).toMatchObject({ status: 422, json: { message: "Url has already been taken" } });
  });
});
