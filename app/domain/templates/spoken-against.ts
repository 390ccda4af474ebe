import { abstainAdvice, type GuardReason } from "../selection/abstain-reasons.ts";
import type { Selection } from "../selection/selection.ts";
import type { TemplateId } from "./template.ts";

/**
 * The abstain rules that speak against sending this template: all that matched, but for those whose holding reply it
 * is. With suggestions switched off they are known all the same. Source: product rule "Switches".
 */
export function spokenAgainst(template: TemplateId, selection: Selection): GuardReason[] {
  if (selection.kind !== "abstain") return [];
  const reasons = selection.findings.map((finding) => finding.reason);
  return [...new Set(reasons)].filter((reason) => abstainAdvice[reason].holdingReply !== template);
}
