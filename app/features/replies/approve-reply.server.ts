import { randomUUID } from "node:crypto";
import type { Database, Transaction } from "../../db.server.ts";
import { decisionType, scopeOf, streamOf } from "../../domain/decision.ts";
import { mayDecide, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { UNDO_WINDOW_MS } from "../../domain/policy.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import { obligationsOf } from "../../domain/templates/obligations.ts";
import type { TemplateId } from "../../domain/templates/template.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordDecision } from "../../models/decisions.server.ts";
import { createDelivery } from "../../models/deliveries.server.ts";
import {
  claimEscalation,
  findDecisionOnVersion,
  openEscalation,
  setPendingDecision,
  type DecidedCase,
  type Escalation,
} from "../../models/escalations.server.ts";
import { addJob } from "../../models/jobs.server.ts";
import { createMirror } from "../../models/mirrors.server.ts";
import { createObligations } from "../../models/obligations.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";
import { deliveryQueue } from "./deliverable.server.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import { judgeReply, type JudgedReply, type ReplyJudgement } from "./judge-reply.ts";

export interface ApproveReplyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly modalApprovals: boolean;
}

export interface ApproveReplyCommand {
  readonly seen: SeenCase;
  /** The template the text began with, suggested or picked by hand; null for an own reply. */
  readonly template: TemplateId | null;
  readonly text: string;
  /** Why it is sent although something speaks against it; null where nobody typed one. */
  readonly reason: string | null;
}

export interface ApprovedReply {
  readonly decisionId: number;
  readonly uid: string;
  readonly action: string;
  /** A double click: this is the decision that the first click made. */
  readonly isRepeat: boolean;
}

export type ApproveReplyRefusal =
  | { readonly kind: "readOnly" }
  | { readonly kind: "approvalsOff" }
  | { readonly kind: "emptyText" }
  | ReplyJudgement
  | { readonly kind: "customerWroteAgain"; readonly newestMessageId: number }
  | {
      readonly kind: "alreadyDecided";
      readonly decisionId: number | null;
      readonly by: string | null;
      readonly sent: string | null;
      readonly outcome: string | null;
    };

/**
 * Approves one reply: the guardrails on its text, then the guarded change of state, the decision with its text, delivery, mirror and jobs,
 * in one transaction and without any network.
 * Errors: every ApproveReplyRefusal; nothing is written then.
 */
export async function approveReply(
  deps: ApproveReplyDeps,
  actor: Actor,
  command: ApproveReplyCommand,
): Promise<Result<ApprovedReply, ApproveReplyRefusal>> {
  const text = command.text.trim();
  if (!mayDecide(actor)) return err({ kind: "readOnly" });
  if (!deps.modalApprovals) return err({ kind: "approvalsOff" });
  if (text === "") return err({ kind: "emptyText" });
  const judged = judgeReply(actor, { ...command, text });
  if (!judged.ok) return judged;
  return inTransaction(deps.database, (tx) =>
    approve(tx, deps.clock, actor, { seen: command.seen, text, ...judged.value }),
  );
}

/** A reply that the guardrails let pass. */
interface SoundReply extends JudgedReply {
  readonly seen: SeenCase;
  readonly text: string;
}

async function approve(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  reply: SoundReply,
): Promise<Result<ApprovedReply, ApproveReplyRefusal>> {
  const { seen, text } = reply;
  const escalation = await openEscalation(tx, seen, {
    orderId: seen.orderId,
    orderName: seen.orderName,
    waitingSince: seen.waitingSince ? new Date(seen.waitingSince) : null,
    lastMessageId: seen.lastMessageId,
  });
  if (!(await claimEscalation(tx, escalation.id, seen.version))) {
    return resultOfLostClaim(await findDecisionOnVersion(tx, escalation.id, seen.version), actor, text);
  }
  if (escalation.lastMessageId > seen.lastMessageId) {
    return err({ kind: "customerWroteAgain", newestMessageId: escalation.lastMessageId });
  }
  return ok(await record(tx, clock.now(), actor, reply, escalation));
}

/** A second click hears of the first one, unless that one came to nothing. */
const STILL_STANDS: ReadonlySet<string> = new Set(["pending", "accepted", "delivered"]);

function resultOfLostClaim(
  first: DecidedCase | null,
  actor: Actor,
  text: string,
): Result<ApprovedReply, ApproveReplyRefusal> {
  if (!first) {
    return err({ kind: "alreadyDecided", decisionId: null, by: null, sent: null, outcome: null });
  }
  const { id, uid, action, operatorName: by } = first;
  const sent = first.text?.sent ?? null;
  const outcome = first.delivery?.outcome ?? null;
  const isOwn = first.operatorUserId === actor.userId && sent === text;
  if (isOwn && outcome && STILL_STANDS.has(outcome))
    return ok({ decisionId: id, uid, action, isRepeat: true });
  return err({ kind: "alreadyDecided", decisionId: id, by, sent, outcome });
}

async function record(
  tx: Transaction,
  decidedAt: Date,
  actor: Actor,
  reply: SoundReply,
  escalation: Escalation,
): Promise<ApprovedReply> {
  const { seen, offer, text } = reply;
  const action = actionOf(offer?.text ?? null, text);
  const runId = seen.world === "live" ? null : seen.world;
  const type = decisionType({
    follows: null,
    isAiOn: seen.isAiOn,
    hadSuggestion: offer !== null || seen.isAiOn,
  });
  const decision = await recordDecision(tx, {
    uid: randomUUID(),
    shopDomain: actor.shopDomain,
    stream: streamOf({ type, runId }),
    runId,
    scope: scopeOf(null),
    decisionType: type,
    action,
    escalationId: escalation.id,
    escalationVersion: seen.version,
    conversationId: seen.conversationId,
    orderId: seen.orderId,
    orderName: seen.orderName,
    operator: actor,
    slaSeconds: seen.waitingSince ? secondsBetween(new Date(seen.waitingSince), decidedAt) : null,
    payload: payloadOf(reply),
    text: { shown: offer?.text ?? null, sent: text, reason: reply.reason },
    decidedAt,
  });
  const leavesAt = new Date(decidedAt.getTime() + UNDO_WINDOW_MS);
  await setPendingDecision(tx, escalation.id, decision.id);
  await createDelivery(tx, decision.id, seen.lastMessageId);
  await createMirror(tx, decision, leavesAt);
  await createObligations(tx, decision, promisesOf(reply, decidedAt));
  await scheduleDeparture(tx, decision, { conversationId: seen.conversationId, leavesAt });
  return { decisionId: decision.id, uid: decision.uid, action, isRepeat: false };
}

/** Figures, rules and places in the text; never a word of it. */
function payloadOf({ seen, offer, findings }: SoundReply) {
  return {
    template: offer?.template ?? null,
    templateVersion: offer?.templateVersion ?? null,
    suggested: seen.suggested,
    baselineMessageId: seen.lastMessageId,
    factsDigest: seen.factsDigest,
    selection: seen.selection,
    findings: findings.map(({ kind, span: { start, end } }) => ({ kind, start, end })),
    against: offer?.against ?? [],
    shownAt: seen.shownAt,
  };
}

/** Delivery and mirror wait until the approval can no longer be undone. */
async function scheduleDeparture(
  tx: Transaction,
  { id: decisionId, shopDomain }: { id: number; shopDomain: string },
  { conversationId, leavesAt }: { conversationId: number; leavesAt: Date },
): Promise<void> {
  await addJob(
    tx,
    "deliver-reply",
    { decisionId },
    { queue: deliveryQueue({ shopDomain, conversationId }), key: `deliver:${decisionId}`, runAt: leavesAt },
  );
  // A key per decision: under one key, a busy shop would push its mirror back with every approval.
  await addJob(
    tx,
    "mirror-decisions",
    { shopDomain },
    { key: `mirror:${shopDomain}:${decisionId}`, queue: `mirror:${shopDomain}`, runAt: leavesAt },
  );
}

function actionOf(shown: string | null, text: string) {
  if (shown === null) return "manual_reply";
  return shown === text ? "approve_send" : "edit_send";
}

function promisesOf({ seen, offer }: SoundReply, approvedAt: Date) {
  if (!offer) return [];
  return obligationsOf(DEFAULT_TEMPLATES[offer.template], {
    approvedAt: approvedAt.toISOString(),
    refundNeedsReview: seen.refundNeedsReview,
    firstName: seen.firstName,
  });
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}
