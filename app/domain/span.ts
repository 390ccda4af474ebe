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

/** The sentence around a span, by punctuation and line ends. */
export function sentenceAround(text: string, span: Span): Span {
  const before = text.slice(0, span.start).search(/[^.!?\n]*$/);
  const after = text.slice(span.end).search(/[.!?\n](?!\d)/);
  return { start: Math.max(0, before), end: after === -1 ? text.length : span.end + after };
}
