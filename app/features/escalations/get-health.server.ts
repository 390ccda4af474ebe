import type { Database } from "../../db.server.ts";
import type { Connection } from "../../lib/connection.ts";
import { lastEventAt } from "../../models/inbox.server.ts";
import { countMirrors, type MirrorCounts } from "../../models/mirrors.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import type { Health } from "./health-strip.tsx";

interface HealthDeps {
  readonly database: Database;
  readonly shopDomain: string;
  readonly settings: ShopSettings;
  readonly chatwoot: Connection<unknown>;
  readonly mirror: Connection<unknown>;
}

export async function getHealth(deps: HealthDeps): Promise<Health> {
  const { database, shopDomain } = deps;
  const [counts, lastWebhookAt] = await Promise.all([
    countMirrors(database, { shopDomain }),
    lastEventAt(database, shopDomain, "chatwoot"),
  ]);
  return {
    chatwoot: deps.chatwoot.isConnected ? "Connected" : "Not connected",
    lastWebhookAt: lastWebhookAt?.toISOString() ?? null,
    mirror: mirrorSentence(counts, deps.mirror.isConnected),
    aiSuggestions: deps.settings.aiEscalations,
    modalApprovals: deps.settings.modalApprovals,
  };
}

/** The mirror never holds anybody up, so being behind is information and not an alarm. */
function mirrorSentence(counts: MirrorCounts, isConnected: boolean): string {
  const { PENDING = 0, TIMEOUT = 0, RETRYABLE = 0, REJECTED = 0 } = counts;
  const waiting = PENDING + TIMEOUT + RETRYABLE;
  if (!isConnected) return waiting === 0 ? "Not connected" : `${rows(waiting)} waiting for a connection`;
  if (REJECTED > 0) return `${rows(REJECTED)} refused by Supabase`;
  if (TIMEOUT + RETRYABLE > 0) return `Behind: ${rows(waiting)} retrying`;
  return waiting > 0 ? `${rows(waiting)} on the way` : "Up to date";
}

function rows(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
