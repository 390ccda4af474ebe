import type { Span } from "../span.ts";

export const STATEMENT_KINDS = [
  "amount",
  "date",
  "time_span",
  "code",
  "url",
  "email",
  "phone",
  "card",
  "name",
  "order",
  "commitment",
  "discount",
  "fault_admission",
  "premise",
  "internal_tool",
  "placeholder",
  "liquid",
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** Something that a text states, promises or carries: what has to match a fact. */
export interface Statement {
  readonly kind: StatementKind;
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** What it may mean, normalised: matching one of them is matching it. */
  readonly values: readonly string[];
}
