import type { Decision } from "@prisma/client";
import type {
  DecisionLogRow,
  DecisionTextRow,
  LedgerHeadRow,
  SyncEventRow,
} from "../../integrations/supabase/port.ts";
import { contentOfDecision } from "../../models/decision-content.server.ts";
import type { UnsentAttempt } from "../../models/mirrors.server.ts";

export function toDecisionLogRow(decision: Decision): DecisionLogRow {
  return {
    ...contentOfDecision(decision),
    content_sha256: decision.contentSha256,
    prev_hash: decision.prevHash,
    hash: decision.hash,
  };
}

/** The words go into their own table, so that they can be deleted; a redacted decision has none. */
export function toTextRows(attempts: readonly UnsentAttempt[]): DecisionTextRow[] {
  return attempts.flatMap(({ decision: { uid, text } }) =>
    text ? [{ uid, text: text.sent, salt: text.salt }] : [],
  );
}

export function toSyncEventRow(attempt: UnsentAttempt): SyncEventRow {
  const { decision } = attempt;
  return {
    uid: decision.uid,
    attempt: attempt.attempt,
    decision_id: decision.id,
    status: attempt.status,
    duration_ms: attempt.durationMs.toNumber(),
    error_code: attempt.errorCode,
    attempted_at: attempt.attemptedAt.toISOString(),
    scope: decision.scope,
    run_id: decision.runId,
  };
}

/** The furthest mirrored place of each stream: a tail cut off later is missed against it. */
export function headsOf(decisions: readonly Decision[]): LedgerHeadRow[] {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const known = last.get(decision.stream);
    if (!known || known.position < decision.position) last.set(decision.stream, decision);
  }
  return [...last.values()].map(({ shopDomain, stream, position, hash }) => ({
    shop_domain: shopDomain,
    stream,
    count: position,
    hash,
  }));
}
