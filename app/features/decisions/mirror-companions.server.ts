import type { Database } from "../../db.server.ts";
import type { MirrorPort } from "../../integrations/supabase/port.ts";
import type { Clock } from "../../lib/clock.ts";
import { markAttemptsSent, unsentAttempts } from "../../models/mirrors.server.ts";
import { headsOf, toSyncEventRow, toTextRows } from "./mirror-rows.server.ts";

const LIMIT = 500;

export interface MirrorDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly mirror: MirrorPort;
}

/**
 * Texts of arrived decisions, heads of their streams and the attempts themselves: they ride along and are no
 * attempts of their own. An attempt is marked as sent last, so that whatever failed before it comes again.
 * False when some of it is still to be sent.
 */
export async function mirrorCompanions(deps: MirrorDeps, shopDomain: string): Promise<boolean> {
  const attempts = await unsentAttempts(deps.database, shopDomain, LIMIT);
  const arrived = attempts.filter(({ status }) => status === "SUCCESS");
  const texts = toTextRows(arrived);
  const heads = headsOf(arrived.map(({ decision }) => decision));

  if (texts.length > 0 && !isDone(await deps.mirror.writeTexts(texts))) return false;
  if (heads.length > 0 && !isDone(await deps.mirror.writeHeads(heads))) return false;
  if (attempts.length === 0) return true;
  if (!isDone(await deps.mirror.writeSyncEvents(attempts.map(toSyncEventRow)))) return false;
  await markAttemptsSent(deps.database, attempts, deps.clock.now());
  return attempts.length < LIMIT;
}

function isDone({ status }: { readonly status: string }): boolean {
  return status === "SUCCESS";
}
