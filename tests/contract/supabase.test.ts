import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSupabaseMirror } from "../../app/integrations/supabase/client.server.ts";
import type { MirrorPort } from "../../app/integrations/supabase/port.ts";
import { decisionRow, headRow, syncEventRow, textRow } from "../support/mirror-rows.ts";
import { startTestSupabase } from "../support/supabase.ts";

interface FarSide {
  mirror(options?: { secretKey: string }): MirrorPort;
  stop(): Promise<void>;
}

/**
 * What the app relies on at Supabase, checked against PostgREST on PostgreSQL and, where the environment names one,
 * a live project: SUPABASE_CONTRACT_URL with SUPABASE_SECRET_KEY and supabase/migrations applied. It keeps some rows
 * of scope `build`, since the tables are append-only.
 */
const liveUrl = process.env.SUPABASE_CONTRACT_URL;
const sides: [name: string, start: () => Promise<FarSide>][] = [["PostgREST on loopback", startTestSupabase]];
if (liveUrl) sides.push(["the live project", async () => liveProject(liveUrl)]);

function liveProject(url: string): FarSide {
  const secretKey = process.env.SUPABASE_SECRET_KEY;
  if (!secretKey) throw new Error("SUPABASE_CONTRACT_URL needs SUPABASE_SECRET_KEY beside it");
  return {
    mirror: (options) => createSupabaseMirror({ url, secretKey, timeoutMs: 10_000, ...options }),
    stop: () => Promise.resolve(),
  };
}

test.skipIf(!liveUrl)("the live half is skipped where SUPABASE_CONTRACT_URL names no project", () => {
  expect(sides).toHaveLength(2);
});

describe.each(sides)("%s", (_, start) => {
  let side: FarSide;
  let mirror: MirrorPort;

  beforeAll(async () => {
    side = await start();
    mirror = side.mirror();
  });
  afterAll(() => side?.stop());

  test("a new decision is stored as it was sent, with the database's own time of mirroring", async () => {
    const row = decisionRow();
    await expect(mirror.writeDecisions([row])).resolves.toMatchObject({
      status: "SUCCESS",
      errorCode: null,
      inserted: 1,
      duplicates: 0,
    });
    await expect(mirror.readDecision(row.uid)).resolves.toEqual({ ...row, mirrored_at: expect.any(String) });
  });

  test("empty columns come back as null", async () => {
    const row = decisionRow({ order_id: null, order_name: null, conversation_id: null, sla_seconds: null });
    await mirror.writeDecisions([row]);
    await expect(mirror.readDecision(row.uid)).resolves.toMatchObject(row);
  });

  test("a replay stores nothing twice and says so", async () => {
    const [known, fresh] = [decisionRow(), decisionRow()];
    await mirror.writeDecisions([known]);
    await expect(mirror.writeDecisions([known])).resolves.toMatchObject({ inserted: 0, duplicates: 1 });
    await expect(mirror.writeDecisions([known, fresh])).resolves.toMatchObject({
      inserted: 1,
      duplicates: 1,
    });
  });

  test("a replay with other content does not overwrite", async () => {
    const row = decisionRow({ action: "approve_send" });
    await mirror.writeDecisions([row]);
    await mirror.writeDecisions([{ ...row, action: "reject" }]);
    await expect(mirror.readDecision(row.uid)).resolves.toMatchObject({ action: "approve_send" });
  });

  test("the same decision sent by many at once is one row", async () => {
    const row = decisionRow();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => mirror.writeDecisions([row])));
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => "SUCCESS"));
    expect(outcomes.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(1);
  });

  test("one bad row refuses its whole batch", async () => {
    const good = decisionRow();
    const outcome = await mirror.writeDecisions([good, decisionRow({ scope: "elsewhere" })]);
    expect(outcome).toMatchObject({ status: "REJECTED", errorCode: "23514", inserted: 0, duplicates: 0 });
    await expect(mirror.readDecision(good.uid)).resolves.toBeNull();
  });

  test("a refusal carries nothing of the row: the database quotes all of it", async () => {
    const outcome = await mirror.writeDecisions([decisionRow({ scope: "elsewhere" })]);
    expect(JSON.stringify(outcome)).not.toContain("sam@example.com");
  });

  test("a decision that is not there is null", async () => {
    await expect(mirror.readDecision(randomUUID())).resolves.toBeNull();
  });

  test("an attempt is kept once per number", async () => {
    const first = syncEventRow();
    const second = syncEventRow({ uid: first.uid, attempt: 2, status: "TIMEOUT", error_code: "ETIMEDOUT" });
    await mirror.writeSyncEvents([first]);
    await expect(mirror.writeSyncEvents([first, second])).resolves.toMatchObject({
      inserted: 1,
      duplicates: 1,
    });
  });

  test("a text is stored once", async () => {
    const row = textRow();
    await expect(mirror.writeTexts([row])).resolves.toMatchObject({ inserted: 1 });
    await expect(mirror.writeTexts([row])).resolves.toMatchObject({ inserted: 0, duplicates: 1 });
  });

  test("the head of a stream is the one with the highest count", async () => {
    const first = headRow();
    const later = headRow({ stream: first.stream, count: 12, hash: "f".repeat(64) });
    await mirror.writeHeads([later]);
    await mirror.writeHeads([first]);
    await expect(mirror.readHead(first.shop_domain, first.stream)).resolves.toMatchObject(later);
    await expect(mirror.readHead(first.shop_domain, randomUUID())).resolves.toBeNull();
  });

  test("a connection test passes with the right key and is refused with another", async () => {
    await expect(mirror.ping()).resolves.toMatchObject({ status: "SUCCESS" });
    const stranger = side.mirror({ secretKey: "sb_secret_of_somebody_else" });
    await expect(stranger.ping()).resolves.toMatchObject({ status: "REJECTED", errorCode: "HTTP_401" });
    await expect(stranger.writeDecisions([decisionRow()])).resolves.toMatchObject({ status: "REJECTED" });
  });
});
