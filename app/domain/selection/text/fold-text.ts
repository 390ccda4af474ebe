import { confusables } from "./confusables.ts";

/** Text in one plain form for matching. `origin[i]` is the offset in the original of folded character `i`. */
export interface FoldedText {
  readonly text: string;
  /** Null where folding moved nothing, which is the common case. */
  readonly origin: readonly number[] | null;
}

const plainAscii = /^[\n\x20-\x7e]*$/;
const invisible = /^[\p{Cf}\p{M}\p{Cs}]$/u;
const straight: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201b": "'",
  "\u02bc": "'",
  "\u00b4": "'",
  "`": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\u3002": ".",
  "\u2026": "...",
  "\r": "\n",
  "\t": " ",
};

/**
 * Lower case, compatibility forms and accents resolved (NFKD without marks), invisible characters dropped, quotes
 * straightened, look-alike letters read as Latin where they hide inside a Latin word.
 */
export function foldText(original: string): FoldedText {
  if (plainAscii.test(original)) return { text: original.toLowerCase().replaceAll("`", "'"), origin: null };
  const out: string[] = [];
  const origin: number[] = [];
  let offset = 0;
  for (const character of original) {
    const folded = foldCharacter(character);
    for (const unit of folded) {
      out.push(unit);
      origin.push(offset);
    }
    offset += character.length;
  }
  return { text: unmaskWords(out).join(""), origin };
}

/** Maps a range of the folded text back to the original. */
export function originalRange(
  folded: FoldedText,
  start: number,
  end: number,
): { start: number; end: number } {
  if (!folded.origin) return { start, end };
  const last = folded.origin[end - 1] ?? 0;
  return { start: folded.origin[start] ?? 0, end: last + 1 };
}

function foldCharacter(character: string): string[] {
  if (character <= "\x7f") return [...(straight[character] ?? character.toLowerCase())];
  const replaced = straight[character];
  if (replaced !== undefined) return [...replaced];
  return [...character.normalize("NFKD")]
    .filter((part) => !invisible.test(part))
    .flatMap((part) => [...part.toLowerCase()])
    .filter((part) => part.length === 1 && !invisible.test(part));
}

/** Only inside a word that also has Latin letters: a Russian message stays Russian. */
function unmaskWords(characters: string[]): string[] {
  let wordStart = -1;
  for (let index = 0; index <= characters.length; index += 1) {
    const isLetter = index < characters.length && /\p{L}/u.test(characters[index] ?? "");
    if (isLetter && wordStart < 0) wordStart = index;
    if (isLetter || wordStart < 0) continue;
    unmaskWord(characters, wordStart, index);
    wordStart = -1;
  }
  return characters;
}

function unmaskWord(characters: string[], start: number, end: number): void {
  const word = characters.slice(start, end);
  if (!word.some((letter) => letter >= "a" && letter <= "z")) return;
  for (let index = start; index < end; index += 1) {
    characters[index] = confusables[characters[index] ?? ""] ?? characters[index] ?? "";
  }
}
