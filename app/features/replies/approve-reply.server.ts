import { randomUUID } from "node:crypto";
import type { Database, Transaction } from "../../db.server.ts";
import { decisionStream, decisionTypeOf } from "../../domain/decision.ts";
import { mayDecide, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { templateOf, isTemplateId } from "../../domain/templates/catalogue.ts";
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
import type { SeenCase } from "./seen-case.server.ts";

export interface ApproveReplyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly modalApprovals: boolean;
}

export interface ApproveReplyCommand {
  readonly seen: SeenCase;
  readonly text: string;
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
  | { readonly kind: "customerWroteAgain"; readonly newestMessageId: number }
  | {
      readonly kind: "alreadyDecided";
      readonly decisionId: number | null;
      readonly by: string | null;
      readonly sent: string | null;
      readonly outcome: string | null;
    };

/**
 * Approves one reply: the guarded change of state, the decision with its text, delivery, mirror and jobs,
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
  return inTransaction(deps.database, async (tx) => approve(tx, deps.clock, actor, command.seen, text));
}

async function approve(
  tx: Transaction,
  clock: Clock,
  actor: Actor,
  seen: SeenCase,
  text: string,
): Promise<Result<ApprovedReply, ApproveReplyRefusal>> {
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
  return ok(await record(tx, clock.now(), actor, seen, escalation, text));
}

function resultOfLostClaim(
  first: DecidedCase | null,
  actor: Actor,
  text: string,
): Result<ApprovedReply, ApproveReplyRefusal> {
  if (first && first.operatorUserId === actor.userId && first.text?.sent === text) {
    return ok({ decisionId: first.id, uid: first.uid, action: first.action, isRepeat: true });
  }
  return err({
    kind: "alreadyDecided",
    decisionId: first?.id ?? null,
    by: first?.operatorName ?? null,
    sent: first?.text?.sent ?? null,
    outcome: first?.delivery?.outcome ?? null,
  });
}

async function record(
  tx: Transaction,
  decidedAt: Date,
  actor: Actor,
  seen: SeenCase,
  escalation: Escalation,
  text: string,
): Promise<ApprovedReply> {
  const action = seen.suggestion?.text === text ? "approve_send" : seen.suggestion ? "edit_send" : "manual_reply";
  const runId = seen.world === "live" ? null : seen.world;
  const decisionType = decisionTypeOf({ hasSuggestion: seen.suggestion !== null });
  const decision = await recordDecision(tx, {
    uid: randomUUID(),
    shopDomain: actor.shopDomain,
    stream: decisionStream({ runId, decisionType }),
    runId,
    scope: runId ? "build" : "ops",
    decisionType,
    action,
    escalationId: escalation.id,
    escalationVersion: seen.version,
    conversationId: seen.conversationId,
    orderId: seen.orderId,
    orderName: seen.orderName,
    operator: actor,
    slaSeconds: seen.waitingSince ? secondsBetween(new Date(seen.waitingSince), decidedAt) : null,
    payload: {
      template: seen.suggestion?.template ?? null,
      templateVersion: seen.suggestion?.templateVersion ?? null,
      baselineMessageId: seen.lastMessageId,
      factsDigest: seen.factsDigest,
      selection: seen.selection,
      shownAt: seen.shownAt,
    },
    text: { shown: seen.suggestion?.text ?? null, sent: text },
    decidedAt,
  });
  await setPendingDecision(tx, escalation.id, decision.id);
  await createDelivery(tx, decision.id, seen.lastMessageId);
  await createMirror(tx, decision);
  if (seen.suggestion && isTemplateId(seen.suggestion.template)) {
    await createObligations(tx, decision, templateOf(seen.suggestion.template).obligations, decidedAt);
  }
  await addJob(tx, "deliver-reply", { decisionId: decision.id }, { queue: deliveryQueue(seen), key: `deliver:${decision.id}` });
  await addJob(tx, "mirror-decisions", { shopDomain: actor.shopDomain }, { key: `mirror:${actor.shopDomain}` });
  return { decisionId: decision.id, uid: decision.uid, action, isRepeat: false };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));
}
