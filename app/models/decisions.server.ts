import { randomBytes } from "node:crypto";
import type { Decision, Prisma } from "@prisma/client";
import type { Transaction } from "../db.server.ts";
import {
  chainHash,
  contentSha256,
  GENESIS_HASH,
  saltedDigest,
  type DecisionContent,
} from "../lib/decision-hash.server.ts";

interface DecisionWords {
  readonly shown: string | null;
  readonly sent: string;
  /** Why a person sent it although something spoke against it. */
  readonly reason: string | null;
}

/** What a use case knows of a decision before it has an id and a place in the chain. */
export interface DecisionDraft {
  readonly uid: string;
  readonly shopDomain: string;
  readonly stream: string;
  readonly runId: string | null;
  readonly scope: "ops" | "build";
  readonly decisionType: string;
  readonly action: string;
  readonly escalationId: number;
  readonly escalationVersion: number;
  readonly conversationId: number | null;
  readonly orderId: string | null;
  readonly orderName: string | null;
  readonly operator: { readonly userId: string; readonly email: string; readonly name: string };
  readonly slaSeconds: number | null;
  /** Figures, ids and digests; never a customer's words. */
  readonly payload: Readonly<Record<string, Prisma.InputJsonValue | null>>;
  readonly text: DecisionWords | null;
  readonly decidedAt: Date;
}

/** Appends a decision to its stream. Holds the stream's lock until the transaction ends, so that positions have no gap. */
export async function recordDecision(tx: Transaction, draft: DecisionDraft): Promise<Decision> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${draft.shopDomain}/${draft.stream}`}, 0))`;
  const [previous, id] = [await lastOfStream(tx, draft), await nextDecisionId(tx)];
  const salt = draft.text && randomBytes(16).toString("hex");
  const payload = { ...draft.payload, ...(draft.text && salt ? digestsOf(draft.text, salt) : {}) };
  const contentHash = contentSha256(contentOf(id, draft, payload));
  const prevHash = previous?.hash ?? GENESIS_HASH;
  return tx.decision.create({
    data: {
      ...columnsOf(draft),
      id,
      position: (previous?.position ?? 0) + 1,
      prevHash,
      hash: chainHash(prevHash, contentHash),
      contentSha256: contentHash,
      payload: payload as Prisma.InputJsonObject,
      ...(draft.text && salt ? { text: { create: { ...draft.text, salt } } } : {}),
    },
  });
}

function digestsOf({ sent, shown, reason }: DecisionWords, salt: string) {
  return {
    sentDigest: saltedDigest(salt, sent),
    shownDigest: shown === null ? null : saltedDigest(salt, shown),
    reasonDigest: reason === null ? null : saltedDigest(salt, reason),
  };
}

function columnsOf(draft: DecisionDraft) {
  const { operator, payload: _payload, text: _text, ...columns } = draft;
  return {
    ...columns,
    operatorUserId: operator.userId,
    operatorEmail: operator.email,
    operatorName: operator.name,
  };
}

function contentOf(id: number, draft: DecisionDraft, payload: unknown): DecisionContent {
  return {
    uid: draft.uid,
    decision_id: id,
    scope: draft.scope,
    decision_type: draft.decisionType,
    action: draft.action,
    run_id: draft.runId,
    shop_domain: draft.shopDomain,
    order_id: draft.orderId,
    order_name: draft.orderName,
    conversation_id: draft.conversationId,
    operator_email: draft.operator.email,
    sla_seconds: draft.slaSeconds,
    payload,
    stream: draft.stream,
    decided_at: draft.decidedAt.toISOString(),
  };
}

function lastOfStream(tx: Transaction, { shopDomain, stream }: DecisionDraft) {
  return tx.decision.findFirst({
    where: { shopDomain, stream },
    orderBy: { position: "desc" },
    select: { position: true, hash: true },
  });
}

/** The id is part of what is hashed, so it is drawn before the row is written. */
async function nextDecisionId(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<
    { id: bigint }[]
  >`select nextval(pg_get_serial_sequence('"Decision"', 'id')) as id`;
  const [row] = rows;
  if (!row) throw new Error("the sequence of Decision.id gave nothing");
  return Number(row.id);
}

/** The acting person's own decision in their shop: nobody undoes a colleague's. */
export async function findOwnDecision(
  tx: Transaction,
  actor: { readonly shopDomain: string; readonly userId: string },
  id: number,
): Promise<Decision | null> {
  return tx.decision.findFirst({
    where: { id, shopDomain: actor.shopDomain, operatorUserId: actor.userId },
  });
}
