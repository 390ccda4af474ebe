import type { Decision } from "@prisma/client";
import type { Transaction } from "../db.server.ts";
import type { Obligation } from "../domain/templates/obligations.ts";

/** What a sent text promised, open until done. */
export async function createObligations(
  tx: Transaction,
  decision: Decision,
  promises: readonly Obligation[],
): Promise<void> {
  await tx.obligation.createMany({
    data: promises.map(({ kind, dueAt }) => ({
      shopDomain: decision.shopDomain,
      decisionId: decision.id,
      kind,
      dueAt,
    })),
  });
}

/** A text that never reached the customer promised nothing. */
export async function dropObligations(tx: Transaction, decisionId: number): Promise<void> {
  await tx.obligation.deleteMany({ where: { decisionId, doneAt: null } });
}
