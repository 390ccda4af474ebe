import type { Span } from "../span.ts";
import type { Fact } from "./facts.ts";
import type { Statement, StatementKind } from "./statement.ts";

export type FindingKind =
  StatementKind | "refund_beyond_grant" | "other_customer" | "foreign_url" | "empty" | "length" | "tone";

/** `blocked` cannot be sent by anybody on this surface; `warned` is sent only with a typed reason. */
export interface Finding {
  readonly class: "blocked" | "warned";
  readonly kind: FindingKind;
  readonly span: Span;
  /** Says what is wrong and what to do about it. */
  readonly message: string;
}

export interface MatchedStatement {
  readonly statement: Statement;
  readonly fact: Fact;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** The statements that a fact supports, each with it. */
  readonly matched: readonly MatchedStatement[];
}

export function isBlocked(judgement: Pick<Judgement, "findings">): boolean {
  return judgement.findings.some((finding) => finding.class === "blocked");
}
