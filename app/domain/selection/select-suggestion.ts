import type { TemplateId } from "../templates/template.ts";
import type { AbstainReason } from "./abstain-reasons.ts";
import { findGuards, inOrderOfAuthority } from "./find-guards.ts";
import { findPhrases, type PhraseFinding } from "./find-phrases.ts";
import { featuresOf } from "./learned/features.ts";
import { type LearnedModel, type Opinion, opinionOf, personNeeded } from "./learned/model.ts";
import { shippedModel } from "./learned/shipped-model.ts";
import { scoreOf } from "./learned/score.ts";
import { findOrderGuards } from "./order-guards.ts";
import { readMessage } from "./read-message.ts";
import type { Abstention, Finding, Selection, SelectionInput } from "./selection.ts";
import { strengthOf, weighEvidence, type Weighing } from "./weigh-evidence.ts";

/** Over this probability of a message for a person the learned part adds an abstention. */
export interface LearnedLimits {
  /** Where a template would be suggested that promises something. */
  readonly fromTemplate: number;
  /** Where only `ack_delay` would. */
  readonly fromFallback: number;
}

/** Chosen on out-of-fold scores of the development set; see docs/evaluation.md. */
export const shippedLimits = {
  fromTemplate: 0.85,
  fromFallback: 0.6,
} as const satisfies LearnedLimits;

/**
 * Chooses a template for the customer's unanswered messages, or abstains with a reason. Order of authority: kill
 * switch (withholds the suggestion; the abstain rules still run), abstain rules, the message, labels that are not
 * ours, and with no evidence `ack_delay`. Pure and offline. Source: product rule "Selection".
 */
export function selectSuggestion(
  input: SelectionInput,
  model: LearnedModel = shippedModel,
  limits: LearnedLimits = shippedLimits,
): Selection {
  const messages = input.messages.map(readMessage);
  const phrases = findPhrases(messages);
  const opinion = opinionOf(model, featuresOf(messages.flatMap((message) => message.sentences)));
  const weighing = weighEvidence(phrases, input.foreignLabels, opinion);
  const requestsRefund =
    weighing.template === "refund_offer" || strengthOf(phrases, "refund_offer") === "strong";
  const findings = inOrderOfAuthority([
    ...findGuards(messages),
    ...findOrderGuards(input, messages, requestsRefund),
  ]);
  const known = { findings, requestsRefund, phrases };
  if (!input.isAiEnabled) return abstain("feature_disabled", known, "AI unavailable: suggestions are off.");
  const [first] = findings;
  if (first) return abstain(first.reason, known);
  return withSecondThoughts(weighing, opinion, known, limits);
}

interface Known {
  readonly findings: readonly Finding[];
  readonly requestsRefund: boolean;
  readonly phrases: readonly PhraseFinding[];
}

function abstain(reason: AbstainReason, known: Known, sentence?: string): Abstention {
  return {
    kind: "abstain",
    reason,
    requestsRefund: known.requestsRefund,
    findings: known.findings,
    policyRequest: policyRequestIn(known.findings),
    reasons: [...(sentence ? [sentence] : []), ...known.findings.map((finding) => finding.sentence)],
    evidence: known.findings.flatMap((finding) => finding.evidence),
  };
}

function policyRequestIn(findings: readonly Finding[]): Abstention["policyRequest"] {
  for (const { reason } of findings) {
    if (reason === "refund_over_threshold" || reason === "policy_exception") return reason;
  }
  return null;
}

function withSecondThoughts(
  weighing: Weighing,
  opinion: Opinion,
  known: Known,
  limits: LearnedLimits,
): Selection {
  const person = personNeeded(opinion);
  const limit = weighing.template === "ack_delay" ? limits.fromFallback : limits.fromTemplate;
  if (person.probability > limit) {
    const kind = person.nearest.replaceAll("_", " ");
    return abstain(
      "low_evidence",
      known,
      `The wording resembles messages of the kind "${kind}", though no rule matched.`,
    );
  }
  const { template } = weighing;
  return {
    kind: "template",
    template,
    strength: weighing.strength,
    score: scoreOf(template, weighing.strength, opinion),
    requestsRefund: known.requestsRefund,
    flags: [
      ...(weighing.isTwofold ? (["multi_intent"] as const) : []),
      ...(weighing.strength === "none" ? (["no_evidence"] as const) : []),
    ],
    reasons: reasonsFor(template, weighing, known.phrases),
    evidence: evidenceFor(template, weighing, known.phrases),
  };
}

function evidenceFor(template: TemplateId, weighing: Weighing, phrases: readonly PhraseFinding[]) {
  return phrases
    .filter(({ rule }) => rule.template === template || weighing.isTwofold)
    .map(({ evidence }) => evidence);
}

function reasonsFor(template: TemplateId, weighing: Weighing, phrases: readonly PhraseFinding[]): string[] {
  if (weighing.strength === "none") {
    return ["Nothing in the message asks after a shipment or for a refund."];
  }
  if (template === "ack_delay")
    return ["Only weak hints at a shipment or refund, and the wording speaks against them."];
  const own = new Set(
    phrases.filter(({ rule }) => rule.template === template).map(({ rule }) => `The customer ${rule.why}.`),
  );
  const tie = {
    label: `A label on the conversation that this app did not set decided a tie: ${template}.`,
    learned: "The hint is weak; the wording as a whole supports it.",
  };
  return [
    ...own,
    ...(weighing.isTwofold
      ? ["The customer asks both after the shipment and for a refund or replacement."]
      : []),
    ...(weighing.tieBrokenBy ? [tie[weighing.tieBrokenBy]] : []),
  ];
}
