import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { deliverReply, type DeliveryStep } from "../../app/features/replies/deliver-reply.server.ts";
import { findDeliverable } from "../../app/features/replies/deliverable.server.ts";
import type { Fault } from "../../app/integrations/chatwoot/stand-in/control.ts";
import { anOperator, aSeenCase, NOW, SHIP_UPDATE } from "../support/cases.ts";
import { PRIYA, startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const CONVERSATION = 1207;

let own: TestDatabase;
let database: Database;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;
let nowMs: number;
const clock = { now: () => new Date(nowMs) };

beforeEach(async () => {
  nowMs = NOW.getTime();
  own = await createTestDatabase();
  database = createDatabase(own.url);
  chatwoot = await startChatwoot(clock);
  await chatwoot.addConversation({ id: CONVERSATION, name: "Alex Rivera", email: "a.rivera@example.com" });
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

/** Alex has written, Dana approves: what a delivery starts from. */
async function approveOnScreen(): Promise<number> {
  const content = "No tracking update since yesterday.";
  const lastMessageId = await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content });
  const seen = aSeenCase({ conversationId: CONVERSATION, lastMessageId });
  const command = { seen, template: "ship_update" as const, text: SHIP_UPDATE, reason: null };
  const approved = await approveReply({ database, clock, modalApprovals: true }, anOperator(), command);
  if (!approved.ok) throw new Error(approved.error.kind);
  return approved.value.decisionId;
}

async function deliver(decisionId: number): Promise<DeliveryStep> {
  const reply = await findDeliverable(database, decisionId);
  if (!reply) throw new Error("nothing to deliver");
  return deliverReply({ database, clock, chatwoot: chatwoot.port }, reply);
}

async function replies(): Promise<string[]> {
  const { messages } = await chatwoot.port.listMessages(CONVERSATION);
  return messages.filter((message) => message.kind === "outgoing").map((message) => message.text);
}

function plan(operation: string, fault: Fault, times = 1) {
  return chatwoot.admin.setFaults([{ operation, fault, times }]);
}

function caseNow() {
  return database.escalation.findFirstOrThrow({ select: { state: true, pendingDecisionId: true } });
}

test("an approved reply is in the thread once, and the case is answered", async () => {
  const id = await approveOnScreen();
  expect(await caseNow()).toEqual({ state: "open", pendingDecisionId: id });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await replies()).toEqual([SHIP_UPDATE]);
  expect(await caseNow()).toEqual({ state: "replied", pendingDecisionId: null });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await replies()).toEqual([SHIP_UPDATE]);
});

test.each([
  ["stored, then the answer was an error", { kind: "commitThenError" }],
  ["stored, then the connection was reset", { kind: "commitThenReset" }],
  ["stored, then the answer broke off", { kind: "halfBody" }],
] as const)("%s: it is found by its key and not sent again", async (_name, fault) => {
  const id = await approveOnScreen();
  await plan("createMessage", fault);
  expect(await deliver(id)).toMatchObject({ kind: "again" });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await replies()).toEqual([SHIP_UPDATE]);
});

test("killed after it said that it posts, before it posted: absent for 60 s is proof, and it is sent once", async () => {
  const id = await approveOnScreen();
  await database.delivery.update({
    where: { decisionId: id },
    data: { postCount: 1, postStartedAt: clock.now() },
  });
  expect(await deliver(id)).toEqual({ kind: "again", afterMs: 2_000 });
  nowMs += 59_000;
  expect(await deliver(id)).toEqual({ kind: "again", afterMs: 1_000 });
  expect(await replies()).toEqual([]);
  nowMs += 1_000;
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await replies()).toEqual([SHIP_UPDATE]);
});

test("two workers with the same job send one message", async () => {
  const id = await approveOnScreen();
  await Promise.all([deliver(id), deliver(id), deliver(id)]);
  nowMs += 3_000;
  await deliver(id);
  expect(await replies()).toEqual([SHIP_UPDATE]);
});

test("429 stores nothing: it is tried again and sent once", async () => {
  const id = await approveOnScreen();
  await plan("createMessage", { kind: "rateLimited" });
  expect(await deliver(id)).toMatchObject({ kind: "again" });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await replies()).toEqual([SHIP_UPDATE]);
});

test("the customer wrote again before it left: refused, nothing sent, the text is kept, the case is open", async () => {
  const id = await approveOnScreen();
  await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content: "It just arrived!" });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "refused_stale" });
  expect(await replies()).toEqual([]);
  expect(await caseNow()).toEqual({ state: "open", pendingDecisionId: null });
  const { sent } = await database.decisionText.findUniqueOrThrow({ where: { decisionId: id } });
  expect(sent).toBe(SHIP_UPDATE);
});

test("a colleague answered in Chatwoot: refused, and the page can say who", async () => {
  const id = await approveOnScreen();
  await chatwoot.admin.addColleagueReply({
    conversationId: CONVERSATION,
    agentId: PRIYA,
    content: "On it, Alex.",
  });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "refused_stale" });
  expect(await replies()).toEqual(["On it, Alex."]);
  const { explanation } = await database.delivery.findUniqueOrThrow({ where: { decisionId: id } });
  expect(explanation).toMatch(/^Priya/);
});

test("a colleague's private note changes nothing for the customer: the reply is sent", async () => {
  const id = await approveOnScreen();
  await chatwoot.admin.addColleagueReply({
    conversationId: CONVERSATION,
    agentId: PRIYA,
    content: "Asked the dock.",
    isPrivate: true,
  });
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
});

test("while Chatwoot cannot be read the delivery waits and says why", async () => {
  const id = await approveOnScreen();
  await plan("listMessages", { kind: "badGateway" }, 1);
  expect(await deliver(id)).toMatchObject({ kind: "again" });
  const { outcome, explanation } = await database.delivery.findUniqueOrThrow({ where: { decisionId: id } });
  expect(outcome).toBe("pending");
  expect(explanation).toMatch(/Chatwoot/);
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
});

test("a conversation that is gone ends the delivery and gives the case back, and nothing is owed", async () => {
  const id = await approveOnScreen();
  const reply = await findDeliverable(database, id);
  if (!reply) throw new Error("nothing to deliver");
  const gone = { ...reply, conversationId: 999_999 };
  expect(await deliverReply({ database, clock, chatwoot: chatwoot.port }, gone)).toEqual({
    kind: "ended",
    outcome: "failed",
  });
  expect(await caseNow()).toEqual({ state: "open", pendingDecisionId: null });
  expect(await database.obligation.count()).toBe(0);
});

test("a closed case is answered too: the approval starts it again", async () => {
  await database.escalation.create({
    data: { shopDomain: anOperator().shopDomain, conversationId: CONVERSATION, state: "resolved" },
  });
  const id = await approveOnScreen();
  expect(await deliver(id)).toEqual({ kind: "ended", outcome: "accepted" });
  expect(await caseNow()).toEqual({ state: "replied", pendingDecisionId: null });
});
