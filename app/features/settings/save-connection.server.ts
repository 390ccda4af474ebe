import type { Database, Transaction } from "../../db.server.ts";
import { mayManage, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordAuditEvent } from "../../models/audit-events.server.ts";
import { findConnection, saveConnection as store, type Vendor } from "../../models/connections.server.ts";
import { addJob } from "../../models/jobs.server.ts";
import { lockShop } from "../../models/shops.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";
import {
  readConnection,
  type AddressParsers,
  type ConnectionDraft,
  type ParsedConnection,
} from "./read-connection.ts";
import type { SettingsRefusal } from "./settings.ts";

interface SaveConnectionDeps {
  readonly database: Database;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly connectors: { readonly parseAddress: AddressParsers };
}

/**
 * Where a shop's Chatwoot or Supabase is, from now on. The stored secret is kept only for the address it was entered
 * for: otherwise whoever may write it could have it sent to a server of their own, and so read it.
 * Errors: `readOnly` for whoever is no manager; `invalid` with a sentence per field. Nothing is written then.
 */
export async function saveConnection(
  deps: SaveConnectionDeps,
  actor: Actor,
  draft: ConnectionDraft,
): Promise<Result<null, SettingsRefusal>> {
  if (!mayManage(actor)) return err({ kind: "readOnly" });
  const read = readConnection(draft, deps.connectors.parseAddress);
  if (!read.ok) return err({ kind: "invalid", fields: read.error });
  const { shopDomain } = actor;
  const key = { shopDomain, vendor: draft.vendor };
  return inTransaction<null, SettingsRefusal>(deps.database, async (tx) => {
    await lockShop(tx, shopDomain);
    const before = await findConnection(tx, key);
    if (read.value.secret === null && before?.baseUrl !== read.value.baseUrl) {
      return err({ kind: "invalid", fields: { secret: secretNeeded(draft.vendor, before !== null) } });
    }
    await store(tx, deps.cipher, key, read.value);
    const data = auditData(draft.vendor, before, read.value);
    await recordAuditEvent(tx, {
      shopDomain,
      kind: "connection.saved",
      actor,
      data,
      occurredAt: deps.clock.now(),
    });
    await startWork(tx, key);
    return ok(null);
  });
}

/** What waited for a connection need not wait for its next turn. */
function startWork(tx: Transaction, { shopDomain, vendor }: { shopDomain: string; vendor: Vendor }) {
  const key = vendor === "chatwoot" ? `sync:${shopDomain}` : `mirror:${shopDomain}`;
  const job = vendor === "chatwoot" ? "sync-conversations" : "mirror-decisions";
  return addJob(tx, job, { shopDomain }, { key, queue: key });
}

function secretNeeded(vendor: Vendor, isMoved: boolean): string {
  const secret = vendor === "chatwoot" ? "access token" : "secret key";
  return isMoved ? `The address is another: enter the ${secret} for it.` : `Enter the ${secret}.`;
}

/** That a secret was replaced, never what it is. */
function auditData(
  vendor: Vendor,
  before: { readonly baseUrl: string; readonly accountId: number | null } | null,
  { baseUrl, accountId, secret, webhookSecret }: ParsedConnection,
) {
  return {
    vendor,
    from: before && { baseUrl: before.baseUrl, accountId: before.accountId },
    to: { baseUrl, accountId },
    isSecretNew: secret !== null,
    isWebhookSecretNew: webhookSecret !== null,
  };
}
