import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { deliverReply } from "../../app/features/replies/deliver-reply.server.ts";
import { findDeliverable } from "../../app/features/replies/deliverable.server.ts";
import { followDelivery } from "../../app/features/replies/follow-delivery.server.ts";
import { readBack } from "../../app/features/replies/read-back.server.ts";
import { findSentReply } from "../../app/features/replies/sent-reply.server.ts";
import { withdrawReply } from "../../app/features/replies/withdraw-reply.server.ts";
import { anOperator, aSeenCase, NOW, SHIP_UPDATE } from "../support/cases.ts";
import { startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const CONVERSATION = 1207;
const clock = { now: () => NOW };

let own: TestDatabase;
let database: Database;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  chatwoot = await startChatwoot(clock);
  await chatwoot.addConversation({ id: CONVERSATION, name: "Alex Rivera", email: "a.rivera@example.com" });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

async function approve(): Promise<number> {
  const content = "No tracking update since yesterday.";
  const lastMessageId = await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content });
  const command = {
    seen: aSeenCase({ lastMessageId }),
    template: "ship_update" as const,
    text: SHIP_UPDATE,
    reason: null,
  };
  const approved = await approveReply({ database, clock, modalApprovals: true }, anOperator(), command);
  if (!approved.ok) throw new Error(approved.error.kind);
  return approved.value.decisionId;
}

async function deliver(decisionId: number) {
  const reply = await findDeliverable(database, decisionId);
  if (!reply) throw new Error("nothing to deliver");
  return deliverReply({ database, clock, chatwoot: chatwoot.port }, reply);
}

async function sentReply(decisionId: number) {
  const reply = await findSentReply(database, decisionId);
  if (!reply) throw new Error("not sent");
  return reply;
}

async function notes(): Promise<string[]> {
  const { messages } = await chatwoot.port.listMessages(CONVERSATION);
  return messages.filter((message) => message.isPrivate).map((message) => message.text);
}

function outcome(decisionId: number) {
  return database.delivery.findUniqueOrThrow({ where: { decisionId }, select: { outcome: true } });
}

test("a sent reply leaves the template as a label beside what was there, and one private note with the name", async () => {
  const id = await approve();
  await chatwoot.port.setLabels(CONVERSATION, ["vip"]);
  await deliver(id);
  const deps = { database, clock, chatwoot: chatwoot.port };
  expect(await followDelivery(deps, await sentReply(id))).toBeNull();
  expect(await chatwoot.port.getLabels(CONVERSATION)).toEqual(["vip", "ship_update"]);
  expect(await notes()).toEqual([`Dana Whitfield approved this reply in CX Escalations (decision ${id}).`]);
});

test("killed between the note and its record: the note is found by its key and not written twice", async () => {
  const id = await approve();
  await deliver(id);
  const deps = { database, clock, chatwoot: chatwoot.port };
  await followDelivery(deps, await sentReply(id));
  await database.delivery.update({
    where: { decisionId: id },
    data: { labelDoneAt: null, noteDoneAt: null },
  });
  await followDelivery(deps, await sentReply(id));
  expect(await notes()).toHaveLength(1);
  expect(await chatwoot.port.getLabels(CONVERSATION)).toEqual(["ship_update"]);
});

test("Chatwoot failing at the note keeps the label done and says what failed", async () => {
  const id = await approve();
  await deliver(id);
  await chatwoot.admin.setFaults([{ operation: "createMessage", fault: { kind: "rateLimited" }, times: 1 }]);
  const error = await followDelivery({ database, clock, chatwoot: chatwoot.port }, await sentReply(id));
  expect(error).toMatchObject({ kind: "rateLimited", retryable: true });
  const delivery = await database.delivery.findUniqueOrThrow({ where: { decisionId: id } });
  expect([delivery.labelDoneAt, delivery.noteDoneAt]).toEqual([NOW, null]);
});

test("the last look finds no failure: delivered; the first one leaves it accepted", async () => {
  const id = await approve();
  await deliver(id);
  const deps = { database, clock, chatwoot: chatwoot.port };
  await readBack(deps, await sentReply(id), { isLast: false });
  expect(await outcome(id)).toEqual({ outcome: "accepted" });
  await readBack(deps, await sentReply(id), { isLast: true });
  expect(await outcome(id)).toEqual({ outcome: "delivered" });
});

test("a channel that refuses later opens the case again and says so", async () => {
  const id = await approve();
  await chatwoot.admin.setFaults([
    { operation: "createMessage", fault: { kind: "failedLater", afterSeconds: 10 }, times: 1 },
  ]);
  await deliver(id);
  await chatwoot.admin.setClockOffset(30_000);
  await readBack({ database, clock, chatwoot: chatwoot.port }, await sentReply(id), { isLast: false });
  expect(await outcome(id)).toEqual({ outcome: "failed" });
  expect(await database.escalation.findFirstOrThrow()).toMatchObject({ state: "open" });
});

test("undo within the window: nothing is sent, the case is open, both decisions are on record", async () => {
  const id = await approve();
  expect(await withdrawReply({ database, clock }, anOperator(), id)).toMatchObject({ ok: true });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "withdrawn" });
  const { messages } = await chatwoot.port.listMessages(CONVERSATION);
  expect(messages.filter((message) => message.kind === "outgoing")).toEqual([]);
  expect(await database.escalation.findFirstOrThrow()).toMatchObject({
    state: "open",
    pendingDecisionId: null,
  });
  const actions = await database.decision.findMany({
    orderBy: { position: "asc" },
    select: { action: true, position: true },
  });
  expect(actions).toEqual([
    { action: "approve_send", position: 1 },
    { action: "withdraw", position: 2 },
  ]);
});

test.each([
  ["after it left", anOperator(), true, "tooLate"],
  ["by somebody else", anOperator({ userId: "42" }), false, "notFound"],
])("undo %s is refused and changes nothing", async (_name, actor, isSent, error) => {
  const id = await approve();
  if (isSent) await deliver(id);
  expect(await withdrawReply({ database, clock }, actor, id)).toEqual({ ok: false, error });
  expect(await database.decision.count()).toBe(1);
});

test("undo and delivery at the same moment: either it is withdrawn or it is sent, never both", async () => {
  const id = await approve();
  const [withdrawn] = await Promise.all([withdrawReply({ database, clock }, anOperator(), id), deliver(id)]);
  const { messages } = await chatwoot.port.listMessages(CONVERSATION);
  const sent = messages.filter((message) => message.kind === "outgoing").length;
  expect(sent).toBe(withdrawn.ok ? 0 : 1);
});
