import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { getDatabase } from "./db.server.ts";
import { getEnv } from "./env.server.ts";
import { createCipher } from "./lib/cipher.server.ts";
import { requestSync } from "./models/shops.server.ts";
import { EncryptedSessionStorage } from "./lib/encrypted-session-storage.server.ts";

const env = getEnv();

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  scopes: env.SCOPES.split(","),
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage: new EncryptedSessionStorage(
    new PrismaSessionStorage(getDatabase()),
    createCipher(env.ENCRYPTION_KEY),
  ),
  hooks: {
    // A shop's first access token, or a new one after a gap: its cases can have their orders now.
    afterAuth: ({ session }) => requestSync(getDatabase(), session.shop),
  },
  logger: { level: LogSeverity.Warning },
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  // Online tokens name the acting person; the library keeps an offline one beside them for the jobs.
  useOnlineTokens: true,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

export const { authenticate, unauthenticated, addDocumentResponseHeaders } = shopify;
