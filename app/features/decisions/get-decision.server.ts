import { z } from "zod";
import type { Database } from "../../db.server.ts";
import { chainHash, contentSha256, GENESIS_HASH } from "../../lib/decision-hash.server.ts";
import { contentOfDecision } from "../../models/decision-content.server.ts";
import {
  findChainPlace,
  findDecision,
  findNeighbours,
  type WholeDecision,
} from "../../models/decision-reads.server.ts";
import type { Chain, DecisionView, DeliveryTry, SyncTry } from "./decision.ts";
import { readSupabaseRow, type SupabaseReadDeps } from "./read-supabase-row.server.ts";

export interface DecisionDeps extends SupabaseReadDeps {
  readonly database: Database;
  readonly shopDomain: string;
}

const MAX_ID = 2_147_483_647;
export const decisionIdSchema = z.coerce.number().int().positive().max(MAX_ID);

/** One live decision with its attempts, and its row read live from Supabase; null when this shop has none of that id. */
export async function getDecision(
  deps: DecisionDeps,
  param: string | undefined,
): Promise<DecisionView | null> {
  const id = decisionIdSchema.safeParse(param);
  if (!id.success) return null;
  const key = { shopDomain: deps.shopDomain, id: id.data };
  const decision = await findDecision(deps.database, key);
  if (!decision) return null;
  const [neighbours, place, reading] = await Promise.all([
    findNeighbours(deps.database, key),
    findChainPlace(deps.database, decision),
    readSupabaseRow(deps, decision),
  ]);
  return {
    ...summaryOf(decision),
    deliveryTries: decision.deliveryAttempts.map(toDeliveryTry),
    syncTries: decision.syncAttempts.map(toSyncTry),
    supabaseRow: reading.row,
    chain: chainOf(decision, place, reading.anchored),
    newerHref: neighbours.newer === null ? null : hrefOf(neighbours.newer),
    olderHref: neighbours.older === null ? null : hrefOf(neighbours.older),
  };
}

function hrefOf(id: number): string {
  return `/app/decisions/${id}`;
}

function summaryOf(decision: WholeDecision) {
  const { delivery, mirror, text } = decision;
  return {
    id: decision.id,
    action: decision.action,
    by: decision.operatorName,
    decidedAt: decision.decidedAt.toISOString(),
    orderName: decision.orderName,
    caseHref: caseHrefOf(decision),
    conversationId: decision.conversationId,
    slaSeconds: decision.slaSeconds,
    template: templateOf(decision.payload),
    text: text && { shown: text.shown, sent: text.sent },
    delivery: delivery && {
      outcome: delivery.outcome,
      explanation: delivery.explanation,
      messageId: delivery.chatwootMessageId,
    },
    mirror: mirror && {
      status: mirror.status,
      attempt: mirror.attempt,
      nextAttemptAt: mirror.nextAttemptAt?.toISOString() ?? null,
    },
  };
}

function caseHrefOf({ orderId, conversationId }: WholeDecision): string | null {
  if (orderId) return `/app/orders/${orderId.split("/").at(-1)}`;
  return conversationId === null ? null : `/app/conversations/${conversationId}`;
}

const payloadSchema = z.object({ template: z.string(), templateVersion: z.number().nullable() });

function templateOf(payload: unknown): string | null {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { template, templateVersion } = parsed.data;
  return templateVersion === null ? template : `${template}, v${templateVersion}`;
}

function toDeliveryTry(attempt: WholeDecision["deliveryAttempts"][number]): DeliveryTry {
  const { id, step, outcome, code, durationMs, startedAt } = attempt;
  return { id, step, outcome, code, durationMs: durationMs.toNumber(), startedAt: startedAt.toISOString() };
}

function toSyncTry(sync: WholeDecision["syncAttempts"][number]): SyncTry {
  const { attempt, status, errorCode, durationMs, attemptedAt } = sync;
  return {
    attempt,
    status,
    errorCode,
    durationMs: durationMs.toNumber(),
    attemptedAt: attemptedAt.toISOString(),
  };
}

/** Verified: the content still has its hash, and the hash follows from the row before it. */
function chainOf(
  decision: WholeDecision,
  { previousHash, length }: { previousHash: string | null; length: number },
  anchored: Chain["anchored"],
): Chain {
  const { stream, position, prevHash, hash } = decision;
  const content = contentSha256(contentOfDecision(decision));
  const isVerified =
    content === decision.contentSha256 &&
    chainHash(prevHash, content) === hash &&
    prevHash === (position === 1 ? GENESIS_HASH : previousHash);
  return { isVerified, stream, position, length, prevHash, hash, anchored };
}
