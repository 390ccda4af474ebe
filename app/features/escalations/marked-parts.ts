import type { Span } from "../../domain/span.ts";

export interface TextPart {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Cuts a text at the borders of some spans, which may lie on each other; together the parts are the text. */
export function markedParts(text: string, spans: readonly Span[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}
