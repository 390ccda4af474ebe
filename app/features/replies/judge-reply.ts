import type { Finding } from "../../domain/guardrails/finding.ts";
import { isBlocked } from "../../domain/guardrails/finding.ts";
import { judgeText } from "../../domain/guardrails/judge-text.ts";
import { withTemplate } from "../../domain/guardrails/with-template.ts";
import { grantRoleOf, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { SeenCase } from "../../domain/seen-case.ts";
import type { GuardReason } from "../../domain/selection/abstain-reasons.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import type { TemplateId } from "../../domain/templates/template.ts";

export interface ReplyToJudge {
  readonly seen: SeenCase;
  readonly template: TemplateId | null;
  readonly text: string;
  /** Why it is sent all the same, as typed. */
  readonly reason: string | null;
}

export interface JudgedReply {
  /** What the text began with; null for an own reply, and for a template that was not on offer. */
  readonly offer: SeenCase["offered"][number] | null;
  readonly findings: readonly Finding[];
  /** Null where none was needed. */
  readonly reason: string | null;
}

export type ReplyJudgement =
  | { readonly kind: "blocked"; readonly findings: readonly Finding[] }
  | {
      readonly kind: "needsReason";
      readonly findings: readonly Finding[];
      readonly against: readonly GuardReason[];
    };

const LEAST_REASON = 3;

/**
 * The guardrails at the action that sends, by the facts that were on screen. Only a template that was on offer brings
 * its promises.
 * Errors: `blocked`, for every person and reason; `needsReason` where one of three characters would do.
 */
export function judgeReply(actor: Actor, reply: ReplyToJudge): Result<JudgedReply, ReplyJudgement> {
  const { seen, template, text } = reply;
  const offer = seen.offered.find((each) => each.template === template) ?? null;
  const facts = withTemplate(seen.facts, offer && DEFAULT_TEMPLATES[offer.template]);
  const { findings } = judgeText(text, facts, seen.grants[grantRoleOf(actor)]);
  if (isBlocked({ findings })) return err({ kind: "blocked", findings });
  const against = offer?.against ?? [];
  if (findings.length === 0 && against.length === 0) return ok({ offer, findings, reason: null });
  const reason = reply.reason?.trim() ?? "";
  if (reason.length < LEAST_REASON) return err({ kind: "needsReason", findings, against });
  return ok({ offer, findings, reason });
}
