import { getDatabase, type Database } from "./db.server.ts";
import type { Actor } from "./domain/person.ts";
import type { Result } from "./domain/result.ts";
import { getEnv, type Env } from "./env.server.ts";
import { createModelClient } from "./integrations/ai/client.server.ts";
import { withDailyBudget } from "./integrations/ai/daily-budget.ts";
import type { ModelPort } from "./integrations/ai/port.ts";
import { withRememberedWordings } from "./integrations/ai/remembered-wordings.server.ts";
import { parseChatwootBaseUrl } from "./integrations/chatwoot/base-url.ts";
import { createChatwootClient } from "./integrations/chatwoot/client.server.ts";
import type { ChatwootPort } from "./integrations/chatwoot/port.ts";
import { createShopifyOrders, type AdminGraphql } from "./integrations/shopify/client.server.ts";
import type { ShopifyOrders } from "./integrations/shopify/port.ts";
import { parseSupabaseUrl } from "./integrations/supabase/base-url.ts";
import { createSupabaseMirror } from "./integrations/supabase/client.server.ts";
import type { MirrorPort } from "./integrations/supabase/port.ts";
import { createCipher, type Cipher } from "./lib/cipher.server.ts";
import { systemClock, type Clock } from "./lib/clock.ts";
import type { Connection } from "./lib/connection.ts";
import type { Logger } from "./lib/logger.server.ts";
import {
  credentialsOf,
  type Credentials,
  type CredentialsByVendor,
  type HouseCredentials,
  type Vendor,
} from "./models/connections.server.ts";
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
  connections(place: Place): Promise<Connections>;
}

/** What Settings may connect a shop to. Errors of the parsers: one sentence that says what to enter instead. */
export interface Connectors {
  readonly parseAddress: Readonly<Record<Vendor, (text: string) => Result<string, string>>>;
  chatwoot(baseUrl: string, accountId: number, apiToken: string): ChatwootPort;
  supabase(url: string, secretKey: string): MirrorPort;
}

export interface RequestContext extends Shared, Place, Connections {
  readonly apiKey: string;
  readonly actor: Actor;
  readonly settings: ShopSettings;
  readonly orders: ShopifyOrders;
  /** Rewords suggestions; without one the templates are used as they are. */
  readonly model: Connection<ModelPort>;
  readonly defaults: DefaultSettings;
  readonly connectors: Connectors;
  /** In clear, so for the server only. */
  credentials(): Promise<CredentialsByVendor>;
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

type AdminContext = Awaited<ReturnType<typeof authenticate.admin>>;

/** Who is asking, for which shop, and everything a route needs for them. Throws Shopify's own responses. */
export async function openRequest(request: Request): Promise<RequestContext> {
  return (await openExtensionRequest(request)).context;
}

/** The same for an extension in the Admin, whose requests come from another origin: `cors` lets it read the answer. */
export async function openExtensionRequest(request: Request): Promise<{
  readonly context: RequestContext;
  cors(response: Response): Response;
}> {
  const { admin, cors, ...who } = await authenticate.admin(request);
  return { context: await contextOf(admin.graphql as AdminGraphql, who), cors };
}

async function contextOf(
  graphql: AdminGraphql,
  { session, sessionToken }: Pick<AdminContext, "session" | "sessionToken">,
): Promise<RequestContext> {
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
  const [connections, settings] = await Promise.all([
    context.connections(place),
    context.settingsOf(session.shop),
  ]);
  return {
    ...context,
    ...place,
    ...connections,
    model: modelFor(env, place),
    apiKey: env.SHOPIFY_API_KEY,
    actor,
    settings,
    defaults: defaultsOf(env),
    connectors: connectorsOf(env),
    credentials: () => credentialsOf(context.database, context.cipher, session.shop, houseOf(env)),
    orders: createShopifyOrders({
      graphql,
      deadlineMs: SHOPIFY_DEADLINE_MS,
    }),
  };
}

/** For callers without a session: whose webhook it is, only its signature can say. */
export function openWebhook() {
  const env = getEnv();
  const house = { shopDomain: env.SHOP ?? null, secret: env.CHATWOOT_WEBHOOK_SECRET ?? null };
  return { ...shared(env), house };
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
  const cipher = createCipher(env.ENCRYPTION_KEY);
  const defaults = defaultsOf(env);
  return {
    database,
    cipher,
    clock: systemClock,
    settingsOf: (shopDomain) => getShopSettings(database, shopDomain, defaults),
    async connections({ shopDomain, world }) {
      if (world !== "live") throw new Error(`no wiring for world ${world}`);
      return connect(await credentialsOf(database, cipher, shopDomain, houseOf(env)), connectorsOf(env));
    },
  };
}

function defaultsOf(env: Env): DefaultSettings {
  return {
    modalApprovals: env.FEATURE_MODAL_APPROVALS,
    aiEscalations: env.FEATURE_AI_ESCALATIONS,
    slaMinutes: env.CHATWOOT_SLA_MINUTES,
    refundEscalateAt: env.REFUND_ESCALATE_AT,
    refundManagerOver: env.REFUND_MANAGER_OVER,
  };
}

/** The environment's credentials belong to one shop: any other has none of them. */
function houseOf(env: Env): HouseCredentials {
  const { CHATWOOT_BASE_URL, CHATWOOT_ACCOUNT_ID, CHATWOOT_API_TOKEN, SUPABASE_URL, SUPABASE_SECRET_KEY } =
    env;
  const given = (baseUrl: string | undefined, secret: string | undefined, accountId: number | null) =>
    baseUrl && secret ? ({ source: "environment", baseUrl, secret, accountId } as const) : null;
  const chatwoot = given(CHATWOOT_BASE_URL, CHATWOOT_API_TOKEN, CHATWOOT_ACCOUNT_ID ?? null);
  const supabase = given(SUPABASE_URL, SUPABASE_SECRET_KEY, null);
  return {
    shopDomain: env.SHOP ?? null,
    chatwoot: chatwoot && { ...chatwoot, hasWebhookSecret: env.CHATWOOT_WEBHOOK_SECRET !== undefined },
    supabase: supabase && { ...supabase, hasWebhookSecret: false },
  };
}

function connectorsOf(env: Env): Connectors {
  const allowed = {
    privateHosts: env.ALLOWED_PRIVATE_HOSTS,
    loopback: env.NODE_ENV !== "production" || env.CX_DEMO,
  };
  return {
    parseAddress: {
      chatwoot: (text) => parseChatwootBaseUrl(text, allowed),
      supabase: (text) => parseSupabaseUrl(text, allowed),
    },
    chatwoot: (baseUrl, accountId, apiToken) => createChatwootClient({ baseUrl, accountId, apiToken }),
    supabase: (url, secretKey) => createSupabaseMirror({ url, secretKey, timeoutMs: MIRROR_DEADLINE_MS }),
  };
}

function connect({ chatwoot, supabase }: CredentialsByVendor, connectors: Connectors): Connections {
  const inbox = (own: Credentials) => `${own.baseUrl}/app/accounts/${own.accountId}/conversations`;
  return {
    chatwoot: connection(
      "Chatwoot",
      chatwoot,
      connectors.parseAddress.chatwoot,
      ({ baseUrl, accountId }, secret) => connectors.chatwoot(baseUrl, accountId ?? 0, secret),
    ),
    chatwootInbox: chatwoot && inbox(chatwoot),
    mirror: connection("Supabase", supabase, connectors.parseAddress.supabase, ({ baseUrl }, secret) =>
      connectors.supabase(baseUrl, secret),
    ),
  };
}

function connection<Port>(
  vendor: string,
  own: Credentials | null,
  parseAddress: (text: string) => Result<string, string>,
  open: (own: Credentials, secret: string) => Port,
): Connection<Port> {
  if (!own)
    return {
      isConnected: false,
      remedy: `${vendor} is not connected. A manager can connect it in Settings.`,
    };
  if (own.secret === null) {
    const remedy = `What is stored for ${vendor} cannot be read: ENCRYPTION_KEY changed. Enter it again in Settings.`;
    return { isConnected: false, remedy };
  }
  // What was allowed when it was saved may not be any more.
  const address = own.source === "settings" ? parseAddress(own.baseUrl) : null;
  if (address && !address.ok) return { isConnected: false, remedy: `${vendor}: ${address.error}` };
  return { isConnected: true, port: open(own, own.secret) };
}

const NO_MODEL = {
  isConnected: false,
  remedy: "No model rewords replies: set AI_PROVIDER, AI_BASE_URL, AI_API_KEY, AI_MODEL and SHOP.",
} as const;

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
