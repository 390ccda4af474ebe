import type { Sentence } from "../text/read-sentences.ts";
import { item } from "../vocabulary.ts";

/** Buckets that words and word pairs are hashed into: no text of the training data is kept. */
export const bucketCount = 8192;

const goods = new RegExp(`^${item}$`);
const goodsCache = new Map<string, boolean>();

/** The buckets of a text's words and word pairs, goods and figures each read as one word. */
export function featuresOf(sentences: readonly Sentence[]): readonly number[] {
  const buckets = new Set<number>();
  for (const sentence of sentences) {
    let previous = "^";
    for (const raw of sentence.text.split(" ")) {
      const word = generalWord(raw);
      buckets.add(bucketOf(word));
      buckets.add(bucketOf(`${previous} ${word}`));
      previous = word;
    }
    buckets.add(bucketOf(`${previous} $`));
  }
  return [...buckets];
}

function generalWord(word: string): string {
  if (word >= "0" && word < ":") return "0";
  const known = goodsCache.get(word);
  if (known !== undefined) return known ? "item" : word;
  const isGoods = goods.test(word);
  if (goodsCache.size < 5000) goodsCache.set(word, isGoods);
  return isGoods ? "item" : word;
}

/** FNV-1a, 32 bits. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % bucketCount;
}
