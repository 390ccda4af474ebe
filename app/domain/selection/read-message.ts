import { redactCardNumbers } from "./text/redact-card-numbers.ts";
import type { Match } from "./rule.ts";
import type { Evidence, IncomingText } from "./selection.ts";
import { foldText, type FoldedText, originalRange } from "./text/fold-text.ts";
import { foldedRange, readSentences, type Sentence } from "./text/read-sentences.ts";
import { stripHistory } from "./text/strip-history.ts";

/** More than this of one message is not read, so that a pasted book costs what a letter does. */
export const maxReadCharacters = 8192;

export interface ReadMessage {
  readonly id: number;
  /** What was read of it, as written. */
  readonly original: string;
  readonly folded: FoldedText;
  /** The customer's own words. */
  readonly sentences: readonly Sentence[];
  /** The same with quoted history and signature, where orders to a program may hide. */
  readonly allSentences: readonly Sentence[];
}

export function readMessage(message: IncomingText): ReadMessage {
  const original = message.text.slice(0, maxReadCharacters);
  const folded = foldText(original);
  const ownWords = stripHistory(folded.text);
  const sentences = readSentences(ownWords);
  const allSentences = ownWords === folded.text ? sentences : readSentences(folded.text);
  return { id: message.id, original, folded, sentences, allSentences };
}

/** The customer's words behind a match, at their place in the original message. */
export function evidenceOf(message: ReadMessage, sentence: Sentence, match: Match, rule: string): Evidence {
  const range = foldedRange(sentence, match.at, match.length);
  return evidenceAt(message, range.start, range.end, rule);
}

/** The same for a range of the folded text. */
export function evidenceAt(message: ReadMessage, start: number, end: number, rule: string): Evidence {
  const range = originalRange(message.folded, start, end);
  const text = redactCardNumbers(message.original.slice(range.start, range.end));
  return { messageId: message.id, ...range, text, rule };
}
