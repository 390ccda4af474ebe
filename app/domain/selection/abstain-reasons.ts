import type { TemplateId } from "../templates/template.ts";

/** Abstain rules on the message and the facts, in the order of authority. */
export const guardReasons = [
  "legal_threat",
  "payment_dispute",
  "injury",
  "abusive",
  "prompt_injection",
  "refund_over_threshold",
  "policy_exception",
  "other_customer",
  "language",
] as const;
export type GuardReason = (typeof guardReasons)[number];

/** Why a model's wording is not shown; the template stays. */
export const modelReasons = [
  "guardrail_failed",
  "llm_timeout",
  "llm_error",
  "llm_invalid_output",
  "llm_truncated",
] as const;

export type AbstainReason = "feature_disabled" | GuardReason | "low_evidence" | (typeof modelReasons)[number];

export interface AbstainAdvice {
  /** Who should act next. */
  readonly actor: "operator" | "manager";
  /** For the operator: what is the case and what to do. */
  readonly text: string;
  /** A template that is safe to send while the case is looked into; null where none is. */
  readonly holdingReply: TemplateId | null;
}

/** What the panel says for each reason. A holding reply fits only where it promises nothing about the matter itself. */
export const abstainAdvice = {
  feature_disabled: {
    actor: "operator",
    text: "AI unavailable: suggestions are switched off. Pick a template by hand or write the reply.",
    holdingReply: null,
  },
  legal_threat: {
    actor: "manager",
    text: "The customer speaks of legal steps. Escalate to a manager; do not discuss the matter in a reply.",
    holdingReply: null,
  },
  payment_dispute: {
    actor: "manager",
    text: "The customer disputes a payment or reports fraud. Escalate to a manager: a refund now could pay twice.",
    holdingReply: "ack_delay",
  },
  injury: {
    actor: "manager",
    text: "The customer reports an injury or a danger. Escalate to a manager at once; admit nothing, promise nothing.",
    holdingReply: null,
  },
  abusive: {
    actor: "operator",
    text: "The message is abusive. Answer in your own words or hand it to a manager; no template fits.",
    holdingReply: null,
  },
  prompt_injection: {
    actor: "operator",
    text: "The message gives orders to a program. Answer only what the customer needs, and share no internal data.",
    holdingReply: null,
  },
  refund_over_threshold: {
    actor: "manager",
    text: "The refund asked for is over the manager threshold or cannot be compared with it. Escalate to a manager.",
    holdingReply: "ack_delay",
  },
  policy_exception: {
    actor: "manager",
    text: "The request is outside the return policy. Escalate to a manager, who may make an exception.",
    holdingReply: "ack_delay",
  },
  other_customer: {
    actor: "operator",
    text: "The message is about somebody else's order. Verify who is writing before you say anything about it.",
    holdingReply: null,
  },
  language: {
    actor: "operator",
    text: "The message is not in English, so our checks cannot read it. Someone who reads the language should answer.",
    holdingReply: null,
  },
  low_evidence: {
    actor: "operator",
    text: "The message resembles ones that need a person, though no rule names why. Read it before you answer.",
    holdingReply: "ack_delay",
  },
  guardrail_failed: {
    actor: "operator",
    text: "The reworded text failed a check and is not shown. The template stands.",
    holdingReply: null,
  },
  llm_timeout: {
    actor: "operator",
    text: "The model did not answer in time. The template stands.",
    holdingReply: null,
  },
  llm_error: {
    actor: "operator",
    text: "The model could not be reached or refused. The template stands.",
    holdingReply: null,
  },
  llm_invalid_output: {
    actor: "operator",
    text: "The model's answer could not be read. The template stands.",
    holdingReply: null,
  },
  llm_truncated: {
    actor: "operator",
    text: "The model's answer was cut off. The template stands.",
    holdingReply: null,
  },
} as const satisfies Record<AbstainReason, AbstainAdvice>;
