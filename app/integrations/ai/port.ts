import type { modelReasons } from "../../domain/selection/abstain-reasons.ts";
import type { Result } from "../../domain/result.ts";
import type { TemplateId } from "../../domain/templates/template.ts";

/** Something that the template's text states: the model may repeat it and nothing else. */
export interface StatedFact {
  /** As the text says it. */
  readonly text: string;
  /** Where it comes from, for people: "first name, Chatwoot contact". */
  readonly source: string;
}

export interface RewordRequest {
  readonly template: TemplateId;
  /** The template as it reads for this case. */
  readonly text: string;
  readonly facts: readonly StatedFact[];
  /** What the customer wrote since the last answer: data, whatever it says. */
  readonly customerText: string;
}

export interface Rewording {
  /** Not judged yet. */
  readonly text: string;
  /** As the provider calls it. */
  readonly model: string;
  /** Paid for, in and out; estimated where the provider does not say. */
  readonly tokens: number;
}

export interface ModelRefusal {
  readonly reason: Exclude<(typeof modelReasons)[number], "guardrail_failed">;
  /** For the log: HTTP_401, ETIMEDOUT, BUDGET_CALLS. Never words of the model or the customer. */
  readonly code: string;
  readonly tokens: number;
}

/**
 * A language model that may change the wording of a template's text. One call is one request within one deadline,
 * without retries; it never throws. The answer is a proposal: the guardrails decide whether anybody sees it.
 * Errors: every ModelRefusal; the template's text stands then.
 */
export interface ModelPort {
  reword(
    request: RewordRequest,
    options: { readonly signal: AbortSignal },
  ): Promise<Result<Rewording, ModelRefusal>>;
}
