import { randomUUID } from "node:crypto";
import type {
  DecisionLogRow,
  DecisionTextRow,
  LedgerHeadRow,
  SyncEventRow,
} from "../../app/integrations/supabase/port.ts";

const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Rows of a rehearsal, so that a live project's own parity never counts them. */
export function decisionRow(change: Partial<DecisionLogRow> = {}): DecisionLogRow {
  return {
    uid: randomUUID(),
    decision_id: 101,
    scope: "build",
    decision_type: "cx.escalation",
    action: "approve_send",
    run_id: randomUUID(),
    shop_domain: "contract-suite.myshopify.com",
    order_id: "gid://shopify/Order/1",
    order_name: "#EVR-1045",
    conversation_id: 12,
    operator_email: "sam@example.com",
    sla_seconds: 4440,
    payload: { template: "ship_update" },
    content_sha256: SHA256_OF_NOTHING,
    stream: "run",
    prev_hash: SHA256_OF_NOTHING,
    hash: SHA256_OF_NOTHING,
    decided_at: "2026-11-25T04:05:06.789Z",
    ...change,
  };
}

export function textRow(change: Partial<DecisionTextRow> = {}): DecisionTextRow {
  return { uid: randomUUID(), text: "Hi Alex, it is on its way.", salt: "c2FsdA", ...change };
}

export function syncEventRow(change: Partial<SyncEventRow> = {}): SyncEventRow {
  return {
    uid: randomUUID(),
    attempt: 1,
    decision_id: 101,
    status: "SUCCESS",
    duration_ms: 241.12,
    error_code: null,
    attempted_at: "2026-11-25T04:05:07.000Z",
    scope: "build",
    run_id: null,
    ...change,
  };
}

export function headRow(change: Partial<LedgerHeadRow> = {}): LedgerHeadRow {
  return {
    shop_domain: "contract-suite.myshopify.com",
    stream: randomUUID(),
    count: 1,
    hash: SHA256_OF_NOTHING,
    ...change,
  };
}
