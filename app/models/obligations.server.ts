import type { Decision } from "@prisma/client";
import type { Transaction } from "../db.server.ts";

export interface ObligationTerm {
  readonly kind: string;
  readonly dueWithinMinutes: number;
}

/** What a sent text promised, due from the moment of the decision. */
export async function createObligations(
  tx: Transaction,
  decision: Decision,
  terms: readonly ObligationTerm[],
  decidedAt: Date,
): Promise<void> {
  await tx.obligation.createMany({
    data: terms.map((term) => ({
      shopDomain: decision.shopDomain,
      decisionId: decision.id,
      kind: term.kind,
      dueAt: new Date(decidedAt.getTime() + term.dueWithinMinutes * 60_000),
    })),
  });
}
