import { z } from "zod";

/** What a person did; rows of it are never changed. */
export const decisionActionSchema = z.enum([
  "approve_send",
  "edit_send",
  "manual_reply",
  "escalate",
  "resolve",
  "reject",
  "snooze",
  "note",
  "follow_up",
  "hold",
  "release_hold",
  "refund",
  "withdraw",
  "review_approve",
  "review_deny",
  "review_request_info",
]);
export type DecisionAction = z.infer<typeof decisionActionSchema>;

export const decisionTypeSchema = z.enum(["cx.escalation", "cx.manual"]);
export type DecisionType = z.infer<typeof decisionTypeSchema>;

/** `ops` is live work; `build` is a training run, unless the run rehearses staging telemetry as `ops`. */
export const scopeSchema = z.enum(["ops", "build"]);
export type Scope = z.infer<typeof scopeSchema>;

const REPLIES = new Set<DecisionAction>(["approve_send", "edit_send", "manual_reply"]);
const REVIEWS = new Set<DecisionAction>(["review_approve", "review_deny", "review_request_info"]);

/** The decision sends a message to the customer. */
export function isReply(action: DecisionAction): boolean {
  return REPLIES.has(action);
}

/** Only a manager takes it. */
export function isReview(action: DecisionAction): boolean {
  return REVIEWS.has(action);
}

/** What stood behind a decision when it was taken. */
export interface DecisionBasis {
  /** The type of the decision that this one follows through or reviews; null for a first decision. */
  readonly follows: DecisionType | null;
  readonly isAiOn: boolean;
  /** A draft, an abstention or a template picked by hand; with AI off only the last can be there. */
  readonly hadSuggestion: boolean;
}

/**
 * `cx.manual` for a decision without any suggestion taken while AI is off, and what follows it; else `cx.escalation`.
 * Source: product rules "Scope and type" and "Switches".
 */
export function decisionType(basis: DecisionBasis): DecisionType {
  if (basis.follows) return basis.follows;
  return basis.isAiOn || basis.hadSuggestion ? "cx.escalation" : "cx.manual";
}

/** Rows of a training run carry its id whatever their scope. */
export function scopeOf(run: { readonly scope: Scope } | null): Scope {
  return run?.scope ?? "ops";
}

/** One hash chain a shop and stream, so that a mirrored stream has no holes. */
export function streamOf(decision: { readonly type: DecisionType; readonly runId: string | null }): string {
  const base = decision.runId ? `run:${decision.runId}` : "live";
  return decision.type === "cx.manual" ? `${base}:manual` : base;
}

/** A run's `cx.manual` rows are never mirrored; live ones are, unless the shop says otherwise. */
export function isMirrored(
  decision: { readonly type: DecisionType; readonly runId: string | null },
  shop: { readonly mirrorsManual: boolean },
): boolean {
  if (decision.type === "cx.escalation") return true;
  return decision.runId === null && shop.mirrorsManual;
}
