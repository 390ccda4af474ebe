import { commonWords, correctable } from "./spelling-words.ts";

const minLength = 5;
const corrections = deletionsOf(correctable);

/**
 * The word of our small vocabulary that is one slip away (a letter missing, doubled, wrong or swapped), or the word
 * itself. Real English words are left alone, so that "older" never becomes "order".
 */
export function correctSpelling(word: string): string {
  if (word.length < minLength || correctable.has(word) || commonWords.has(word)) return word;
  const direct = corrections.get(word);
  if (direct) return direct;
  for (let index = 0; index < word.length; index += 1) {
    const shorter = word.slice(0, index) + word.slice(index + 1);
    if (correctable.has(shorter)) return shorter;
    const near = corrections.get(shorter);
    if (near && isOneSlip(word, near)) return near;
  }
  return word;
}

function deletionsOf(words: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const word of words) {
    for (let index = 0; index < word.length; index += 1) {
      const shorter = word.slice(0, index) + word.slice(index + 1);
      if (!found.has(shorter)) found.set(shorter, word);
    }
  }
  return found;
}

/** Same length, and either one letter differs or two neighbours are swapped. */
function isOneSlip(word: string, target: string): boolean {
  if (word.length !== target.length) return false;
  const differing = [...word].flatMap((letter, index) => (letter === target[index] ? [] : [index]));
  const [first, second] = differing;
  if (first === undefined) return true;
  if (second === undefined) return true;
  const isSwap = second === first + 1 && word[first] === target[second] && word[second] === target[first];
  return differing.length === 2 && isSwap;
}
