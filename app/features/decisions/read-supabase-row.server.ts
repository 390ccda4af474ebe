import type { Decision } from "@prisma/client";
import { MirrorReadError, type MirrorPort } from "../../integrations/supabase/port.ts";
import type { MirroredDecision } from "../../integrations/supabase/schema.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Connection } from "../../lib/connection.ts";
import { contentSha256 } from "../../lib/decision-hash.server.ts";
import type { Chain, SupabaseRow } from "./decision.ts";

export interface SupabaseReadDeps {
  readonly clock: Clock;
  readonly mirror: Connection<MirrorPort>;
}

export interface SupabaseReading {
  readonly row: SupabaseRow;
  readonly anchored: Chain["anchored"];
}

/** A decision's row and the head of its stream, as Supabase has them now. Never throws for Supabase's sake. */
export async function readSupabaseRow(deps: SupabaseReadDeps, decision: Decision): Promise<SupabaseReading> {
  if (!deps.mirror.isConnected) {
    return { row: { state: "unread", sentence: deps.mirror.remedy }, anchored: null };
  }
  const { port } = deps.mirror;
  try {
    const [row, head] = await Promise.all([
      port.readDecision(decision.uid),
      port.readHead(decision.shopDomain, decision.stream),
    ]);
    const readAt = deps.clock.now().toISOString();
    return {
      row: row ? compare(row, decision, readAt) : { state: "absent", readAt },
      anchored: head && { count: head.count, at: head.anchored_at },
    };
  } catch (error) {
    if (!(error instanceof MirrorReadError)) throw error;
    return { row: { state: "unread", sentence: sentenceOf(error) }, anchored: null };
  }
}

/** The stored hash alone could be copied beside changed columns, so it is computed again from what was read. */
function compare(row: MirroredDecision, decision: Decision, readAt: string): SupabaseRow {
  const { content_sha256: stored, prev_hash, hash, mirrored_at, ...content } = row;
  const isSame =
    stored === decision.contentSha256 &&
    contentSha256(content) === stored &&
    prev_hash === decision.prevHash &&
    hash === decision.hash;
  return {
    state: isSame ? "matches" : "differs",
    readAt,
    fields: [
      ["uid", row.uid],
      ["decision_id", String(row.decision_id)],
      ["scope", row.scope],
      ["decision_type", row.decision_type],
      ["action", row.action],
      ["run_id", row.run_id ?? "null"],
      ["sla_seconds", String(row.sla_seconds)],
      ["order_name", row.order_name ?? "null"],
      ["operator_email", row.operator_email],
      ["shop_domain", row.shop_domain],
      ["content_sha256", stored],
      ["mirrored_at", mirrored_at],
    ],
  };
}

function sentenceOf({ errorCode, retryable }: MirrorReadError): string {
  return retryable
    ? `Supabase did not answer just now (${errorCode}). Load the page again.`
    : `Supabase refused the read (${errorCode}). Check SUPABASE_SECRET_KEY and that the migrations were applied.`;
}
