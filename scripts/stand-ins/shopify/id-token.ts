import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";

/** The Shopify library answers 410 to bots, and Node's own fetch counts as one: test clients send this. */
export const BROWSER_USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

export interface IdTokenOptions {
  readonly shop: string;
  /** The acting staff member's Shopify user id. */
  readonly userId: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly now?: Date;
  /** Claims to set differently, for tests of refusals. Times in seconds. */
  readonly overrides?: Readonly<Record<string, unknown>>;
}

const LIFETIME_S = 60;

/**
 * A session (ID) token as the Admin gives it to an embedded app: one minute long, signed with the app's secret.
 * Source: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens (2026-11-23).
 */
export function idToken(options: IdTokenOptions): Promise<string> {
  const { shop, userId, apiKey, apiSecret, now = new Date(), overrides = {} } = options;
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: userId,
    exp: issuedAt + LIFETIME_S,
    nbf: issuedAt,
    iat: issuedAt,
    jti: randomUUID(),
    sid: randomUUID(),
    ...overrides,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(apiSecret));
}

/** The `host` parameter of every embedded page: where in the Admin the app is. */
export function hostParameter(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${storeHandle(shop)}`).toString("base64url");
}

/** "evergreen-outfitters" of "evergreen-outfitters.myshopify.com". */
export function storeHandle(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}
