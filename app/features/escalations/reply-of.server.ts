import type { Order } from "../../domain/order.ts";
import { grantRoleOf, mayDecide, type Actor } from "../../domain/person.ts";
import type { RefundInQuestion } from "../../domain/cues/rule.ts";
import { REFUND_BASIS_WORDS } from "../../domain/refund-value.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import { isBlockedOffer, type JudgedOffer } from "./offers-for.ts";
import { abstainAdvice, type GuardReason } from "../../domain/selection/abstain-reasons.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import { obligationsOf } from "../../domain/templates/obligations.ts";
import type { Conversation } from "../../domain/thread.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import { sha256Hex } from "../../lib/decision-hash.server.ts";
import { signValue } from "../../lib/signed-value.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import type { CaseAssessment } from "./assess-case.ts";
import type { Offer, Reply } from "./panel.ts";

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
    offers: assessment.offers.filter((offer) => !isBlockedOffer(offer)).map((offer) => offerOf(offer, facts)),
    withheld: assessment.offers.filter(isBlockedOffer).map(({ template, findings }) => ({
      title: template.title,
      because: findings.find((finding) => finding.class === "blocked")?.message ?? "",
    })),
    facts: assessment.facts,
    grant: assessment.grants[grantRoleOf(deps.actor)],
    refund: assessment.refund && refundOf(assessment.refund),
    isAiOff: !deps.settings.aiEscalations,
    reasons:
      assessment.timer.state === "not_waiting"
        ? ["Nobody is waiting for an answer."]
        : reasonsOf(assessment.selection),
    blockedBecause: blockedBecause(deps, facts),
  };
}

function offerOf({ template, text, against }: JudgedOffer, { assessment, now }: ReplyFacts): Offer {
  const { id, title, version, commitments, premises } = template;
  return {
    template: id,
    title,
    version,
    commitments,
    premises,
    text,
    against: against.length > 0 ? sentenceAgainst(against) : null,
    promises: obligationsOf(template, {
      approvedAt: now.toISOString(),
      refundNeedsReview: assessment.refundNeedsReview,
      firstName: assessment.firstName,
    }),
  };
}

function sentenceAgainst(rules: readonly GuardReason[]): string {
  const named = rules.map((rule) => rule.replaceAll("_", " ")).join(", ");
  return `A rule speaks against this template: ${named}. Say why you send it all the same.`;
}

function refundOf({ value }: RefundInQuestion): Reply["refund"] {
  const stated =
    value.basis === "stated" && value.isConverted ? `, ${value.statedAs} at the order’s rate` : "";
  return { value: value.value, basis: `${REFUND_BASIS_WORDS[value.basis]}${stated}` };
}

/** Why this one; of an abstention also what to do now. */
function reasonsOf(selection: Selection): readonly string[] {
  if (selection.kind === "template" || selection.reason === "guardrail_failed") return selection.reasons;
  const rule = selection.reason === "feature_disabled" ? selection.findings[0]?.reason : selection.reason;
  return rule ? [...selection.reasons, abstainAdvice[rule].text] : selection.reasons;
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
    offered: assessment.offers
      .filter((offer) => !isBlockedOffer(offer))
      .map(({ template, text, against }) => ({
        template: template.id,
        templateVersion: template.version,
        text,
        against: [...against],
      })),
    facts: assessment.facts,
    grants: assessment.grants,
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
