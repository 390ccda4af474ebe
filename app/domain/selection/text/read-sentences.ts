import { correctSpelling } from "./correct-spelling.ts";
import { expandWord } from "./expand-word.ts";

/** A sentence in canonical words, one space between them, with each word's range in the folded text. */
export interface Sentence {
  readonly text: string;
  /** The same after one space, for the phrase patterns. */
  readonly padded: string;
  readonly words: readonly Word[];
}

export interface Word {
  /** Offset of the word in the sentence's text. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

const token = /[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*|[$€£¥₹#%]|(?:[.?!;]|\n[ \n]*\n)+/g;
const boundary = /^[.?!;\n]/;

/** Reads folded text into sentences of canonical words: contractions in full, slips of known words corrected. */
export function readSentences(folded: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let text = "";
  let words: Word[] = [];
  for (const match of folded.matchAll(token)) {
    if (boundary.test(match[0])) {
      if (words.length > 0) sentences.push({ text, padded: ` ${text}`, words });
      text = "";
      words = [];
      continue;
    }
    if (text !== "") text += " ";
    words.push({ at: text.length, start: match.index, end: match.index + match[0].length });
    text += canonicalWord(match[0]);
  }
  if (words.length > 0) sentences.push({ text, padded: ` ${text}`, words });
  return sentences;
}

/** The range in the folded text of a range of the sentence's canonical text. */
export function foldedRange(sentence: Sentence, at: number, length: number): { start: number; end: number } {
  let first = sentence.words[0];
  let last = first;
  for (const word of sentence.words) {
    if (word.at <= at) first = word;
    if (word.at < at + length) last = word;
  }
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

function canonicalWord(raw: string): string {
  const word = raw.length > 3 ? raw.replace(/([a-z])\1{2,}/g, "$1") : raw;
  return expandWord(word) ?? correctSpelling(word);
}
