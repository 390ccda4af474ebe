import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { chainHash, GENESIS_HASH, saltedDigest } from "../../app/lib/decision-hash.server.ts";
import { anOperator, aSeenCase, NOW, SHIP_UPDATE, SHOP } from "../support/cases.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let own: TestDatabase;
let database: Database;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

const command = { seen: aSeenCase(), template: "ship_update" as const, text: SHIP_UPDATE };

function approve(overrides: Partial<typeof command> = {}, actor = anOperator(), modalApprovals = true) {
  const deps = { database, clock: { now: () => NOW }, modalApprovals };
  return approveReply(deps, actor, { ...command, ...overrides });
}

async function countRows() {
  const [decisions, deliveries, mirrors, jobs] = await Promise.all([
    database.decision.count(),
    database.delivery.count(),
    database.mirror.count(),
    database.$queryRaw<{ task: string }[]>`
      select task_identifier as task from graphile_worker.jobs order by task_identifier`,
  ]);
  return { decisions, deliveries, mirrors, jobs: jobs.map(({ task }) => task) };
}

test("one approval is a decision, its delivery, its mirror, its promises and two jobs", async () => {
  const approved = await approve();
  expect(approved).toMatchObject({ ok: true, value: { action: "approve_send", isRepeat: false } });
  expect(await countRows()).toEqual({
    decisions: 1,
    deliveries: 1,
    mirrors: 1,
    jobs: ["deliver-reply", "mirror-decisions"],
  });
  const decision = await database.decision.findFirstOrThrow({ include: { text: true, obligations: true } });
  expect(decision).toMatchObject({
    shopDomain: SHOP,
    scope: "ops",
    decisionType: "cx.escalation",
    stream: "live",
    position: 1,
    operatorEmail: "dana@evergreen.example",
    operatorUserId: "9007199254740993",
    slaSeconds: 74 * 60,
    text: { shown: SHIP_UPDATE, sent: SHIP_UPDATE },
  });
  expect(decision.obligations.map(({ kind, dueAt }) => [kind, dueAt?.toISOString()])).toEqual([
    ["carrier_enquiry", "2026-11-23T19:42:00.000Z"],
    ["follow_up", "2026-11-23T19:42:00.000Z"],
  ]);
});

test("the payload holds a salted digest of the text and never the text", async () => {
  await approve();
  const { payload, text } = await database.decision.findFirstOrThrow({ include: { text: true } });
  expect(JSON.stringify(payload)).not.toContain("Alex");
  expect(payload).toMatchObject({ sentDigest: saltedDigest(text?.salt ?? "", SHIP_UPDATE) });
});

test.each([
  ["the suggestion verbatim", { text: SHIP_UPDATE }, "approve_send"],
  ["the suggestion edited", { text: `${SHIP_UPDATE} Best, Dana` }, "edit_send"],
  ["an own reply", { template: null as never, text: "Hello Alex, let me look." }, "manual_reply"],
])("%s is stored as what it is", async (_name, change, action) => {
  expect(await approve(change)).toMatchObject({ ok: true, value: { action } });
});

test("a double click returns the first decision and adds nothing", async () => {
  const [first, second] = await Promise.all([approve(), approve()]);
  expect([first, second].map((result) => result.ok && result.value.isRepeat).sort()).toEqual([false, true]);
  expect(await countRows()).toMatchObject({ decisions: 1, deliveries: 1 });
});

test("of two people, the second is told who decided and what is being sent", async () => {
  const sam = anOperator({ userId: "42", name: "Sam Ortiz", email: "sam@evergreen.example" });
  await approve();
  expect(await approve({ text: "Something else entirely" }, sam)).toEqual({
    ok: false,
    error: {
      kind: "alreadyDecided",
      decisionId: expect.any(Number),
      by: "Dana Whitfield",
      sent: SHIP_UPDATE,
      outcome: "pending",
    },
  });
  expect(await countRows()).toMatchObject({ decisions: 1, deliveries: 1 });
});

test("twenty people at once leave one decision", async () => {
  const people = Array.from({ length: 20 }, (_, index) => anOperator({ userId: String(index) }));
  const results = await Promise.all(people.map((person) => approve({}, person)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await countRows()).toMatchObject({ decisions: 1, deliveries: 1 });
});

test("a message that arrived after what was on screen stops the approval and writes nothing", async () => {
  await database.escalation.create({
    data: { shopDomain: SHOP, conversationId: 1207, lastMessageId: 48_300 },
  });
  expect(await approve()).toEqual({
    ok: false,
    error: { kind: "customerWroteAgain", newestMessageId: 48_300 },
  });
  expect(await countRows()).toEqual({ decisions: 0, deliveries: 0, mirrors: 0, jobs: [] });
  expect(await database.escalation.findFirstOrThrow()).toMatchObject({ version: 1, pendingDecisionId: null });
});

test.each([
  ["without a role", () => approve({}, anOperator({ roles: [] })), "readOnly"],
  ["with the approvals switched off", () => approve({}, anOperator(), false), "approvalsOff"],
  ["with no words", () => approve({ text: " \n " }), "emptyText"],
])("an approval %s is refused and writes nothing", async (_name, act, kind) => {
  expect(await act()).toEqual({ ok: false, error: { kind } });
  expect(await countRows()).toMatchObject({ decisions: 0, jobs: [] });
});

test("decisions of one stream are chained without a gap", async () => {
  for (const conversationId of [1, 2, 3]) await approve({ seen: aSeenCase({ conversationId }) });
  const rows = await database.decision.findMany({ orderBy: { position: "asc" } });
  expect(rows.map((row) => row.position)).toEqual([1, 2, 3]);
  rows.forEach((row, index) => {
    expect(row.prevHash).toBe(rows[index - 1]?.hash ?? GENESIS_HASH);
    expect(row.hash).toBe(chainHash(row.prevHash, row.contentSha256));
  });
});

test("a decision cannot be changed or deleted, not even by us", async () => {
  await approve();
  await expect(database.decision.updateMany({ data: { action: "reject" } })).rejects.toThrow("append-only");
  await expect(database.$executeRaw`delete from "Decision"`).rejects.toThrow("append-only");
});
