import { afterAll, beforeAll, expect, test } from "vitest";
import { ok } from "../../app/domain/result.ts";
import type { ConnectionDraft } from "../../app/features/settings/read-connection.ts";
import { testConnection } from "../../app/features/settings/test-connection.server.ts";
import { createChatwootClient } from "../../app/integrations/chatwoot/client.server.ts";
import { createSupabaseMirror } from "../../app/integrations/supabase/client.server.ts";
import type { Credentials, CredentialsByVendor } from "../../app/models/connections.server.ts";
import { serveOnLoopback } from "../../scripts/stand-ins/http-server.ts";
import { anOperator } from "../support/cases.ts";
import { startChatwootStandIn, type StandInFarSide } from "../support/chatwoot-far-side.ts";
import { startTestSupabase, type TestSupabase } from "../support/supabase.ts";

const manager = anOperator({ roles: ["manager"] });

/** An address of this machine at which nothing listens any more. */
let nowhere: string;
let chatwoot: StandInFarSide;
let supabase: TestSupabase;

beforeAll(async () => {
  const gone = await serveOnLoopback(async () => new Response(), 0);
  nowhere = `http://127.0.0.1:${gone.port}`;
  await gone.close();
  [chatwoot, supabase] = await Promise.all([startChatwootStandIn(), startTestSupabase()]);
});

afterAll(async () => {
  await Promise.all([chatwoot?.close(), supabase?.stop()]);
});

interface World {
  readonly own?: Partial<CredentialsByVendor>;
  readonly fetch?: typeof fetch;
}

function tried(draft: ConnectionDraft, { own = {}, fetch: send = fetch }: World = {}, actor = manager) {
  return testConnection(
    {
      connectors: {
        parseAddress: { chatwoot: ok, supabase: ok },
        chatwoot: (baseUrl, accountId, apiToken) =>
          createChatwootClient({ baseUrl, accountId, apiToken }, { fetch: (url, init) => send(url, init) }),
        supabase: (url, secretKey) => createSupabaseMirror({ url, secretKey, timeoutMs: 5_000, fetch: send }),
      },
      credentials: async () => ({ chatwoot: null, supabase: null, ...own }),
    },
    actor,
    draft,
  );
}

function aChatwoot(change: Partial<Extract<ConnectionDraft, { vendor: "chatwoot" }>> = {}): ConnectionDraft {
  const { baseUrl, apiToken } = chatwoot.account;
  return { vendor: "chatwoot", baseUrl, accountId: "1", secret: apiToken, webhookSecret: "", ...change };
}

function aSupabase(change: Partial<Extract<ConnectionDraft, { vendor: "supabase" }>> = {}): ConnectionDraft {
  return { vendor: "supabase", baseUrl: supabase.url, secret: supabase.secretKey, ...change };
}

function failing(step: string, words: RegExp) {
  return { ok: true, value: { ok: false, step, sentence: expect.stringMatching(words) } };
}

test("a Chatwoot that works says as whom the app acts", async () => {
  expect(await tried(aChatwoot())).toEqual({
    ok: true,
    value: {
      ok: true,
      sentence: "Chatwoot answers. The app acts as Iris Novak (administrator) in account 1.",
    },
  });
});

test("what fails at Chatwoot is named: address, token, account", async () => {
  expect(await tried(aChatwoot({ baseUrl: nowhere }))).toEqual(failing("address", /cannot be reached/));
  expect(await tried(aChatwoot({ baseUrl: supabase.url }))).toEqual(failing("address", /is not Chatwoot/));
  expect(await tried(aChatwoot({ secret: "wrong" }))).toEqual(failing("token", /refuses the token/));
  expect(await tried(aChatwoot({ accountId: "2" }))).toEqual(failing("account", /no member of account 2/));
});

test("a token whose owner may not list conversations lacks a permission", async () => {
  const refuseLists = (async (input: string, init?: RequestInit) =>
    input.endsWith("/profile")
      ? fetch(input, init)
      : Response.json(
          { error: "You are not authorized to do this action" },
          { status: 401 },
        )) as typeof fetch;
  expect(await tried(aChatwoot(), { fetch: refuseLists })).toEqual(failing("permission", /may not see this/));
});

test("a Supabase that works is left as it was", async () => {
  expect(await tried(aSupabase())).toMatchObject({ value: { ok: true } });
  expect(await supabase.query("select count(*)::int from decision_log")).toEqual([{ count: 0 }]);
  expect(await supabase.query("select count(*)::int from ledger_heads")).toEqual([{ count: 0 }]);
});

test("what fails at Supabase is named: address, token, permission, table", async () => {
  expect(await tried(aSupabase({ baseUrl: nowhere }))).toEqual(failing("address", /ECONNREFUSED/));
  expect(await tried(aSupabase({ secret: "sb_secret_wrong" }))).toEqual(failing("token", /refuses the key/));
  await supabase.query("revoke insert on decision_text from service_role");
  expect(await tried(aSupabase())).toEqual(failing("permission", /decision_text.*42501/));
  await supabase.query("grant insert on decision_text to service_role");
  await supabase.query("alter table ledger_heads rename to gone; notify pgrst, 'reload schema'");
  await expect
    .poll(() => tried(aSupabase()), { timeout: 5_000 })
    .toEqual(failing("table", /ledger_heads is missing/));
  await supabase.query("alter table gone rename to ledger_heads; notify pgrst, 'reload schema'");
});

test("without a typed secret the one in use is tried, and never at another address", async () => {
  const { baseUrl, apiToken } = chatwoot.account;
  const inUse: Credentials = {
    source: "environment",
    baseUrl,
    accountId: 1,
    secret: apiToken,
    hasWebhookSecret: false,
  };
  const own = { chatwoot: inUse };
  expect(await tried(aChatwoot({ secret: "" }), { own })).toMatchObject({ value: { ok: true } });
  const calls: string[] = [];
  const watching = (async (input: string) => {
    calls.push(input);
    return Response.json({});
  }) as typeof fetch;
  const elsewhere = aChatwoot({ baseUrl: "https://chat.attacker.example", secret: "" });
  expect(await tried(elsewhere, { own, fetch: watching })).toEqual({
    ok: false,
    error: { kind: "invalid", fields: { secret: "Enter the access token." } },
  });
  expect(calls).toEqual([]);
});

test("only a manager tests a connection", async () => {
  expect(await tried(aChatwoot(), {}, anOperator())).toEqual({ ok: false, error: { kind: "readOnly" } });
});
