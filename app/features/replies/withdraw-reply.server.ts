import { randomUUID } from "node:crypto";
import type { Database } from "../../db.server.ts";
import { decisionTypeSchema, scopeSchema } from "../../domain/decision.ts";
import { mayDecide, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import { findOwnDecision, recordDecision } from "../../models/decisions.server.ts";
import { withdrawDelivery } from "../../models/deliveries.server.ts";
import { reopenAfterDelivery } from "../../models/escalations.server.ts";
import { addJob } from "../../models/jobs.server.ts";
import { createMirror } from "../../models/mirrors.server.ts";
import { dropObligations } from "../../models/obligations.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";

export type WithdrawRefusal = "notFound" | "readOnly" | "tooLate";

/**
 * Undo: takes an approval back while nothing has left. The approval stays on record, with a `withdraw` after it.
 * Errors: `tooLate` once the message is on its way; nothing is written then.
 */
export async function withdrawReply(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  actor: Actor,
  decisionId: number,
): Promise<Result<{ decisionId: number }, WithdrawRefusal>> {
  if (!mayDecide(actor)) return err("readOnly");
  return inTransaction(database, async (tx) => {
    const first = await findOwnDecision(tx, actor, decisionId);
    if (!first) return err("notFound");
    if (!(await withdrawDelivery(tx, decisionId))) return err("tooLate");
    await reopenAfterDelivery(tx, decisionId);
    await dropObligations(tx, decisionId);
    const decidedAt = clock.now();
    const { shopDomain } = actor;
    const { stream, runId, escalationId, escalationVersion, conversationId, orderId, orderName } = first;
    const withdrawal = await recordDecision(tx, {
      uid: randomUUID(),
      shopDomain,
      stream,
      runId,
      scope: scopeSchema.parse(first.scope),
      decisionType: decisionTypeSchema.parse(first.decisionType),
      action: "withdraw",
      escalationId,
      escalationVersion: escalationVersion + 1,
      conversationId,
      orderId,
      orderName,
      operator: actor,
      slaSeconds: first.slaSeconds,
      payload: { withdraws: first.uid },
      text: null,
      decidedAt,
    });
    await createMirror(tx, withdrawal, decidedAt);
    await addJob(tx, "mirror-decisions", { shopDomain }, { queue: `mirror:${shopDomain}` });
    return ok({ decisionId: withdrawal.id });
  });
}
