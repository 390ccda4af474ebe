import { getDatabase, type Database } from "./db.server.ts";
import type { Actor } from "./domain/person.ts";
import { getEnv, type Env } from "./env.server.ts";
import { createModelClient } from "./integrations/ai/client.server.ts";
import { withDailyBudget } from "./integrations/ai/daily-budget.ts";
import type { ModelPort } from "./integrations/ai/port.ts";
import { withRememberedWordings } from "./integrations/ai/remembered-wordings.server.ts";
import { createChatwootClient } from "./integrations/chatwoot/client.server.ts";
import type { ChatwootPort } from "./integrations/chatwoot/port.ts";
import { createShopifyOrders, type AdminGraphql } from "./integrations/shopify/client.server.ts";
import type { ShopifyOrders } from "./integrations/shopify/port.ts";
import { createSupabaseMirror } from "./integrations/supabase/client.server.ts";
import type { MirrorPort } from "./integrations/supabase/port.ts";
import { createCipher, type Cipher } from "./lib/cipher.server.ts";
import { systemClock, type Clock } from "./lib/clock.ts";
import type { Connection } from "./lib/connection.ts";
import type { Logger } from "./lib/logger.server.ts";
import { rememberStaffMember } from "./models/people.server.ts";
import { getShopSettings, type DefaultSettings, type ShopSettings } from "./models/shops.server.ts";
import { authenticate, unauthenticated } from "./shopify.server.ts";

/** One store's work: live, or one training run. */
export interface Place {
  readonly shopDomain: string;
  /** "live", or the id of a training run. */
  readonly world: string;
}

export interface Connections {
  readonly chatwoot: Connection<ChatwootPort>;
  /** Where a person opens a conversation in Chatwoot; null while it is not connected. */
  readonly chatwootInbox: string | null;
  readonly mirror: Connection<MirrorPort>;
}

interface Shared {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
  settingsOf(shopDomain: string): Promise<ShopSettings>;
  connections(place: Place): Connections;
}

export interface RequestContext extends Shared, Place, Connections {
  readonly apiKey: string;
  readonly actor: Actor;
  readonly settings: ShopSettings;
  readonly orders: ShopifyOrders;
  /** Rewords suggestions; without one the templates are used as they are. */
  readonly model: Connection<ModelPort>;
}

export interface JobContext extends Shared {
  readonly databaseUrl: string;
  readonly logger: Logger;
  orders(shopDomain: string): Promise<ShopifyOrders>;
}

/** Shopify answers the panel's query in well under a second; an operator waits no longer than this for it. */
const SHOPIFY_DEADLINE_MS = 8_000;
const MIRROR_DEADLINE_MS = 1_500;
/** The template is on screen meanwhile; later than this nobody waits for another wording. */
const MODEL_DEADLINE_MS = 6_000;
/** Some 800 tokens a call: a busy day of one shop, and a bound on what a mistake can cost. */
const MODEL_BUDGET_A_DAY = { calls: 1_000, tokens: 800_000 };
const ANTHROPIC_URL = "https://api.anthropic.com/v1";

/** Who is asking, for which shop, and everything a route needs for them. Throws Shopify's own responses. */
export async function openRequest(request: Request): Promise<RequestContext> {
  const { admin, session, sessionToken } = await authenticate.admin(request);
  const env = getEnv();
  const context = shared(env);
  const user = session.onlineAccessInfo?.associated_user;
  const actor = await rememberStaffMember(context.database, session.shop, {
    // Not the session's number: a staff id can outgrow it.
    userId: sessionToken.sub,
    email: user?.email ?? "",
    name: [user?.first_name, user?.last_name].filter(Boolean).join(" ") || (user?.email ?? sessionToken.sub),
    accountOwner: user?.account_owner ?? false,
  });
  const place: Place = { shopDomain: session.shop, world: "live" };
  return {
    ...context,
    ...place,
    ...context.connections(place),
    model: modelFor(env, place),
    apiKey: env.SHOPIFY_API_KEY,
    actor,
    settings: await context.settingsOf(session.shop),
    orders: createShopifyOrders({
      graphql: admin.graphql as AdminGraphql,
      deadlineMs: SHOPIFY_DEADLINE_MS,
    }),
  };
}

export function jobContext(logger: Logger): JobContext {
  const env = getEnv();
  return {
    ...shared(env),
    databaseUrl: env.DATABASE_URL,
    logger,
    async orders(shopDomain) {
      const { admin } = await unauthenticated.admin(shopDomain);
      return createShopifyOrders({
        graphql: admin.graphql as AdminGraphql,
        deadlineMs: SHOPIFY_DEADLINE_MS,
      });
    },
  };
}

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await getDatabase().$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}

function shared(env: Env): Shared {
  const database = getDatabase();
  const defaults: DefaultSettings = {
    modalApprovals: env.FEATURE_MODAL_APPROVALS,
    aiEscalations: env.FEATURE_AI_ESCALATIONS,
    slaMinutes: env.CHATWOOT_SLA_MINUTES,
    refundEscalateAt: env.REFUND_ESCALATE_AT,
    refundManagerOver: env.REFUND_MANAGER_OVER,
  };
  return {
    database,
    cipher: createCipher(env.ENCRYPTION_KEY),
    clock: systemClock,
    settingsOf: (shopDomain) => getShopSettings(database, shopDomain, defaults),
    connections: (place) => connectionsOf(env, place),
  };
}

/** The environment's credentials belong to one shop: any other has none of them. */
function connectionsOf(env: Env, { shopDomain, world }: Place): Connections {
  if (world !== "live") throw new Error(`no wiring for world ${world}`);
  if (shopDomain !== env.SHOP) return { chatwoot: NO_CHATWOOT, chatwootInbox: null, mirror: NO_SUPABASE };
  const { CHATWOOT_BASE_URL: baseUrl, CHATWOOT_ACCOUNT_ID: accountId } = env;
  return {
    chatwoot: chatwootOf(env),
    chatwootInbox: baseUrl && accountId ? `${baseUrl}/app/accounts/${accountId}/conversations` : null,
    mirror: mirrorOf(env),
  };
}

const NO_CHATWOOT = {
  isConnected: false,
  remedy:
    "Chatwoot is not connected: set CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID, CHATWOOT_API_TOKEN and SHOP.",
} as const;
const NO_SUPABASE = {
  isConnected: false,
  remedy: "Supabase is not connected: set SUPABASE_URL, SUPABASE_SECRET_KEY and SHOP.",
} as const;
const NO_MODEL = {
  isConnected: false,
  remedy: "No model rewords replies: set AI_PROVIDER, AI_BASE_URL, AI_API_KEY, AI_MODEL and SHOP.",
} as const;

function chatwootOf(env: Env): Connection<ChatwootPort> {
  const { CHATWOOT_BASE_URL: baseUrl, CHATWOOT_ACCOUNT_ID: accountId, CHATWOOT_API_TOKEN: apiToken } = env;
  if (!baseUrl || !accountId || !apiToken) return NO_CHATWOOT;
  return { isConnected: true, port: createChatwootClient({ baseUrl, accountId, apiToken }) };
}

function mirrorOf(env: Env): Connection<MirrorPort> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = env;
  if (!url || !secretKey) return NO_SUPABASE;
  return { isConnected: true, port: createSupabaseMirror({ url, secretKey, timeoutMs: MIRROR_DEADLINE_MS }) };
}

let model: Connection<ModelPort> | undefined;

/** One for the life of the process: it remembers its wordings and what the day has cost. */
function modelFor(env: Env, { shopDomain }: Place): Connection<ModelPort> {
  if (shopDomain !== env.SHOP) return NO_MODEL;
  model ??= connectModel(env);
  return model;
}

function connectModel(env: Env): Connection<ModelPort> {
  const { AI_PROVIDER: provider, AI_API_KEY: apiKey, AI_MODEL: modelId } = env;
  if (!provider || provider === "template" || !apiKey || !modelId) return NO_MODEL;
  const baseUrl = env.AI_BASE_URL ?? ANTHROPIC_URL;
  const client = createModelClient({ provider, baseUrl, apiKey, modelId, deadlineMs: MODEL_DEADLINE_MS });
  const port = withRememberedWordings(withDailyBudget(client, MODEL_BUDGET_A_DAY, systemClock), systemClock);
  return { isConnected: true, port };
}
