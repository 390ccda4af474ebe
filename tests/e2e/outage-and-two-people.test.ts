import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { startPostgres, type RunningPostgres } from "../../scripts/platform/postgres.ts";
import { startSupabase, type RunningSupabase } from "../../scripts/platform/supabase.ts";
import { createAppClient, type AppClient } from "../../scripts/stand-ins/app-client.ts";

const ORDER = { late: "/app/orders/6200001045", breached: "/app/orders/6200001071" };

let directories: string[];
let postgres: RunningPostgres;
let supabase: RunningSupabase;
let demo: RunningDemo;
let isSupabaseHanging = false;

beforeAll(async () => {
  directories = [mkdtempSync(join(tmpdir(), "cx-e2e-")), mkdtempSync(join(tmpdir(), "cx-e2e-"))];
  const [dataDir = "", supabaseDir = ""] = directories;
  postgres = await startPostgres({ dataDir: supabaseDir });
  supabase = await startSupabase({
    databaseUrl: await postgres.ensureDatabase("supabase"),
    // Takes the connection and never answers.
    fault: () => isSupabaseHanging,
  });
  process.env.SUPABASE_URL = supabase.url;
  process.env.SUPABASE_SECRET_KEY = supabase.secretKey;
  demo = await startDemo({ dataDir, isReset: false, port: null, source: "build" });
});

afterAll(async () => {
  await demo?.stop();
  await supabase?.stop();
  await postgres?.stop();
  delete process.env.SUPABASE_URL;
  delete process.env.SUPABASE_SECRET_KEY;
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function signedInAs(person: { userId: string }): AppClient {
  return createAppClient({
    appUrl: demo.appUrl,
    shop: EVERGREEN_SHOP.domain,
    userId: person.userId,
    ...demo.settings,
  });
}

const panelSchema = z.object({
  reply: z.object({
    seen: z.string(),
    suggested: z.string(),
    offers: z.array(z.object({ template: z.string(), text: z.string() })),
  }),
});

async function openPanel(client: AppClient, path: string) {
  const loaded = (await client.load(path, "routes/app.orders.$orderId")) as { panel: Promise<unknown> };
  const { reply } = panelSchema.parse(await loaded.panel);
  const offer = reply.offers.find(({ template }) => template === reply.suggested);
  return { intent: "approve", seen: reply.seen, template: reply.suggested, text: offer?.text ?? "" };
}

async function mirrorHealth(client: AppClient): Promise<string> {
  const { health } = (await client.load("/app", "routes/app._index")) as { health: { mirror: string } };
  return health.mirror;
}

test("with Supabase hanging an approval answers at once, the page says so, and the row comes by itself", async () => {
  const dana = signedInAs(evergreenStaff.dana);
  const form = await openPanel(dana, ORDER.late);
  isSupabaseHanging = true;
  const startedAt = performance.now();
  expect(await dana.submit(ORDER.late, form)).toMatchObject({ ok: true });
  // Below the mirror's own deadline of 1.5 s: the request cannot have waited for it.
  expect(performance.now() - startedAt).toBeLessThan(1_400);

  await expect
    .poll(() => demo.database.syncAttempt.findFirst({ orderBy: { attempt: "asc" } }), { timeout: 10_000 })
    .toMatchObject({ attempt: 1, status: "TIMEOUT", errorCode: "ETIMEDOUT" });
  expect(await mirrorHealth(dana)).toBe("Behind: 1 row retrying");

  isSupabaseHanging = false;
  await expect
    .poll(() => demo.database.mirror.findFirst({ select: { status: true } }), { timeout: 20_000 })
    .toEqual({ status: "SUCCESS" });
  await expect.poll(() => mirrorHealth(dana), { timeout: 10_000 }).toBe("Up to date");
  const rows = await fetch(`${supabase.url}/rest/v1/decision_log?select=action`, {
    headers: { apikey: supabase.secretKey },
  });
  expect(await rows.json()).toEqual([{ action: "approve_send" }]);
});

test("two people approve the same case: one message, and the second is told who decided", async () => {
  const [priya, sam] = [signedInAs(evergreenStaff.priya), signedInAs(evergreenStaff.sam)];
  const [hers, his] = [await openPanel(priya, ORDER.breached), await openPanel(sam, ORDER.breached)];
  expect(await priya.submit(ORDER.breached, hers)).toMatchObject({ ok: true });
  expect(await sam.submit(ORDER.breached, his)).toEqual({
    ok: false,
    field: null,
    sentence: expect.stringMatching(/^Priya Shah decided first and is sending: “Hi Taylor/),
  });
  const decisions = await demo.database.decision.findMany({ where: { orderName: "#EVR-1071" } });
  expect(decisions.map((decision) => decision.operatorName)).toEqual(["Priya Shah"]);
});

test("the same approval twice is one decision, and both clicks hear of it", async () => {
  const priya = signedInAs(evergreenStaff.priya);
  const path = "/app/orders/6200001041";
  const form = await openPanel(priya, path);
  const answers = await Promise.all([priya.submit(path, form), priya.submit(path, form)]);
  const ids = answers.map((answer) =>
    z.object({ ok: z.literal(true), decisionId: z.number() }).parse(answer),
  );
  expect(ids[0]).toEqual(ids[1]);
});

test("a staff member without a role reads, and cannot approve", async () => {
  const leo = signedInAs(evergreenStaff.leo);
  const path = "/app/orders/6200001090";
  const form = await openPanel(leo, path);
  expect(await leo.submit(path, form)).toEqual({
    ok: false,
    field: null,
    sentence: expect.stringContaining("A manager can give you the operator role"),
  });
});
