import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { approveReply, type ApproveReplyCommand } from "../../app/features/replies/approve-reply.server.ts";
import type { SeenCase } from "../../app/domain/seen-case.ts";
import { chainHash, GENESIS_HASH, saltedDigest } from "../../app/lib/decision-hash.server.ts";
import { anOperator, aSeenCase, NOW, SHIP_UPDATE, SHOP } from "../support/cases.ts";
import { judgingFacts } from "../support/judging-facts.ts";
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

const command: ApproveReplyCommand = {
  seen: aSeenCase(),
  template: "ship_update",
  text: SHIP_UPDATE,
  reason: null,
};

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
  [
    "an own reply",
    { template: null, text: "Hi Alex, thank you for writing, and for the photo." },
    "manual_reply",
  ],
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
  expect(await approve({ text: `${SHIP_UPDATE} Best, Sam`, reason: "My own name" }, sam)).toEqual({
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

/* Where a person could type it: into the suggestion, a template picked by hand, or a reply of their own. */
const paths = [
  ["an edit of the suggestion", { template: "ship_update" }],
  ["an own reply", { template: null }],
  ["a template that was not on offer", { template: "refund_offer" }],
  ["an own reply while AI is off", { template: null, seen: aSeenCase({ isAiOn: false, suggested: null }) }],
] as const satisfies [string, Partial<ApproveReplyCommand>][];

const blockedTexts = [
  ["amount_over_threshold", "We'll refund $800 to your card, as you asked us to."],
  ["wrong_order", "Thank you for asking about order #9999, we look into it."],
  ["foreign_url", "You can follow it here: [track](http://evil.tld) at any time."],
  ["ai_mention", "As an AI language model I cannot say when it will come."],
  ["tool_mention", "We wrote a function_call about it into Chatwoot for you."],
  ["placeholder", "Hi {{name}}, thank you for your message about the parcel."],
  ["third_party_pii", "Please write to mara.ellis@example.net about this parcel."],
  ["card", "We saw your card 4111 1111 1111 1111 on the order, thanks."],
  ["hidden characters", "Please see ev\u200bil.shop for the state of your parcel today."],
] as const;

const everyPath = paths.flatMap(([path, change]) =>
  blockedTexts.map(([name, text]) => [name, path, { ...change, text }] as const),
);

test.each(everyPath)(
  "%s is refused as %s, whoever approves and whatever reason comes with it",
  async (...each) => {
    const change = { ...each[2], reason: "The customer insists on it" };
    for (const roles of [["operator"], ["manager"]] as const) {
      expect(await approve(change, anOperator({ roles }))).toMatchObject({
        ok: false,
        error: {
          kind: "blocked",
          findings: expect.arrayContaining([expect.objectContaining({ class: "blocked" })]),
        },
      });
    }
    expect(await countRows()).toEqual({ decisions: 0, deliveries: 0, mirrors: 0, jobs: [] });
  },
);

test.each([
  ["refund_as_done", "Hi Alex, I have refunded you, and thank you for your patience.", "commitment"],
  ["invented_eta", `${SHIP_UPDATE} It arrives Saturday.`, "date"],
  ["invented_tracking", `${SHIP_UPDATE} It has tracking 1Z999AA10123456784.`, "code"],
  ["wrong_name", SHIP_UPDATE.replace("Alex", "Bob"), "name"],
  ["invented_discount", `${SHIP_UPDATE} Use SORRY20 next time.`, "code"],
  ["liability", `${SHIP_UPDATE} We admit fault.`, "fault_admission"],
  ["truncated", "Hi Alex, thanks for", "length"],
])("%s is sent only with a typed reason, which is kept", async (_, text, kind) => {
  for (const reason of [null, "", "  ok  "]) {
    expect(await approve({ text, reason })).toMatchObject({
      ok: false,
      error: {
        kind: "needsReason",
        findings: expect.arrayContaining([expect.objectContaining({ class: "warned", kind })]),
      },
    });
  }
  expect(await countRows()).toMatchObject({ decisions: 0, jobs: [] });
  expect(await approve({ text, reason: " Confirmed by the carrier " })).toMatchObject({ ok: true });
  const { payload, text: kept } = await database.decision.findFirstOrThrow({ include: { text: true } });
  expect(kept).toMatchObject({ sent: text, reason: "Confirmed by the carrier" });
  expect(payload).toMatchObject({
    findings: expect.arrayContaining([{ kind, start: expect.any(Number), end: expect.any(Number) }]),
    reasonDigest: saltedDigest(kept?.salt ?? "", "Confirmed by the carrier"),
  });
  for (const words of ["carrier", "Alex", "thanks", "Saturday", "SORRY20"]) {
    expect(JSON.stringify(payload)).not.toContain(words);
  }
});

test("a reason that nothing asked for is not kept", async () => {
  await approve({ reason: "Just because" });
  const { text } = await database.decision.findFirstOrThrow({ include: { text: true } });
  expect(text).toMatchObject({ sent: SHIP_UPDATE, reason: null });
});

test("a template brings its promises, an own reply of the same words does not", async () => {
  const own = await approve({ template: null });
  expect(own).toMatchObject({ ok: false, error: { kind: "needsReason" } });
  await approve({ template: null, reason: "Agreed with the dock" });
  expect(await database.decision.findFirstOrThrow({ include: { obligations: true } })).toMatchObject({
    action: "manual_reply",
    obligations: [],
  });
});

test("a template that a rule speaks against is sent only with a reason, and the rule is on record", async () => {
  const offered = [{ ...aSeenCase().offered[0], against: ["policy_exception"] }] as SeenCase["offered"];
  const seen = aSeenCase({ isAiOn: false, suggested: null, offered });
  expect(await approve({ seen })).toEqual({
    ok: false,
    error: { kind: "needsReason", findings: [], against: ["policy_exception"] },
  });
  expect(await approve({ seen, reason: "It was lost on the way" })).toMatchObject({ ok: true });
  const { payload, text } = await database.decision.findFirstOrThrow({ include: { text: true } });
  expect(payload).toMatchObject({ against: ["policy_exception"], findings: [] });
  expect(text?.reason).toBe("It was lost on the way");
});

test.each([
  ["operator", "$500.00", true],
  ["operator", "$500.01", false],
  ["manager", "$500.01", true],
  ["manager", "$900.01", false],
] as const)("the role at the approval counts: a %s who promises %s: %s", async (role, amount, isSent) => {
  const text = `Hi Alex, we can refund ${amount} to the card that you paid with.`;
  const seen = aSeenCase(judgingFacts("900.00"));
  const change = { seen, template: null, text, reason: "Asked by the customer" };
  expect((await approve(change, anOperator({ roles: [role] }))).ok).toBe(isSent);
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
