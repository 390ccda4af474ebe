import type { Database } from "../db.server.ts";
import type { Cipher } from "../lib/cipher.server.ts";
import { unseal } from "./connections.server.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The Chatwoot of the environment: what its webhooks are signed with, and whose they are. */
export interface HouseWebhooks {
  readonly shopDomain: string | null;
  readonly secret: string | null;
}

export interface WebhookConnection {
  readonly shopDomain: string;
  /** Null: there is none, or it cannot be read with this ENCRYPTION_KEY. */
  readonly secret: string | null;
}

/**
 * The last part of the address that the environment's Chatwoot sends its webhooks to: the same at every start, and
 * unguessable without ENCRYPTION_KEY. A UUID of version 8, whose bits are the maker's own.
 */
export function houseWebhookId(cipher: Cipher, shopDomain: string): string {
  const hash = cipher.keyedHash(`chatwoot-webhook/${shopDomain}`);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join("-");
}

/** Whose webhook address this is; null for nobody's. A shop's own connection puts the environment's out of use. */
export async function findWebhookConnection(
  database: Database,
  cipher: Cipher,
  id: string,
  house: HouseWebhooks,
): Promise<WebhookConnection | null> {
  if (!UUID.test(id)) return null;
  const own = await database.connection.findFirst({ where: { id, vendor: "chatwoot" } });
  if (own) {
    const { shopDomain, webhookSecretSealed: sealed } = own;
    return { shopDomain, secret: sealed === null ? null : unseal(cipher, sealed) };
  }
  const { shopDomain, secret } = house;
  if (shopDomain === null || id !== houseWebhookId(cipher, shopDomain)) return null;
  const replaced = await database.connection.count({ where: { shopDomain, vendor: "chatwoot" } });
  return replaced === 0 ? { shopDomain, secret } : null;
}
