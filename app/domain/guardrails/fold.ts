import type { Span } from "../span.ts";

/** A text as a reader sees it, with the way back to the text as written. */
export interface FoldedText {
  readonly text: string;
  /** The span in the original of a span in the folded text. */
  original(span: Span): Span;
}

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/u;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07]/u;

/** Compatibility forms made plain, invisible characters dropped, curly apostrophes straightened: nothing hides behind look. */
export function fold(text: string): FoldedText {
  const starts: number[] = [];
  const folded: string[] = [];
  let at = 0;
  for (const character of text) {
    const plain = APOSTROPHES.test(character) ? "'" : character.normalize("NFKC");
    if (!INVISIBLE.test(character)) {
      folded.push(plain);
      for (let unit = 0; unit < plain.length; unit += 1) starts.push(at);
    }
    at += character.length;
  }
  const lengthAt = (index: number) => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
  return {
    text: folded.join(""),
    original: ({ start, end }) => {
      const last = starts[end - 1] ?? text.length - 1;
      return { start: starts[start] ?? text.length, end: Math.min(text.length, last + lengthAt(last)) };
    },
  };
}
