import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { JobContext } from "../../app/composition.server.ts";
import { createDatabase, type Database } from "../../app/db.server.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { createLogger } from "../../app/lib/logger.server.ts";
import { saveConnection } from "../../app/models/connections.server.ts";
import { SHOP } from "../support/cases.ts";
import { startChatwootStandIn, type StandInFarSide } from "../support/chatwoot-far-side.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const OTHER_SHOP = "birch-and-co.myshopify.com";
const KEY = "a key of at least thirty-two characters";

let own: TestDatabase;
let database: Database;
let first: StandInFarSide;
let second: StandInFarSide;
let context: JobContext;

beforeAll(async () => {
  own = await createTestDatabase();
  database = createDatabase(own.url);
  [first, second] = await Promise.all([startChatwootStandIn(), startChatwootStandIn()]);
  const environment = {
    NODE_ENV: "test",
    DATABASE_URL: own.url,
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "secret",
    SHOPIFY_APP_URL: "https://app.example.com",
    ENCRYPTION_KEY: KEY,
    SHOP,
    CHATWOOT_BASE_URL: first.account.baseUrl,
    CHATWOOT_ACCOUNT_ID: "1",
    CHATWOOT_API_TOKEN: first.account.apiToken,
    SUPABASE_URL: "https://first.supabase.co",
    SUPABASE_SECRET_KEY: "sb_secret_first",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  // The environment is read when the wiring is first imported.
  const { jobContext } = await import("../../app/composition.server.ts");
  context = jobContext(createLogger("silent"));
  await database.shop.createMany({ data: [{ domain: SHOP }, { domain: OTHER_SHOP }] });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([first?.close(), second?.close(), context?.database.$disconnect()]);
  await database?.$disconnect();
  await own?.drop();
});

const connectionsOf = (shopDomain: string) => context.connections({ shopDomain, world: "live" });

async function connect(shopDomain: string, baseUrl: string, secret: string, cipherKey = KEY) {
  const change = { baseUrl, accountId: 1, secret, webhookSecret: null };
  await database.$transaction((tx) =>
    saveConnection(tx, createCipher(cipherKey), { shopDomain, vendor: "chatwoot" }, change),
  );
}

test("the environment's credentials are for the shop it names", async () => {
  const { chatwoot, chatwootInbox, mirror } = await connectionsOf(SHOP);
  expect(chatwoot.isConnected && (await chatwoot.port.whoAmI()).name).toBe("Iris Novak");
  expect(chatwootInbox).toBe(`${first.account.baseUrl}/app/accounts/1/conversations`);
  expect(mirror.isConnected).toBe(true);
});

test("a second shop without settings has nothing of the first, to read or to write to", async () => {
  expect(await connectionsOf(OTHER_SHOP)).toEqual({
    chatwoot: {
      isConnected: false,
      remedy: "Chatwoot is not connected. A manager can connect it in Settings.",
    },
    chatwootInbox: null,
    mirror: {
      isConnected: false,
      remedy: "Supabase is not connected. A manager can connect it in Settings.",
    },
  });
});

test("a shop with a connection of its own reaches its own Chatwoot, never the environment's", async () => {
  await connect(OTHER_SHOP, second.account.baseUrl, second.account.apiToken);
  const before = (await first.admin.readJournal()).length;
  const { chatwoot, mirror } = await connectionsOf(OTHER_SHOP);
  expect(chatwoot.isConnected && (await chatwoot.port.listAgents())).toHaveLength(2);
  expect(await second.admin.readJournal()).toHaveLength(1);
  expect(await first.admin.readJournal()).toHaveLength(before);
  expect(mirror.isConnected).toBe(false);
});

test("what the shop saved goes before the environment, and another address than the one allowed is not called", async () => {
  await connect(SHOP, "http://10.0.0.8", "token");
  const { chatwoot, mirror } = await connectionsOf(SHOP);
  expect(chatwoot).toEqual({
    isConnected: false,
    remedy: "Chatwoot: 10.0.0.8 is a private address. Add it to ALLOWED_PRIVATE_HOSTS to use it.",
  });
  expect(mirror.isConnected).toBe(true);
});

test("a secret that cannot be read any more is a sentence with the remedy", async () => {
  await connect(SHOP, second.account.baseUrl, "token", "another key of at least thirty-two characters");
  expect((await connectionsOf(SHOP)).chatwoot).toEqual({
    isConnected: false,
    remedy: "What is stored for Chatwoot cannot be read: ENCRYPTION_KEY changed. Enter it again in Settings.",
  });
});
