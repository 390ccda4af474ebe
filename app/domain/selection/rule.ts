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
  const match = findPhrase(rule.pattern, sentence);
  return match && !rule.unless?.test(sentence.padded) ? match : null;
}

/** The first match of a `phrase` pattern. */
export function findPhrase(pattern: RegExp, sentence: Sentence): Match | null {
  const found = pattern.exec(sentence.padded);
  // The space before the word is in the match, and the padding: both are one.
  return found && { at: found.index, length: found[0].length - 1 };
}
