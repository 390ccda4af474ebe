import { z } from "zod";
import type { Database } from "../../db.server.ts";
import { pageOfDecisions, type ListedDecision } from "../../models/decision-reads.server.ts";
import type { DecisionList, DecisionRow } from "./decision-list.ts";

const PAGE_SIZE = 50;

interface ListDeps {
  readonly database: Database;
  readonly shopDomain: string;
}

const beforeSchema = z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null);

/** A shop's live decisions, the newest first, in pages by id. `before` is the address's own text. */
export async function listDecisions(
  { database, shopDomain }: ListDeps,
  before: string | null,
): Promise<DecisionList> {
  const from = before === null ? null : beforeSchema.parse(before);
  // One more than shown tells whether there is another page.
  const found = await pageOfDecisions(database, { shopDomain, before: from, limit: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE).map(toRow);
  return {
    rows,
    isFirstPage: from === null,
    olderThan: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  };
}

function toRow(decision: ListedDecision): DecisionRow {
  return {
    id: decision.id,
    href: `/app/decisions/${decision.id}`,
    decidedAt: decision.decidedAt.toISOString(),
    action: decision.action,
    orderName: decision.orderName,
    conversationId: decision.conversationId,
    by: decision.operatorName,
    outcome: decision.delivery?.outcome ?? null,
    mirror: decision.mirror,
  };
}
