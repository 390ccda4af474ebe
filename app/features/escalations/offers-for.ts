import type { Facts } from "../../domain/guardrails/facts.ts";
import { isBlocked, type Finding } from "../../domain/guardrails/finding.ts";
import { judgeText } from "../../domain/guardrails/judge-text.ts";
import { withTemplate } from "../../domain/guardrails/with-template.ts";
import { grantRoleOf } from "../../domain/person.ts";
import type { GuardReason } from "../../domain/selection/abstain-reasons.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import { DEFAULT_TEMPLATES } from "../../domain/templates/defaults.ts";
import { renderTemplate } from "../../domain/templates/render.ts";
import { spokenAgainst } from "../../domain/templates/spoken-against.ts";
import type { Template } from "../../domain/templates/template.ts";
import { variableValues } from "../../domain/templates/variables.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { Grants } from "./facts-of-case.ts";

/** A template as it reads for a case, and what speaks against sending it. */
export interface JudgedOffer {
  readonly template: Template;
  readonly text: string;
  /** Of the text as it stands: with one of class `blocked` it is not offered at all, with any it is not suggested. */
  readonly findings: readonly Finding[];
  /** Abstain rules: picked by hand only with a typed reason. */
  readonly against: readonly GuardReason[];
}

export function offersFor(
  { order, conversation, reader }: CaseFacts,
  { selection, facts, grants }: { selection: Selection; facts: Facts; grants: Grants },
): readonly JudgedOffer[] {
  const values = variableValues({ contact: conversation.contact, order, locale: "en-US", timeZone: "UTC" });
  const grant = grants[reader ? grantRoleOf(reader) : "operator"];
  return Object.values<Template>(DEFAULT_TEMPLATES).flatMap((template) => {
    const text = renderTemplate(template, values);
    if (!text.ok) return [];
    const { findings } = judgeText(text.value, withTemplate(facts, template), grant);
    return [{ template, text: text.value, findings, against: spokenAgainst(template.id, selection) }];
  });
}

/** Its text promises or states what nobody may send here. */
export function isBlockedOffer(offer: JudgedOffer): boolean {
  return isBlocked(offer);
}

/** A chosen template that cannot be filled in, or whose own text fails a check, is an abstention. */
export function withoutUnsoundTemplate(selection: Selection, offers: readonly JudgedOffer[]): Selection {
  if (selection.kind === "abstain") return selection;
  const offer = offers.find(({ template }) => template.id === selection.template);
  if (offer && offer.findings.length === 0) return selection;
  const { title } = DEFAULT_TEMPLATES[selection.template];
  const why = offer ? (offer.findings[0]?.message ?? "") : "It cannot be filled in for this case.";
  return {
    kind: "abstain",
    reason: "guardrail_failed",
    requestsRefund: selection.requestsRefund,
    findings: [],
    policyRequest: null,
    reasons: [
      `The template “${title}” fits, but its text fails a check. ${why}`.trim(),
      ...selection.reasons,
    ],
    evidence: selection.evidence,
  };
}
