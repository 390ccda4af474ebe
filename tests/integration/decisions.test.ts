import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { getDecision, type DecisionDeps } from "../../app/features/decisions/get-decision.server.ts";
import { listDecisions } from "../../app/features/decisions/list-decisions.server.ts";
import { toDecisionLogRow } from "../../app/features/decisions/mirror-rows.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { createSupabaseMirror } from "../../app/integrations/supabase/client.server.ts";
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

async function decide(conversationId: number, place: { shopDomain?: string; world?: string } = {}) {
  const { shopDomain = SHOP, world = "live" } = place;
  const approved = await approveReply(
    { database, clock: { now: () => NOW }, modalApprovals: true },
    anOperator({ shopDomain }),
    {
      seen: aSeenCase({ conversationId, shopDomain, world }),
      template: "ship_update",
      text: SHIP_UPDATE,
      reason: null,
    },
  );
  if (!approved.ok) throw new Error(approved.error.kind);
  return approved.value.decisionId;
}

/** Supabase as it answers when these are its rows. */
function supabaseHolding(rows: unknown[], status = 200): DecisionDeps {
  const fetch = async (input: RequestInfo | URL) => {
    const isLog = String(input instanceof Request ? input.url : input).includes("/decision_log");
    return new Response(JSON.stringify(isLog || status !== 200 ? rows : []), { status });
  };
  const port = createSupabaseMirror({
    url: "http://supabase.test",
    secretKey: "sb_secret_test",
    timeoutMs: 500,
    fetch,
  });
  return { database, shopDomain: SHOP, clock: { now: () => NOW }, mirror: { isConnected: true, port } };
}

async function mirroredRow(id: number) {
  const decision = await database.decision.findUniqueOrThrow({ where: { id } });
  // As PostgREST writes an instant.
  return {
    ...toDecisionLogRow(decision),
    decided_at: NOW.toISOString().replace("Z", "+00:00"),
    mirrored_at: "2026-11-23T15:42:01.5+00:00",
  };
}

test("the list holds the shop's own live decisions and no others, newest first", async () => {
  const first = await decide(1);
  await decide(1, { shopDomain: "other.myshopify.com" });
  await decide(1, { world: randomUUID() });
  const second = await decide(2);
  const list = await listDecisions({ database, shopDomain: SHOP }, null);
  expect(list.rows.map(({ id }) => id)).toEqual([second, first]);
  expect(list.rows[0]).toMatchObject({ outcome: "pending", mirror: { status: "PENDING", attempt: 0 } });
  expect(list).toMatchObject({ isFirstPage: true, olderThan: null });
});

test("an older page begins below the id it is given, and a broken one is the first page", async () => {
  const first = await decide(1);
  const second = await decide(2);
  const older = await listDecisions({ database, shopDomain: SHOP }, String(second));
  expect(older.rows.map(({ id }) => id)).toEqual([first]);
  expect((await listDecisions({ database, shopDomain: SHOP }, "x'--")).rows).toHaveLength(2);
});

test("the row in Supabase matches when its content hashes to ours", async () => {
  const id = await decide(1);
  const view = await getDecision(supabaseHolding([await mirroredRow(id)]), String(id));
  expect(view?.supabaseRow.state).toBe("matches");
  expect(view?.chain).toMatchObject({ isVerified: true, stream: "live", position: 1, length: 1 });
  expect(view).toMatchObject({ template: "ship_update, v1", text: { sent: SHIP_UPDATE } });
});

test("a row that was changed under its stored hash differs", async () => {
  const id = await decide(1);
  const changed = { ...(await mirroredRow(id)), operator_email: "someone@else.example" };
  const view = await getDecision(supabaseHolding([changed]), String(id));
  expect(view?.supabaseRow.state).toBe("differs");
});

test("an absent row and a refused read are told apart, and neither hides the decision", async () => {
  const id = await decide(1);
  expect((await getDecision(supabaseHolding([]), String(id)))?.supabaseRow.state).toBe("absent");
  const refused = await getDecision(supabaseHolding([], 401), String(id));
  expect(refused?.supabaseRow).toMatchObject({ state: "unread" });
  const remedy = "Supabase is not connected";
  const unconnected = { ...supabaseHolding([]), mirror: { isConnected: false as const, remedy } };
  expect((await getDecision(unconnected, String(id)))?.supabaseRow).toEqual({
    state: "unread",
    sentence: remedy,
  });
});

test("the second decision is verified against the first, and they are each other's neighbours", async () => {
  const first = await decide(1);
  const second = await decide(2);
  const view = await getDecision(supabaseHolding([]), String(second));
  expect(view?.chain).toMatchObject({ isVerified: true, position: 2, length: 2 });
  expect(view).toMatchObject({ olderHref: `/app/decisions/${first}`, newerHref: null });
});

test.each(["0", "-1", "abc", "99999999999", ""])("there is no decision %j", async (param) => {
  expect(await getDecision(supabaseHolding([]), param)).toBeNull();
});

test("another shop's decision is not found", async () => {
  const id = await decide(1, { shopDomain: "other.myshopify.com" });
  expect(await getDecision(supabaseHolding([]), String(id))).toBeNull();
});
