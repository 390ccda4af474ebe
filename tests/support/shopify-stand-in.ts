import "@shopify/shopify-api/adapters/node";
import { ApiVersion, Session, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import type { AdminGraphql } from "../../app/integrations/shopify/client.server.ts";
import { createShopifyStandIn } from "../../app/integrations/shopify/stand-in.server.ts";
import { loadAdminSchema } from "../../app/integrations/shopify/stand-in/admin-schema.server.ts";
import { putShopifyWorld } from "../../app/integrations/shopify/stand-in/world.ts";
import type { Clock } from "../../app/lib/clock.ts";
import { evergreenShopifyWorld } from "../../prisma/seed-data/orders.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { ensureAdminSchema } from "../../scripts/admin-schema.mjs";
import { idToken } from "../../scripts/stand-ins/shopify/id-token.ts";
import { createMemoryStandInStore } from "./memory-stand-in-store.ts";

export const TEST_APP = { apiKey: "0123456789abcdef0123456789abcdef", apiSecret: "shpss_test-secret" };
export const READ_SCOPES = [
  "read_orders",
  "read_customers",
  "read_fulfillments",
  "read_merchant_managed_fulfillment_orders",
  "read_returns",
];

let schema: ReturnType<typeof loadAdminSchema> | undefined;

/** Read once a process: 0.3 s. */
export function adminSchema(): ReturnType<typeof loadAdminSchema> {
  schema ??= loadAdminSchema(ensureAdminSchema());
  return schema;
}

/** Evergreen Outfitters in memory, seeded at `startAt`, with a clock that a test may move. */
export async function startShopifyStandIn({ scopes = READ_SCOPES, startAt = new Date() } = {}) {
  const store = createMemoryStandInStore();
  const time = { now: startAt };
  const clock: Clock = { now: () => time.now };
  await putShopifyWorld(store, evergreenShopifyWorld(startAt));
  let tokens = 0;
  const app = { ...TEST_APP, scopes };
  const newToken = () => `test-${++tokens}`;
  const handle = createShopifyStandIn({ admin: adminSchema(), store, clock, app, newToken });

  function tokenRequest(body: Record<string, unknown>, shop: string = EVERGREEN_SHOP.domain) {
    const client = { client_id: app.apiKey, client_secret: app.apiSecret };
    const init = { method: "POST", body: JSON.stringify({ ...client, ...body }) };
    return handle(new Request(`https://${shop}/admin/oauth/access_token`, init));
  }

  async function exchange(
    kind: "online" | "offline",
    overrides: Record<string, unknown> = {},
    expiring = "1",
  ) {
    const options = { ...TEST_APP, shop: EVERGREEN_SHOP.domain, userId: evergreenStaff.dana.userId };
    return tokenRequest({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: await idToken({ ...options, now: time.now, overrides }),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token`,
      expiring,
    });
  }

  async function connect(): Promise<AdminGraphql> {
    const { access_token: token } = (await (await exchange("offline")).json()) as { access_token: string };
    return adminGraphql(EVERGREEN_SHOP.domain, token, (url, init) => handle(new Request(url, init)));
  }

  return { store, time, handle, tokenRequest, exchange, connect };
}

/** Shopify's own library, as the app configures it, over the given `fetch`. */
export function shopifyLibrary(fetchFunction: typeof fetch) {
  setAbstractFetchFunc(fetchFunction);
  return shopifyApi({
    apiKey: TEST_APP.apiKey,
    apiSecretKey: TEST_APP.apiSecret,
    apiVersion: ApiVersion.October26,
    hostName: "app.example",
    isEmbeddedApp: true,
    logger: { log: () => undefined },
  });
}

/** The `graphql` of the library's admin context, outside a request: its errors are the real ones. */
export function adminGraphql(shop: string, accessToken: string, fetchFunction: typeof fetch): AdminGraphql {
  const session = new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken });
  return async (query, { variables, signal }) => {
    const client = new (shopifyLibrary(fetchFunction).clients.Graphql)({ session });
    return Response.json(await client.request(query, { variables, signal }));
  };
}
