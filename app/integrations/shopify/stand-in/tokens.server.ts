import { jwtVerify } from "jose";
import { z } from "zod";
import type { Clock } from "../../../lib/clock.ts";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import type { StaffDocument } from "./documents.ts";
import { findStaff } from "./world.ts";

export interface StandInApp {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What an installation grants. */
  readonly scopes: readonly string[];
}

export interface TokenDependencies {
  readonly store: StandInStore;
  readonly clock: Clock;
  readonly app: StandInApp;
  /** A fresh unguessable text. */
  readonly newToken: () => string;
}

const KIND = {
  access: "shopify.access-token",
  refresh: "shopify.refresh-token",
  used: "shopify.refresh-used",
};
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE_S = 24 * 60 * 60;
const OFFLINE_S = 60 * 60;
const REFRESH_S = 90 * 24 * 60 * 60;
const CLOCK_SKEW_S = 10;

const exchangeSchema = z.object({
  grant_type: z.literal("urn:ietf:params:oauth:grant-type:token-exchange"),
  subject_token: z.string(),
  subject_token_type: z.literal("urn:ietf:params:oauth:token-type:id_token"),
  requested_token_type: z.enum([ONLINE, OFFLINE]),
  expiring: z.enum(["0", "1"]).default("0"),
});
const refreshSchema = z.object({ grant_type: z.literal("refresh_token"), refresh_token: z.string() });
const clientSchema = z.looseObject({ client_id: z.string(), client_secret: z.string() });

const accessTokenDocument = z.object({
  shop: z.string(),
  scopes: z.array(z.string()),
  userId: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type AccessTokenDocument = z.output<typeof accessTokenDocument>;
const refreshTokenDocument = z.object({ shop: z.string(), generation: z.int(), expiresAt: z.iso.datetime() });

/**
 * POST /admin/oauth/access_token: token exchange (online, offline, expiring offline) and refresh.
 * Source: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange and
 * .../offline-access-tokens (2026-11-23).
 */
export async function answerTokenRequest(
  deps: TokenDependencies,
  shop: string,
  body: unknown,
): Promise<Response> {
  const client = clientSchema.safeParse(body);
  const { app } = deps;
  if (
    !client.success ||
    client.data.client_id !== app.apiKey ||
    client.data.client_secret !== app.apiSecret
  ) {
    return refuse("invalid_client", "The client id or secret is not that of an installed app.");
  }
  const refresh = refreshSchema.safeParse(body);
  if (refresh.success) return refreshOffline(deps, shop, refresh.data.refresh_token);
  const exchange = exchangeSchema.safeParse(body);
  if (!exchange.success) return refuse("invalid_request", "Unknown grant or missing parameter.");
  const staff = await verifySubject(deps, shop, exchange.data.subject_token);
  if (staff === null) return refuse("invalid_subject_token", "The session token is not valid for this shop.");
  if (exchange.data.requested_token_type === ONLINE) return grantOnline(deps, shop, staff);
  return exchange.data.expiring === "1" ? grantExpiringOffline(deps, shop) : grantOffline(deps, shop);
}

/** The access token's rights, or null where it is unknown, expired, or another shop's. */
export async function findAccessToken(
  { store, clock }: TokenDependencies,
  shop: string,
  token: string,
): Promise<AccessTokenDocument | null> {
  const found = accessTokenDocument.nullable().parse(await store.get(KIND.access, token));
  if (found === null || found.shop !== shop) return null;
  const isExpired = found.expiresAt !== null && Date.parse(found.expiresAt) <= clock.now().getTime();
  return isExpired ? null : found;
}

async function verifySubject(
  { app, clock, store }: TokenDependencies,
  shop: string,
  token: string,
): Promise<StaffDocument | null> {
  const claims = await jwtVerify(token, new TextEncoder().encode(app.apiSecret), {
    algorithms: ["HS256"],
    audience: app.apiKey,
    issuer: `https://${shop}/admin`,
    clockTolerance: CLOCK_SKEW_S,
    currentDate: clock.now(),
    requiredClaims: ["exp", "nbf", "sub", "dest"],
  }).catch(() => null);
  if (claims?.payload.dest !== `https://${shop}` || claims.payload.sub === undefined) return null;
  return findStaff(store, shop, claims.payload.sub);
}

async function grantOnline(deps: TokenDependencies, shop: string, staff: StaffDocument): Promise<Response> {
  const accessToken = await issueAccess(deps, shop, staff.userId, ONLINE_S);
  const scope = deps.app.scopes.join(",");
  return Response.json({
    access_token: accessToken,
    scope,
    expires_in: ONLINE_S,
    associated_user_scope: scope,
    associated_user: {
      id: Number(staff.userId),
      first_name: staff.firstName,
      last_name: staff.lastName,
      email: staff.email,
      email_verified: true,
      account_owner: staff.accountOwner,
      locale: "en",
      collaborator: staff.collaborator,
    },
  });
}

async function grantOffline(deps: TokenDependencies, shop: string): Promise<Response> {
  const accessToken = await issueAccess(deps, shop, null, null);
  return Response.json({ access_token: accessToken, scope: deps.app.scopes.join(",") });
}

async function grantExpiringOffline(deps: TokenDependencies, shop: string): Promise<Response> {
  const accessToken = await issueAccess(deps, shop, null, OFFLINE_S);
  const refreshToken = `shprt_${deps.newToken()}`;
  const generation = await deps.store.nextId(`shopify.refresh/${shop}`);
  const document = { shop, generation, expiresAt: secondsFromNow(deps, REFRESH_S) };
  await deps.store.put(KIND.refresh, refreshToken, document satisfies z.input<typeof refreshTokenDocument>);
  return Response.json({
    access_token: accessToken,
    scope: deps.app.scopes.join(","),
    expires_in: OFFLINE_S,
    refresh_token: refreshToken,
    refresh_token_expires_in: REFRESH_S,
  });
}

/**
 * A refresh token stays good until a newer one is used, so parallel refreshes with the same one all succeed.
 * Source: https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens (2026-08-28).
 */
async function refreshOffline(
  deps: TokenDependencies,
  shop: string,
  refreshToken: string,
): Promise<Response> {
  const isGood = await deps.store.transaction(async (store) => {
    const found = refreshTokenDocument.nullable().parse(await store.get(KIND.refresh, refreshToken));
    if (found === null || found.shop !== shop) return false;
    if (Date.parse(found.expiresAt) <= deps.clock.now().getTime()) return false;
    const newestUsed =
      z
        .int()
        .nullable()
        .parse(await store.get(KIND.used, shop)) ?? 0;
    if (found.generation < newestUsed) return false;
    await store.put(KIND.used, shop, found.generation);
    return true;
  });
  if (!isGood) return refuse("invalid_grant", "The refresh token is unknown, used up or expired.");
  return grantExpiringOffline(deps, shop);
}

async function issueAccess(
  deps: TokenDependencies,
  shop: string,
  userId: string | null,
  lifetimeS: number | null,
): Promise<string> {
  const token = `${userId === null ? "shpat" : "shpua"}_${deps.newToken()}`;
  const expiresAt = lifetimeS === null ? null : secondsFromNow(deps, lifetimeS);
  const document: AccessTokenDocument = { shop, scopes: [...deps.app.scopes], userId, expiresAt };
  await deps.store.put(KIND.access, token, document);
  return token;
}

function secondsFromNow({ clock }: TokenDependencies, seconds: number): string {
  return new Date(clock.now().getTime() + seconds * 1000).toISOString();
}

function refuse(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 });
}
