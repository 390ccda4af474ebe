import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { decisionRow, headRow, syncEventRow, textRow } from "../support/mirror-rows.ts";
import { startTestSupabase, type TestSupabase } from "../support/supabase.ts";

const APPEND_ONLY = ["decision_log", "decision_sync_events", "facts", "ledger_heads"];
const TABLES = [...APPEND_ONLY, "decision_text"];
let supabase: TestSupabase;

beforeAll(async () => {
  supabase = await startTestSupabase();
});
afterEach(async () => {
  supabase.setFault();
  await supabase.query("drop trigger if exists test_fault on decision_text");
});
afterAll(() => supabase?.stop());

async function rest(method: string, path: string, headers: Record<string, string>) {
  const url = `${supabase.url}/rest/v1/${path}`;
  const body = method === "PATCH" ? JSON.stringify({ action: "reject" }) : null;
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** Something that goes wrong inside the database while a text is written. */
async function failTextsWith(statement: string): Promise<void> {
  await supabase.query(`create or replace function test_fault() returns trigger language plpgsql as $$
    begin ${statement}; return new; end $$`);
  await supabase.query(
    "create trigger test_fault before insert on decision_text for each row execute function test_fault()",
  );
}

test("the roles hold exactly what the migration grants", async () => {
  const grants =
    await supabase.query(`select grantee, table_name, string_agg(privilege_type, ' ' order by privilege_type) as may
    from information_schema.role_table_grants
    where table_schema = 'public' and grantee in ('PUBLIC', 'anon', 'authenticated', 'service_role')
    group by 1, 2 order by 2`);
  const mayAdd = (table: string) => ({ grantee: "service_role", table_name: table, may: "INSERT SELECT" });
  expect(grants).toEqual([
    mayAdd("decision_log"),
    { grantee: "service_role", table_name: "decision_log_dashboard", may: "SELECT" },
    mayAdd("decision_sync_events"),
    { grantee: "service_role", table_name: "decision_text", may: "DELETE INSERT SELECT" },
    mayAdd("facts"),
    mayAdd("ledger_heads"),
  ]);
});

test.each(TABLES)("row level security is on for %s", async (table) => {
  const rows = await supabase.query(
    `select relrowsecurity from pg_class where oid = 'public.${table}'::regclass`,
  );
  expect(rows).toEqual([{ relrowsecurity: true }]);
});

test.each(["anon", "authenticated"])("%s reads nothing", async (role) => {
  for (const table of [...TABLES, "decision_log_dashboard"]) {
    await expect(supabase.query(`set role ${role}; select * from ${table}`)).rejects.toThrow(
      "permission denied",
    );
  }
});

test("no key and a foreign key are turned away", async () => {
  await expect(rest("GET", "decision_log", {})).resolves.toMatchObject({ status: 401 });
  await expect(rest("GET", "decision_log", { apikey: "sb_secret_guess" })).resolves.toMatchObject({
    status: 401,
  });
});

test.each(["PATCH", "DELETE"])("the service role's %s on a mirrored decision is refused", async (method) => {
  const row = decisionRow();
  await supabase.mirror().writeDecisions([row]);
  const answer = await rest(method, `decision_log?uid=eq.${row.uid}`, { apikey: supabase.secretKey });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain("42501");
});

test("not even the owner changes what was mirrored", async () => {
  const mirror = supabase.mirror();
  await mirror.writeDecisions([decisionRow()]);
  await mirror.writeSyncEvents([syncEventRow()]);
  await mirror.writeHeads([headRow()]);
  await supabase.query(`insert into facts values
    (gen_random_uuid(), 'a.myshopify.com', 'cx', 'follow_up_due', '1', null, null, now())`);
  for (const table of APPEND_ONLY) {
    for (const change of [
      `update ${table} set shop_domain = 'b'`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      const statement = table === "decision_sync_events" ? change.replace("shop_domain", "scope") : change;
      await expect(supabase.query(statement)).rejects.toThrow(`${table} is append-only`);
    }
  }
});

test("a redaction deletes the words and leaves the decision", async () => {
  const row = decisionRow();
  await supabase.mirror().writeDecisions([row]);
  await supabase.mirror().writeTexts([textRow({ uid: row.uid })]);
  const answer = await rest("DELETE", `decision_text?uid=eq.${row.uid}`, { apikey: supabase.secretKey });
  expect(answer.status).toBe(204);
  await expect(supabase.query(`select * from decision_text where uid = '${row.uid}'`)).resolves.toEqual([]);
  await expect(supabase.mirror().readDecision(row.uid)).resolves.not.toBeNull();
});

test("the dashboard shows each decision with its last attempt", async () => {
  const row = decisionRow();
  const event = { uid: row.uid, decision_id: row.decision_id };
  await supabase.mirror().writeDecisions([row]);
  await supabase
    .mirror()
    .writeSyncEvents([
      syncEventRow({ ...event, attempt: 2, status: "SUCCESS", duration_ms: 88.5 }),
      syncEventRow({ ...event, attempt: 1, status: "TIMEOUT", error_code: "ETIMEDOUT" }),
    ]);
  const shown = await supabase.query(
    `select status, attempt, duration_ms, error_code from decision_log_dashboard where uid = '${row.uid}'`,
  );
  expect(shown).toEqual([{ status: "SUCCESS", attempt: 2, duration_ms: "88.50", error_code: null }]);
  const read = await rest("GET", `decision_log_dashboard?select=status&uid=eq.${row.uid}`, {
    apikey: supabase.secretKey,
  });
  expect(read).toEqual({ status: 200, text: '[{"status":"SUCCESS"}]' });
});

test("a column the project does not have is refused and named by its code", async () => {
  const row = { ...decisionRow(), mood: "calm" };
  await expect(supabase.mirror().writeDecisions([row])).resolves.toMatchObject({
    status: "REJECTED",
    errorCode: "PGRST204",
  });
});

test("a table the project does not have is a refusal, never a success", async () => {
  onTestFinished(async () => {
    await supabase.query("alter table decision_text_aside rename to decision_text");
  });
  await supabase.query("alter table decision_text rename to decision_text_aside");
  await expect(supabase.mirror().writeTexts([textRow()])).resolves.toMatchObject({
    status: "REJECTED",
    errorCode: "42P01",
  });
});

test("PostgREST killed under a write is worth a retry, and the retry stores the row once", async () => {
  await failTextsWith("perform pg_sleep(1)");
  const row = textRow();
  const broken = supabase.mirror().writeTexts([row]);
  await vi.waitFor(async () => {
    const sleeping =
      "select 1 as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
    await expect(supabase.query(sleeping)).resolves.toHaveLength(1);
  });
  await supabase.killPostgrest();
  await expect(broken).resolves.toMatchObject({ status: "RETRYABLE" });
  await expect(supabase.mirror().writeTexts([row])).resolves.toMatchObject({
    status: "RETRYABLE",
    errorCode: "HTTP_502",
  });

  await supabase.startPostgrest();
  await expect(supabase.mirror().writeTexts([row])).resolves.toMatchObject({ status: "SUCCESS" });
  await expect(
    supabase.query(`select 1 as n from decision_text where uid = '${row.uid}'`),
  ).resolves.toHaveLength(1);
});

test("two projects can be prepared on one server at once", async () => {
  const projects = await Promise.all([startTestSupabase(), startTestSupabase()]);
  for (const project of projects) {
    await expect(project.mirror().ping()).resolves.toMatchObject({ status: "SUCCESS" });
    await project.stop();
  }
});

test("a project that does not answer is a timeout at the deadline", async () => {
  supabase.setFault(() => true);
  const outcome = await supabase.mirror({ timeoutMs: 200 }).writeDecisions([decisionRow()]);
  expect(outcome).toMatchObject({ status: "TIMEOUT", errorCode: "ETIMEDOUT", inserted: 0 });
  expect(outcome.durationMs).toBeGreaterThanOrEqual(190);
  expect(outcome.durationMs).toBeLessThan(1_000);
});

test("headers and then silence are a timeout too", async () => {
  supabase.setFault((_incoming, outgoing) => {
    outgoing.writeHead(201, { "content-type": "application/json" });
    outgoing.write("[");
    return true;
  });
  const outcome = await supabase.mirror({ timeoutMs: 200 }).writeDecisions([decisionRow()]);
  expect(outcome).toMatchObject({ status: "TIMEOUT", errorCode: "ETIMEDOUT" });
  expect(outcome.durationMs).toBeGreaterThanOrEqual(190);
  expect(outcome.durationMs).toBeLessThan(1_000);
});

test("what was stored after the deadline is found by the replay", async () => {
  await failTextsWith("perform pg_sleep(0.5)");
  const row = textRow();
  await expect(supabase.mirror({ timeoutMs: 100 }).writeTexts([row])).resolves.toMatchObject({
    status: "TIMEOUT",
  });
  await vi.waitFor(
    async () => {
      await expect(
        supabase.query(`select 1 as n from decision_text where uid = '${row.uid}'`),
      ).resolves.toHaveLength(1);
    },
    { timeout: 5_000 },
  );
  await expect(supabase.mirror().writeTexts([row])).resolves.toMatchObject({
    status: "SUCCESS",
    duplicates: 1,
  });
});

test("a connection that breaks off is worth a retry", async () => {
  supabase.setFault((incoming) => {
    incoming.socket.resetAndDestroy();
    return true;
  });
  await expect(supabase.mirror().writeDecisions([decisionRow()])).resolves.toMatchObject({
    status: "RETRYABLE",
    errorCode: "ECONNRESET",
  });
});

test("being asked to wait is passed on with the time", async () => {
  await failTextsWith(`raise sqlstate 'PGRST' using
    message = '{"code":"429","message":"rate limited"}',
    detail = '{"status":429,"headers":{"Retry-After":"3"}}'`);
  await expect(supabase.mirror().writeTexts([textRow()])).resolves.toMatchObject({
    status: "RETRYABLE",
    errorCode: "429",
    retryAfterMs: 3_000,
  });
});

test("a database that is unavailable is worth a retry", async () => {
  await failTextsWith("raise sqlstate 'PT503' using message = 'injected'");
  await expect(supabase.mirror().writeTexts([textRow()])).resolves.toMatchObject({ status: "RETRYABLE" });
});
