import type { Database } from "../../db.server.ts";
import { findCase, type CaseWithDecisions } from "../../models/escalations.server.ts";
import { findLink } from "../../models/links.server.ts";

export type PanelKey = { readonly orderId: string } | { readonly conversationId: number };

/** What our own records say of an order or a conversation, before any vendor is asked. */
export interface ResolvedCase {
  readonly known: CaseWithDecisions | null;
  readonly orderId: string | null;
  readonly conversationId: number | null;
}

/** A link is stronger than the order that a case was opened with. */
export async function resolveCase(
  database: Database,
  place: { readonly shopDomain: string; readonly world: string },
  key: PanelKey,
): Promise<ResolvedCase> {
  const [link, known] = await Promise.all([findLink(database, place, key), findCase(database, place, key)]);
  const strongest = link ?? known;
  if ("conversationId" in key) {
    return { known, conversationId: key.conversationId, orderId: strongest?.orderId ?? null };
  }
  const conversationId = strongest?.conversationId ?? null;
  const isOfLinked = conversationId === null || known?.conversationId === conversationId;
  const ofLinked = isOfLinked ? known : await findCase(database, place, { conversationId });
  return { known: ofLinked, conversationId, orderId: key.orderId };
}
