import { randomUUID } from "node:crypto";
import type { Connection } from "@prisma/client";
import type { Database, Transaction } from "../db.server.ts";
import type { Cipher } from "../lib/cipher.server.ts";

export type Vendor = "chatwoot" | "supabase";

/** What it takes to reach one vendor for one shop. For the server only: it holds the secret in clear. */
export interface Credentials {
  readonly source: "settings" | "environment";
  readonly baseUrl: string;
  /** Chatwoot's; null for Supabase. */
  readonly accountId: number | null;
  /** Null when what is stored cannot be read with this ENCRYPTION_KEY. */
  readonly secret: string | null;
  /** Whether Chatwoot's webhooks can be checked. */
  readonly hasWebhookSecret: boolean;
}

/** Null where the shop is not connected. */
export type CredentialsByVendor = Readonly<Record<Vendor, Credentials | null>>;

/** What the environment holds, and the one shop that it belongs to. */
export interface HouseCredentials extends CredentialsByVendor {
  readonly shopDomain: string | null;
}

interface ConnectionKey {
  readonly shopDomain: string;
  readonly vendor: Vendor;
}

/** The shop's own connection, else the environment's where it belongs to this shop, else none. */
export async function credentialsOf(
  database: Database,
  cipher: Cipher,
  shopDomain: string,
  house: HouseCredentials,
): Promise<CredentialsByVendor> {
  const rows = await database.connection.findMany({ where: { shopDomain } });
  const own = (vendor: Vendor) => {
    const row = rows.find((each) => each.vendor === vendor);
    return row ? toCredentials(cipher, row) : null;
  };
  const isHouse = shopDomain === house.shopDomain;
  return {
    chatwoot: own("chatwoot") ?? (isHouse ? house.chatwoot : null),
    supabase: own("supabase") ?? (isHouse ? house.supabase : null),
  };
}

export async function findConnection(tx: Transaction, key: ConnectionKey): Promise<Connection | null> {
  return tx.connection.findUnique({ where: { shopDomain_vendor: key } });
}

/** What is left out of `secret` and `webhookSecret` (null) stays as it was. */
export interface ConnectionChange {
  readonly baseUrl: string;
  readonly accountId: number | null;
  readonly secret: string | null;
  readonly webhookSecret: string | null;
}

/** Errors: throws for a first save without a secret. */
export async function saveConnection(
  tx: Transaction,
  cipher: Cipher,
  key: ConnectionKey,
  change: ConnectionChange,
): Promise<void> {
  const { baseUrl, accountId, secret, webhookSecret } = change;
  const facts = {
    baseUrl,
    accountId,
    ...(webhookSecret === null ? {} : { webhookSecretSealed: cipher.encrypt(webhookSecret) }),
  };
  if (secret === null) {
    await tx.connection.update({ where: { shopDomain_vendor: key }, data: facts });
    return;
  }
  const secretSealed = cipher.encrypt(secret);
  await tx.connection.upsert({
    where: { shopDomain_vendor: key },
    create: { id: randomUUID(), ...key, ...facts, secretSealed },
    update: { ...facts, secretSealed },
  });
}

/** Whether there was one. */
export async function deleteConnection(tx: Transaction, key: ConnectionKey): Promise<boolean> {
  const { count } = await tx.connection.deleteMany({ where: key });
  return count === 1;
}

function toCredentials(cipher: Cipher, row: Connection): Credentials {
  return {
    source: "settings",
    baseUrl: row.baseUrl,
    accountId: row.accountId,
    secret: unseal(cipher, row.secretSealed),
    hasWebhookSecret: row.webhookSecretSealed !== null,
  };
}

/** Another ENCRYPTION_KEY than the one that sealed it must not take every page down, Settings among them. */
export function unseal(cipher: Cipher, sealed: string): string | null {
  try {
    return cipher.decrypt(sealed);
  } catch {
    return null;
  }
}
