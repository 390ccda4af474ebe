import type { Order } from "../../domain/order.ts";
import { mayDecide, type Actor } from "../../domain/person.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import { obligationsOf } from "../../domain/templates/obligations.ts";
import type { Conversation } from "../../domain/thread.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import { sha256Hex } from "../../lib/decision-hash.server.ts";
import { signValue } from "../../lib/signed-value.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import type { CaseAssessment } from "./assess-case.ts";
import type { Reply } from "./panel.ts";

interface ReplyDeps {
  readonly cipher: Cipher;
  readonly actor: Actor;
  readonly settings: ShopSettings;
  readonly shopDomain: string;
  readonly world: string;
}

interface ReplyFacts {
  readonly conversation: Conversation;
  readonly lastMessageId: number;
  readonly assessment: CaseAssessment;
  readonly order: Order | null;
  /** The escalation's version; 1 where there is none yet. */
  readonly version: number;
  /** An earlier reply is still on its way. */
  readonly isSending: boolean;
  readonly now: Date;
}

/** What can be sent now: the texts on offer, the suggested one, why, and the signed record of what was shown. */
export function replyOf(deps: ReplyDeps, facts: ReplyFacts): Reply {
  const { assessment } = facts;
  return {
    seen: signValue(deps.cipher, seenCaseOf(deps, facts)),
    suggested: assessment.suggested,
    offers: assessment.offers.map(({ template, text }) => ({
      template: template.id,
      title: template.title,
      version: template.version,
      text,
      promises: obligationsOf(template, {
        approvedAt: facts.now.toISOString(),
        refundNeedsReview: assessment.refundNeedsReview,
        firstName: assessment.firstName,
      }),
    })),
    isAiOff: !deps.settings.aiEscalations,
    reasons:
      assessment.timer.state === "not_waiting"
        ? ["Nobody is waiting for an answer."]
        : assessment.selection.reasons,
    blockedBecause: blockedBecause(deps, facts),
  };
}

function seenCaseOf(deps: ReplyDeps, facts: ReplyFacts): SeenCase {
  const { assessment, order, conversation, now } = facts;
  return {
    shopDomain: deps.shopDomain,
    world: deps.world,
    userId: deps.actor.userId,
    version: facts.version,
    conversationId: conversation.id,
    orderId: order?.id ?? null,
    orderName: order?.name ?? null,
    firstName: assessment.firstName,
    waitingSince: assessment.timer.waitingSince,
    lastMessageId: facts.lastMessageId,
    refundNeedsReview: assessment.refundNeedsReview,
    isAiOn: deps.settings.aiEscalations,
    suggested: assessment.suggested,
    offered: assessment.offers.map(({ template, text }) => ({
      template: template.id,
      templateVersion: template.version,
      text,
    })),
    selection: selectionRecord(assessment.selection),
    factsDigest: sha256Hex(JSON.stringify(shownFacts(order, assessment))),
    shownAt: now.toISOString(),
  };
}

/** Kinds, rules and scores: why this was suggested, without a word of the customer's. */
function selectionRecord(selection: Selection): SeenCase["selection"] {
  const rules = [...new Set(selection.evidence.map(({ rule }) => rule))];
  if (selection.kind === "abstain") return { kind: "abstain", reason: selection.reason, rules };
  const { template, score, flags } = selection;
  return { kind: "template", template, score, flags: [...flags], rules };
}

/** The facts whose change makes an approval stale; tags and metafields of other apps are not among them. */
function shownFacts(order: Order | null, { cues }: CaseAssessment) {
  return {
    refunded: order?.totalRefunded ?? null,
    cancelledAt: order?.cancelledAt ?? null,
    fulfillmentStatus: order?.fulfillmentStatus ?? null,
    cues: cues.map((cue) => cue.code),
  };
}

/** Why this person cannot approve here and now; null when they can. */
function blockedBecause(
  { actor, settings }: ReplyDeps,
  { conversation, isSending }: ReplyFacts,
): string | null {
  if (!mayDecide(actor)) return "You can read this case. A manager can give you the operator role.";
  if (!settings.modalApprovals) {
    return "FEATURE_MODAL_APPROVALS is off: replies are written in Chatwoot until a manager turns it on.";
  }
  if (isSending) return "A reply is on its way. Another can follow once it is sent.";
  if (!conversation.canReply) return "The channel's reply window has closed. Answer in Chatwoot.";
  return null;
}
