import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createDatabase, type Database } from "../../app/db.server.ts";
import type { ChatwootStandInAdmin } from "../../app/integrations/chatwoot/stand-in-admin.server.ts";
import { createShopifyStandIn } from "../../app/integrations/shopify/stand-in.server.ts";
import { loadAdminSchema } from "../../app/integrations/shopify/stand-in/admin-schema.server.ts";
import { listOrders } from "../../app/integrations/shopify/stand-in/world.ts";
import { systemClock } from "../../app/lib/clock.ts";
import type { StandInStore } from "../../app/lib/stand-in-store.ts";
import { createStandInStore } from "../../app/models/stand-in-records.server.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { acquireDataLock } from "../platform/data-lock.ts";
import { findFreePair, findFreePort, isPortFree } from "../platform/free-port.ts";
import { startPostgres } from "../platform/postgres.ts";
import { stopServer } from "../platform/postgres-cluster.ts";
import { prepareDatabase } from "../platform/prepare-database.ts";
import { startSupabase } from "../platform/supabase.ts";
import { serveOnLoopback } from "../stand-ins/http-server.ts";
import { startLocalAdmin } from "../stand-ins/shopify/local-admin.ts";
import { startApp, type AppSourceName } from "./app-process.ts";
import { startDemoChatwoot } from "./demo-chatwoot.ts";
import { readDemoSettings, type DemoSettings } from "./demo-settings.ts";
import { seedDemo } from "./seed-demo.ts";

export const DEMO_SCOPES =
  "read_orders,read_fulfillments,read_customers,read_returns,read_merchant_managed_fulfillment_orders";
const ADMIN_SCHEMA = ".cache/shopify/admin_2026-10.json.gz";

export interface DemoOptions {
  readonly dataDir: string;
  readonly isReset: boolean;
  /** The local Admin's port; default: a free one, with a free one after it. */
  readonly port: number | null;
  readonly source: AppSourceName;
}

export interface RunningDemo {
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly settings: DemoSettings;
  readonly database: Database;
  readonly supabase: { readonly url: string; readonly secretKey: string };
  /** What a customer or a colleague does there; null where a real Chatwoot is used. */
  readonly chatwoot: ChatwootStandInAdmin | null;
  stop(): Promise<void>;
}

/** Everything on loopback: PostgreSQL, PostgREST, both stand-ins, the app with its worker, and a local Admin. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  if (options.isReset) await removeData(options.dataDir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Errors: DataDirectoryInUseError while another demo runs on it. */
async function removeData(dataDir: string): Promise<void> {
  const lock = acquireDataLock(join(dataDir, "lock.json"));
  await stopServer(join(dataDir, "postgres"));
  rmSync(dataDir, { recursive: true, force: true });
  lock.release();
}

async function start(
  options: DemoOptions,
  stops: (() => Promise<void>)[],
): Promise<Omit<RunningDemo, "stop">> {
  const postgres = await startPostgres({ dataDir: options.dataDir });
  stops.push(() => postgres.stop());
  const adminPort = options.port ?? (await findFreePair());
  await assertFree(adminPort, adminPort + 1);
  const settings = readDemoSettings(options.dataDir);
  const databaseUrl = await postgres.ensureDatabase("app");
  await prepareDatabase(databaseUrl);
  const database = createDatabase(databaseUrl);
  stops.push(() => database.$disconnect());
  const store = createStandInStore(database, "demo");
  await seedDemo(database, store, systemClock.now());

  const shopify = await serveOnLoopback(
    createShopifyStandIn({
      store,
      clock: systemClock,
      admin: loadAdminSchema(ADMIN_SCHEMA),
      app: { apiKey: settings.apiKey, apiSecret: settings.apiSecret, scopes: DEMO_SCOPES.split(",") },
      newToken: randomUUID,
    }),
    0,
  );
  stops.push(() => shopify.close());
  const chatwoot = await startDemoChatwoot(store, settings.encryptionKey);
  stops.push(() => chatwoot.close());
  const supabase = await supabaseOf(await postgres.ensureDatabase("supabase"), settings, stops);
  const appPort = await findFreePort();
  const app = await startApp(
    options.source,
    {
      ...switchesOf(),
      ...chatwoot.env,
      DATABASE_URL: databaseUrl,
      SHOP: EVERGREEN_SHOP.domain,
      SHOPIFY_API_KEY: settings.apiKey,
      SHOPIFY_API_SECRET: settings.apiSecret,
      SHOPIFY_APP_URL: `http://localhost:${adminPort + 1}`,
      SCOPES: DEMO_SCOPES,
      ENCRYPTION_KEY: settings.encryptionKey,
      SUPABASE_URL: supabase.url,
      SUPABASE_SECRET_KEY: supabase.secretKey,
      STANDIN_SHOPIFY_PORT: String(shopify.port),
      LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    },
    appPort,
  );
  stops.push(() => app.stop());
  const appUrl = `http://127.0.0.1:${appPort}`;
  await chatwoot.callAt(appUrl);
  const admin = await localAdminOf(store, settings, { port: adminPort, appUrl });
  stops.push(() => admin.close());
  return { adminUrl: admin.url, appUrl, settings, database, supabase, chatwoot: chatwoot.admin };
}

async function assertFree(...ports: number[]): Promise<void> {
  for (const port of ports) {
    if (!(await isPortFree(port)))
      throw new Error(`port ${port} is taken by another program: choose with --port N`);
  }
}

function localAdminOf(
  store: StandInStore,
  { apiKey, apiSecret }: DemoSettings,
  addresses: { port: number; appUrl: string },
) {
  return startLocalAdmin({
    ...addresses,
    orders: () => listOrders(store, EVERGREEN_SHOP.domain),
    shop: EVERGREEN_SHOP,
    staff: Object.values(evergreenStaff),
    apiKey,
    apiSecret,
  });
}

/** Both switches are on unless the environment says otherwise, so that each of them can be tried. */
function switchesOf(): Record<string, string> {
  const { FEATURE_MODAL_APPROVALS = "1", FEATURE_AI_ESCALATIONS = "1" } = process.env;
  return { FEATURE_MODAL_APPROVALS, FEATURE_AI_ESCALATIONS };
}

/** The real Supabase project that the environment names, else PostgREST on the embedded PostgreSQL. */
async function supabaseOf(
  databaseUrl: string,
  { supabaseSecretKey }: DemoSettings,
  stops: (() => Promise<void>)[],
): Promise<{ url: string; secretKey: string }> {
  const { SUPABASE_URL, SUPABASE_SECRET_KEY = "" } = process.env;
  if (SUPABASE_URL) return { url: SUPABASE_URL, secretKey: SUPABASE_SECRET_KEY };
  const supabase = await startSupabase({ databaseUrl, secretKey: supabaseSecretKey });
  stops.push(() => supabase.stop());
  return supabase;
}
