/** A stretch of a text, in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Spans of every match of a global pattern. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const SENTENCE_END = /[.!?\n](?!\d)/g;

/** The sentence around a span, by punctuation and line ends; a decimal point ends none. */
export function sentenceAround(text: string, span: Span): Span {
  const ends = [...text.matchAll(SENTENCE_END)].map((match) => match.index);
  const before = ends.findLast((end) => end < span.start);
  const after = ends.find((end) => end >= span.end - 1 && end >= span.start);
  return { start: before === undefined ? 0 : before + 1, end: after ?? text.length };
}

/** Of things that lie on each other, the first in the list. */
export function withoutOverlaps<T extends { readonly span: Span }>(found: readonly T[]): T[] {
  const kept: T[] = [];
  for (const each of found) {
    if (!kept.some((other) => overlaps(other.span, each.span))) kept.push(each);
  }
  return kept;
}
