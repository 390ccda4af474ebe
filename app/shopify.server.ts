import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { getDatabase } from "./db.server.ts";
import { getEnv } from "./env.server.ts";
import { createCipher } from "./lib/cipher.server.ts";
import { systemClock } from "./lib/clock.ts";
import { EncryptedSessionStorage } from "./lib/encrypted-session-storage.server.ts";
import { readRawBody } from "./lib/raw-body.server.ts";
import { recordInstall } from "./models/installations.server.ts";

const env = getEnv();

const app = {
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  scopes: env.SCOPES.split(","),
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  logger: { level: LogSeverity.Warning },
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  // Online tokens name the acting person; the library keeps an offline one beside them for the jobs.
  useOnlineTokens: true,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
} satisfies Omit<Parameters<typeof shopifyApp>[0], "sessionStorage">;

const shopify = shopifyApp({
  ...app,
  sessionStorage: new EncryptedSessionStorage(
    new PrismaSessionStorage(getDatabase()),
    createCipher(env.ENCRYPTION_KEY),
  ),
  hooks: {
    // A shop's first access token, or a new one after a gap.
    afterAuth: ({ session }) => recordInstall(getDatabase(), session.shop, systemClock.now()),
  },
});

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;

/**
 * Webhooks are received without the shop's session: with one, the library renews an expired token before it
 * answers, which takes a call to Shopify, and which a shop that has just removed the app can no longer do.
 */
const NO_SESSIONS: SessionStorage = {
  storeSession: async () => false,
  loadSession: async () => undefined,
  deleteSession: async () => false,
  deleteSessions: async () => false,
  findSessionsByShop: async () => [],
};

function webhookReader(apiSecretKey: string) {
  return shopifyApp({ ...app, apiSecretKey, sessionStorage: NO_SESSIONS }).authenticate.webhook;
}

const readWebhook = webhookReader(env.SHOPIFY_API_SECRET);
const readOldWebhook = env.SHOPIFY_API_SECRET_PREVIOUS
  ? webhookReader(env.SHOPIFY_API_SECRET_PREVIOUS)
  : null;

/** An order with hundreds of lines, should the toml's `include_fields` ever be dropped. */
const MAX_WEBHOOK_BYTES = 5_000_000;

/** Checks a webhook's HMAC over its bytes, with both secrets during a rotation. Throws the library's refusals. */
export async function authenticateWebhook(request: Request) {
  const body = await readRawBody(request, MAX_WEBHOOK_BYTES);
  if (!body) throw new Response(null, { status: 413 });
  // The library answers 400 to this one; Shopify's review asks for 401.
  if (!request.headers.has("x-shopify-hmac-sha256")) throw new Response(null, { status: 401 });
  const { url, method, headers } = request;
  const copy = () => new Request(url, { method, headers, body });
  try {
    return await readWebhook(copy());
  } catch (refusal) {
    const isUnknownSecret = refusal instanceof Response && refusal.status === 401;
    if (!isUnknownSecret || !readOldWebhook) throw refusal;
    return await readOldWebhook(copy());
  }
}
