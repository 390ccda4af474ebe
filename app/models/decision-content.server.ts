import type { Decision } from "@prisma/client";
import type { DecisionContent } from "../lib/decision-hash.server.ts";

/** The part of a stored decision that its content hash covers, under the names of `decision_log`. */
export function contentOfDecision(decision: Decision): DecisionContent {
  return {
    uid: decision.uid,
    decision_id: decision.id,
    scope: decision.scope,
    decision_type: decision.decisionType,
    action: decision.action,
    run_id: decision.runId,
    shop_domain: decision.shopDomain,
    order_id: decision.orderId,
    order_name: decision.orderName,
    conversation_id: decision.conversationId,
    operator_email: decision.operatorEmail,
    sla_seconds: decision.slaSeconds,
    payload: decision.payload,
    stream: decision.stream,
    decided_at: decision.decidedAt.toISOString(),
  };
}
