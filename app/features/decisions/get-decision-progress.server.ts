import type { Database } from "../../db.server.ts";
import { findProgress } from "../../models/decision-reads.server.ts";
import { decisionIdSchema } from "./get-decision.server.ts";

/** How far a decision has come, in one query and without asking any vendor; null when this shop has none of that id. */
export async function getDecisionProgress(
  { database, shopDomain }: { database: Database; shopDomain: string },
  param: string | undefined,
) {
  const id = decisionIdSchema.safeParse(param);
  if (!id.success) return null;
  const found = await findProgress(database, { shopDomain, id: id.data });
  return (
    found && {
      outcome: found.delivery?.outcome ?? null,
      explanation: found.delivery?.explanation ?? null,
      mirrorStatus: found.mirror?.status ?? null,
      mirrorAttempt: found.mirror?.attempt ?? 0,
    }
  );
}
