import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import type { Actor, Role } from "../../app/domain/person.ts";
import { getLive } from "../../app/features/escalations/get-live.server.ts";
import { disconnect } from "../../app/features/settings/disconnect.server.ts";
import { getAgentMap } from "../../app/features/settings/get-agent-map.server.ts";
import { getSettings } from "../../app/features/settings/get-settings.server.ts";
import type { ConnectionDraft } from "../../app/features/settings/read-connection.ts";
import { saveConnection } from "../../app/features/settings/save-connection.server.ts";
import { saveGeneral } from "../../app/features/settings/save-general.server.ts";
import { setRoles } from "../../app/features/settings/set-roles.server.ts";
import { parseChatwootBaseUrl } from "../../app/integrations/chatwoot/base-url.ts";
import { parseSupabaseUrl } from "../../app/integrations/supabase/base-url.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { GENESIS_HASH } from "../../app/lib/decision-hash.server.ts";
import { auditHash, recordAuditEvent } from "../../app/models/audit-events.server.ts";
import { credentialsOf } from "../../app/models/connections.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
import { anOperator, NOW, SHOP } from "../support/cases.ts";
import { PRIYA, startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const OTHER_SHOP = "birch-and-co.myshopify.com";
const TOKEN = "chatwoot-token-4711";
const WEBHOOK_SECRET = "webhook-secret-0815";
const READ_ONLY = { ok: false, error: { kind: "readOnly" } };
const SAVED = { ok: true, value: null };
const cipher = createCipher("a key of at least thirty-two characters");
const hosts = { privateHosts: [], loopback: false };
const defaults = {
  modalApprovals: true,
  aiEscalations: false,
  slaMinutes: 60,
  refundEscalateAt: "325.00",
  refundManagerOver: "500.00",
};

let own: TestDatabase;
let database: Database;
let now: Date;

beforeEach(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  now = NOW;
  await addPerson(dana);
  await addPerson(priya);
});

afterEach(async () => {
  await database.$disconnect();
  await own.drop();
});

const dana = anOperator({ userId: "1", name: "Dana", email: "dana@evergreen.example", roles: ["manager"] });
const priya = anOperator({ userId: "2", name: "Priya", email: "priya@evergreen.example" });

function deps() {
  const parseAddress = {
    chatwoot: (text: string) => parseChatwootBaseUrl(text, hosts),
    supabase: (text: string) => parseSupabaseUrl(text, hosts),
  };
  return { database, cipher, clock: { now: () => now }, defaults, connectors: { parseAddress } };
}

async function addPerson({ shopDomain, userId, email, name, roles }: Actor) {
  await database.shop.createMany({ data: { domain: shopDomain }, skipDuplicates: true });
  await database.person.create({ data: { shopDomain, userId, email, name, roles: [...roles] } });
}

function aChatwoot(change: Partial<Extract<ConnectionDraft, { vendor: "chatwoot" }>> = {}): ConnectionDraft {
  const baseUrl = "https://chat.example.com/";
  return { vendor: "chatwoot", baseUrl, accountId: "7", secret: TOKEN, webhookSecret: "", ...change };
}

const credentials = (shopDomain = SHOP) =>
  credentialsOf(database, cipher, shopDomain, { shopDomain: null, chatwoot: null, supabase: null });
const rolesOf = async (userId: string) =>
  (await database.person.findFirstOrThrow({ where: { shopDomain: SHOP, userId } })).roles;
const auditEvents = (shopDomain = SHOP) =>
  database.auditEvent.findMany({ where: { shopDomain }, orderBy: { position: "asc" } });

test("switches, SLA and thresholds hold from then on, open pages notice, and the change is on record", async () => {
  const page = { database, shopDomain: SHOP, world: "live" };
  const { at } = await getLive(page, 0);
  const command = { modalApprovals: false, slaMinutes: "45", refundManagerOver: "600" };
  expect(await saveGeneral(deps(), dana, command)).toEqual(SAVED);
  expect(await getShopSettings(database, SHOP, defaults)).toMatchObject({
    modalApprovals: false,
    aiEscalations: false,
    policy: {
      slaMinutes: 45,
      refundEscalateAt: { amountMinor: 32_500 },
      refundManagerOver: { amountMinor: 60_000 },
    },
  });
  expect(await getLive(page, at)).toEqual({ at: NOW.getTime(), hasChanged: true });
  expect(await auditEvents()).toMatchObject([
    {
      kind: "settings.changed",
      actorUserId: "1",
      actorEmail: dana.email,
      occurredAt: NOW,
      data: {
        currencyCode: "USD",
        changes: {
          modalApprovals: { from: null, to: false },
          slaMinutes: { from: null, to: 45 },
          refundManagerOverMinor: { from: null, to: 60_000 },
        },
      },
    },
  ]);
});

test("an emptied field takes the default again; what does not change leaves no event", async () => {
  await saveGeneral(deps(), dana, { slaMinutes: "45" });
  await saveGeneral(deps(), dana, { slaMinutes: "45" });
  expect(await auditEvents()).toHaveLength(1);
  await saveGeneral(deps(), dana, { slaMinutes: "" });
  expect((await getShopSettings(database, SHOP, defaults)).policy.slaMinutes).toBe(60);
});

test("thresholds that contradict each other are refused beside the field, and nothing is written", async () => {
  const command = { refundEscalateAt: "500.01", modalApprovals: false };
  expect(await saveGeneral(deps(), dana, command)).toEqual({
    ok: false,
    error: { kind: "invalid", fields: { refundManagerOver: "Enter at least the escalation threshold." } },
  });
  expect(await database.shop.findMany()).toMatchObject([
    { modalApprovals: null, refundEscalateAtMinor: null },
  ]);
  expect(await auditEvents()).toEqual([]);
});

test.each<{ roles: Role[] }>([{ roles: ["operator"] }, { roles: ["trainer"] }, { roles: [] }])(
  "nobody but a manager changes anything: $roles",
  async ({ roles }) => {
    const actor = { ...dana, roles };
    expect(await saveGeneral(deps(), actor, { slaMinutes: "45" })).toEqual(READ_ONLY);
    expect(await saveConnection(deps(), actor, aChatwoot())).toEqual(READ_ONLY);
    expect(await disconnect(deps(), actor, "chatwoot")).toEqual(READ_ONLY);
    expect(await setRoles(deps(), actor, { "2": ["manager"] })).toEqual(READ_ONLY);
    expect(await auditEvents()).toEqual([]);
  },
);

test("a manager hands over to another at once, and each change is on record", async () => {
  expect(await setRoles(deps(), dana, { "1": [], "2": ["manager", "operator"] })).toEqual(SAVED);
  expect([await rolesOf("1"), await rolesOf("2")]).toEqual([[], ["operator", "manager"]]);
  expect((await auditEvents()).map(({ data }) => data)).toEqual([
    { userId: "1", from: ["manager"], to: [] },
    { userId: "2", from: ["operator"], to: ["operator", "manager"] },
  ]);
});

test("the last manager keeps the role, whatever else was asked", async () => {
  expect(await setRoles(deps(), dana, { "1": ["operator"], "2": ["trainer"] })).toEqual({
    ok: false,
    error: {
      kind: "invalid",
      fields: { "1": "The last manager keeps the role. Give it to somebody else first." },
    },
  });
  expect([await rolesOf("1"), await rolesOf("2")]).toEqual([["manager"], ["operator"]]);
});

test("two managers who remove each other at the same moment leave one", async () => {
  await setRoles(deps(), dana, { "2": ["manager"] });
  const results = await Promise.all([
    setRoles(deps(), dana, { "2": [] }),
    setRoles(deps(), { ...priya, roles: ["manager"] }, { "1": [] }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual(READ_ONLY);
  expect(await database.person.count({ where: { roles: { has: "manager" } } })).toBe(1);
});

test("somebody this shop does not know gets no role, another shop's people among them", async () => {
  await addPerson({ ...priya, shopDomain: OTHER_SHOP, userId: "9" });
  expect(await setRoles(deps(), dana, { "9": ["manager"] })).toMatchObject({
    error: { kind: "invalid", fields: { "9": "This person has not opened the app in this store yet." } },
  });
  expect(await database.person.findMany({ where: { userId: "9" } })).toMatchObject([{ roles: ["operator"] }]);
});

test("a connection is stored sealed, put to work at once, and no secret is in the record or on the page", async () => {
  const draft = aChatwoot({ webhookSecret: WEBHOOK_SECRET });
  expect(await saveConnection(deps(), dana, draft)).toEqual(SAVED);
  expect((await credentials()).chatwoot).toEqual({
    source: "settings",
    baseUrl: "https://chat.example.com",
    accountId: 7,
    secret: TOKEN,
    hasWebhookSecret: true,
  });
  const settings = await getShopSettings(database, SHOP, defaults);
  const view = await getSettings({ ...deps(), settings, credentials }, dana);
  expect(view.chatwoot).toEqual({
    source: "settings",
    baseUrl: "https://chat.example.com",
    accountId: "7",
    isReadable: true,
    hasWebhookSecret: true,
  });
  const readable = JSON.stringify([view, await auditEvents(), await database.connection.findMany()]);
  for (const secret of [TOKEN, WEBHOOK_SECRET]) expect(readable).not.toContain(secret);
  const sealed = await database.connection.findFirstOrThrow();
  expect(JSON.stringify(await auditEvents())).not.toContain(sealed.secretSealed);
  const jobs = await database.$queryRaw`select key from graphile_worker.jobs`;
  expect(jobs).toEqual([{ key: `sync:${SHOP}` }]);
});

test("an empty secret keeps the stored one, at its own address only", async () => {
  await saveConnection(deps(), dana, aChatwoot({ webhookSecret: WEBHOOK_SECRET }));
  expect(await saveConnection(deps(), dana, aChatwoot({ accountId: "8", secret: "" }))).toEqual(SAVED);
  expect((await credentials()).chatwoot).toMatchObject({
    accountId: 8,
    secret: TOKEN,
    hasWebhookSecret: true,
  });
  const elsewhere = aChatwoot({ baseUrl: "https://chat.attacker.example", secret: "" });
  expect(await saveConnection(deps(), dana, elsewhere)).toEqual({
    ok: false,
    error: { kind: "invalid", fields: { secret: "The address is another: enter the access token for it." } },
  });
  expect((await credentials()).chatwoot).toMatchObject({ baseUrl: "https://chat.example.com", accountId: 8 });
});

test("every field of a connection that is wrong has its sentence", async () => {
  const draft = aChatwoot({ baseUrl: "http://10.0.0.8", accountId: "seven", secret: "two words" });
  const refused = await saveConnection(deps(), dana, draft);
  expect(refused).toMatchObject({
    error: {
      fields: {
        baseUrl: "10.0.0.8 is a private address. Add it to ALLOWED_PRIVATE_HOSTS to use it.",
        accountId: expect.stringContaining("number"),
        secret: expect.stringContaining("without spaces"),
      },
    },
  });
  const first = await saveConnection(deps(), dana, {
    vendor: "supabase",
    baseUrl: "https://a.supabase.co",
    secret: "",
  });
  expect(first).toMatchObject({ error: { fields: { secret: "Enter the secret key." } } });
  expect(await database.connection.count()).toBe(0);
});

test("disconnecting deletes the secrets of this shop and vendor alone; a second time is no change", async () => {
  const birch = { ...dana, shopDomain: OTHER_SHOP };
  await saveConnection(deps(), dana, aChatwoot());
  await saveConnection(deps(), dana, {
    vendor: "supabase",
    baseUrl: "https://a.supabase.co",
    secret: "sb_secret_a",
  });
  await saveConnection(deps(), birch, aChatwoot({ secret: "birch-token" }));
  expect(await disconnect(deps(), dana, "chatwoot")).toEqual(SAVED);
  expect(await disconnect(deps(), dana, "chatwoot")).toEqual(SAVED);
  expect(await credentials()).toMatchObject({ chatwoot: null, supabase: { secret: "sb_secret_a" } });
  expect((await credentials(OTHER_SHOP)).chatwoot).toMatchObject({ secret: "birch-token" });
  expect((await auditEvents()).map(({ kind }) => kind)).toEqual([
    "connection.saved",
    "connection.saved",
    "connection.removed",
  ]);
});

test("a secret sealed with another key is said to be unreadable, and the page still loads", async () => {
  await saveConnection(deps(), dana, aChatwoot());
  const after = createCipher("another key of at least thirty-two characters");
  const house = { shopDomain: null, chatwoot: null, supabase: null };
  expect((await credentialsOf(database, after, SHOP, house)).chatwoot).toMatchObject({ secret: null });
});

test("audit events of one shop are one chain, however many come at once; another shop has its own", async () => {
  const record = (shopDomain: string, figure: number) =>
    database.$transaction((tx) =>
      recordAuditEvent(tx, {
        shopDomain,
        kind: "settings.changed",
        actor: figure === 0 ? null : dana,
        data: { z: figure, a: { nested: ["é", null] } },
        occurredAt: new Date(NOW.getTime() + figure),
      }),
    );
  await Promise.all([0, 1, 2, 3, 4, 5].map((figure) => record(SHOP, figure)));
  await record(OTHER_SHOP, 1);
  const events = await auditEvents();
  expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
  let prevHash = GENESIS_HASH;
  for (const event of events) {
    expect(event.prevHash).toBe(prevHash);
    expect(event.hash).toBe(auditHash(prevHash, event));
    expect(auditHash(prevHash, { ...event, actorEmail: "somebody@else.example" })).not.toBe(event.hash);
    prevHash = event.hash;
  }
  expect(await auditEvents(OTHER_SHOP)).toMatchObject([{ position: 1, prevHash: GENESIS_HASH }]);
  await expect(database.auditEvent.deleteMany()).rejects.toThrow(/append-only/);
});

test("staff are matched with Chatwoot's agents; a Chatwoot that does not answer is a sentence", async () => {
  const chatwoot = await startChatwoot({ now: () => now });
  const read = () =>
    getAgentMap({ database, shopDomain: SHOP, chatwoot: { isConnected: true, port: chatwoot.port } });
  expect(await read()).toEqual({
    state: "read",
    matches: {
      "1": { state: "none" },
      "2": { state: "matched", agentId: PRIYA, agentName: "Priya Shah" },
    },
  });
  await chatwoot.admin.setFaults([{ operation: "listAgents", fault: { kind: "rateLimited" }, times: 1 }]);
  expect(await read()).toEqual({ state: "unread", sentence: expect.stringContaining("asks for a pause") });
});
