import type { TemplateId } from "../templates/template.ts";
import type { Sentence } from "./text/read-sentences.ts";

/** A phrase that speaks for a template. `strong` decides by itself; `weak` needs a label or the learned part. */
export interface PhraseRule {
  readonly id: string;
  /** Completes "the customer ...", for the operator. */
  readonly why: string;
  readonly template: Exclude<TemplateId, "ack_delay">;
  readonly strength: "strong" | "weak";
  readonly pattern: RegExp;
  /** Words in the same sentence that make it mean something else. */
  readonly unless?: RegExp;
}

/** Where a rule matched, in canonical text. */
export interface Match {
  readonly at: number;
  readonly length: number;
}

export function matchSentence(
  rule: { readonly pattern: RegExp; readonly unless?: RegExp },
  sentence: Sentence,
): Match | null {
  const found = rule.pattern.exec(sentence.text);
  if (!found) return null;
  if (rule.unless?.test(sentence.text)) return null;
  return { at: found.index, length: found[0].length };
}
