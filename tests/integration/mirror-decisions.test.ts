import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { mirrorDecisions } from "../../app/features/decisions/mirror-decisions.server.ts";
import { approveReply } from "../../app/features/replies/approve-reply.server.ts";
import { createSupabaseMirror } from "../../app/integrations/supabase/client.server.ts";
import { mirrorDecisionsTask } from "../../app/jobs/mirror-decisions.server.ts";
import type { JobContext } from "../../app/composition.server.ts";
import { UNDO_WINDOW_MS } from "../../app/domain/policy.ts";
import { anOperator, aSeenCase, NOW, SHIP_UPDATE, SHOP } from "../support/cases.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

type Row = Record<string, unknown>;
type Fault = (table: string, rows: Row[], response: ServerResponse) => boolean;

const KEYS: Record<string, string[]> = {
  decision_log: ["uid"],
  decision_text: ["uid"],
  decision_sync_events: ["uid", "attempt"],
  ledger_heads: ["shop_domain", "stream", "count"],
};

let own: TestDatabase;
let database: Database;
let server: Server;
let tables: Map<string, Map<string, Row>>;
let sizes: number[];
let fault: Fault | null;
let now: Date;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  tables = new Map(Object.keys(KEYS).map((name) => [name, new Map()]));
  sizes = [];
  fault = null;
  // Past the window in which an approval can be undone: the mirror waits for it.
  now = new Date(NOW.getTime() + UNDO_WINDOW_MS);
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await database.$disconnect();
  await own.drop();
});

/** The far side: keeps rows by primary key and answers as PostgREST does to an upsert that ignores duplicates. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const table = new URL(request.url ?? "/", "http://x").pathname.split("/").at(-1) ?? "";
  const rows = (await json(request)) as Row[];
  if (table === "decision_log") sizes.push(rows.length);
  if (fault?.(table, rows, response)) return;
  send(response, 201, store(table, rows));
}

function store(table: string, rows: Row[]): Row[] {
  const stored = tables.get(table) ?? new Map<string, Row>();
  return rows.filter((row) => {
    const key = (KEYS[table] ?? []).map((name) => row[name]).join("/");
    if (stored.has(key)) return false;
    stored.set(key, row);
    return true;
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function port() {
  const { port: number } = server.address() as AddressInfo;
  return createSupabaseMirror({
    url: `http://127.0.0.1:${number}`,
    secretKey: "sb_secret_test",
    timeoutMs: 400,
  });
}

function runOnce() {
  return mirrorDecisions({ database, clock: { now: () => now }, mirror: port(), jitter: () => 0 }, SHOP);
}

async function decide(count: number): Promise<number[]> {
  const deps = { database, clock: { now: () => NOW }, modalApprovals: true };
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const seen = aSeenCase({ conversationId: 2_000 + index });
    const approved = await approveReply(deps, anOperator(), {
      seen,
      template: "ship_update",
      text: SHIP_UPDATE,
      reason: null,
    });
    if (!approved.ok) throw new Error(approved.error.kind);
    ids.push(approved.value.decisionId);
  }
  return ids;
}

function mirrorsOf(ids: number[]) {
  return database.mirror.findMany({
    where: { decisionId: { in: ids } },
    orderBy: { decisionId: "asc" },
    select: { status: true, attempt: true, nextAttemptAt: true },
  });
}

function sizeOf(table: string): number {
  return tables.get(table)?.size ?? -1;
}

test("a batch arrives as one request, and text, head and attempts ride along", async () => {
  const ids = await decide(3);
  expect(await runOnce()).toEqual({ mirrored: 3, failed: 0, isComplete: true });
  expect(sizes).toEqual([3]);
  expect(Object.keys(KEYS).map(sizeOf)).toEqual([3, 3, 3, 1]);
  expect(await mirrorsOf(ids)).toEqual(
    ids.map(() => ({ status: "SUCCESS", attempt: 1, nextAttemptAt: null })),
  );
  const first = await database.decision.findUniqueOrThrow({ where: { id: ids[0] } });
  expect(tables.get("decision_log")?.get(first.uid)).toMatchObject({
    decision_id: ids[0],
    decision_type: "cx.escalation",
    content_sha256: first.contentSha256,
    decided_at: NOW.toISOString(),
  });
  expect(JSON.stringify([...(tables.get("decision_log")?.values() ?? [])])).not.toContain("Hi Alex");
  expect(tables.get("ledger_heads")?.has(`${SHOP}/live/3`)).toBe(true);
});

test("an outage costs attempts and no row: the next comes in 5 min and then succeeds", async () => {
  const ids = await decide(1);
  fault = (_table, _rows, response) => (send(response, 503, { code: "PGRST002", message: "no cache" }), true);
  for (const waitMs of [1_000, 2_000, 300_000]) {
    expect(await runOnce()).toMatchObject({ mirrored: 0, failed: 1 });
    expect((await mirrorsOf(ids))[0]?.nextAttemptAt).toEqual(new Date(now.getTime() + waitMs));
    expect(await runOnce()).toMatchObject({ mirrored: 0, failed: 0 });
    now = new Date(now.getTime() + waitMs);
  }
  fault = null;
  expect(await runOnce()).toEqual({ mirrored: 1, failed: 0, isComplete: true });
  expect(await mirrorsOf(ids)).toEqual([{ status: "SUCCESS", attempt: 4, nextAttemptAt: null }]);
  expect(sizeOf("decision_sync_events")).toBe(4);
});

test("a row whose answer was lost is stored once", async () => {
  const ids = await decide(1);
  fault = (table, rows, response) => {
    store(table, rows);
    response.destroy();
    fault = null;
    return true;
  };
  await runOnce();
  expect(await mirrorsOf(ids)).toMatchObject([{ status: "RETRYABLE", attempt: 1 }]);
  now = new Date(now.getTime() + 1_000);
  await runOnce();
  expect(await mirrorsOf(ids)).toMatchObject([{ status: "SUCCESS", attempt: 2 }]);
  expect(sizeOf("decision_log")).toBe(1);
});

test("a batch that times out goes on in halves, and each try is an attempt", async () => {
  const ids = await decide(4);
  fault = (_table, rows) => rows.length > 2;
  expect(await runOnce()).toMatchObject({ mirrored: 4, failed: 0 });
  expect(sizes).toEqual([4, 2, 2]);
  expect(await mirrorsOf(ids)).toEqual(
    ids.map(() => ({ status: "SUCCESS", attempt: 2, nextAttemptAt: null })),
  );
  const timeout = await database.syncAttempt.findFirstOrThrow({ where: { attempt: 1 } });
  expect(timeout).toMatchObject({ status: "TIMEOUT", errorCode: "ETIMEDOUT" });
  expect(timeout.durationMs.toNumber()).toBeGreaterThanOrEqual(395);
});

test("one poison row is isolated and its neighbours arrive", async () => {
  const ids = await decide(5);
  fault = (_table, rows, response) => {
    const isPoisoned = rows.some((row) => row.decision_id === ids[2] && "hash" in row);
    if (isPoisoned) send(response, 400, { code: "23514", message: "check" });
    return isPoisoned;
  };
  expect(await runOnce()).toMatchObject({ mirrored: 4, failed: 1 });
  expect((await mirrorsOf(ids)).map(({ status, attempt }) => `${status} ${attempt}`)).toEqual([
    "SUCCESS 1",
    "SUCCESS 1",
    "REJECTED 1",
    "SUCCESS 1",
    "SUCCESS 1",
  ]);
  now = new Date(now.getTime() + 86_400_000);
  expect(await runOnce()).toMatchObject({ mirrored: 0, failed: 0 });
});

test("a wrong key refuses all rows in one request, and is tried again", async () => {
  const ids = await decide(4);
  fault = (_table, _rows, response) => (send(response, 401, { message: "Invalid API key" }), true);
  expect(await runOnce()).toMatchObject({ mirrored: 0, failed: 4 });
  expect(sizes).toEqual([4]);
  expect((await mirrorsOf(ids))[0]).toMatchObject({ status: "REJECTED", attempt: 1 });
  fault = null;
  now = new Date(now.getTime() + 300_000);
  expect(await runOnce()).toMatchObject({ mirrored: 4, failed: 0 });
});

test("what rides along comes again when it did not arrive", async () => {
  await decide(1);
  fault = (table, _rows, response) => {
    if (table === "decision_text") send(response, 503, {});
    return table === "decision_text";
  };
  expect(await runOnce()).toEqual({ mirrored: 1, failed: 0, isComplete: false });
  fault = null;
  expect(await runOnce()).toEqual({ mirrored: 0, failed: 0, isComplete: true });
  expect(Object.keys(KEYS).map(sizeOf)).toEqual([1, 1, 1, 1]);
});

test("two runs at once never carry the same row", async () => {
  const ids = await decide(2);
  const runs = await Promise.all([runOnce(), runOnce()]);
  expect(runs.map(({ mirrored }) => mirrored).toSorted()).toEqual([0, 2]);
  expect(await database.syncAttempt.count({ where: { decisionId: { in: ids } } })).toBe(2);
});

test("without a connection rows wait, and a job looks again", async () => {
  const ids = await decide(1);
  await database.$executeRaw`
    select graphile_worker.remove_job(key) from graphile_worker.jobs where task_identifier = 'mirror-decisions'`;
  const context = {
    database,
    clock: { now: () => now },
    connections: () => ({ mirror: { isConnected: false, remedy: randomUUID() } }),
  } as unknown as JobContext;
  await mirrorDecisionsTask(context, { shopDomain: SHOP });
  expect(await mirrorsOf(ids)).toEqual([{ status: "PENDING", attempt: 0, nextAttemptAt: now }]);
  const jobs = await database.$queryRaw<{ key: string; run_at: Date }[]>`
    select key, run_at from graphile_worker.jobs where task_identifier = 'mirror-decisions'`;
  expect(jobs).toEqual([{ key: `mirror:${SHOP}`, run_at: new Date(now.getTime() + 300_000) }]);
});
