const whole: Readonly<Record<string, string>> = {
  cannot: "can not",
  cant: "can not",
  "can't": "can not",
  wont: "will not",
  "won't": "will not",
  dont: "do not",
  doesnt: "does not",
  didnt: "did not",
  didn: "did not",
  hasnt: "has not",
  havent: "have not",
  "have'nt": "have not",
  "has'nt": "has not",
  "did'nt": "did not",
  hadnt: "had not",
  isnt: "is not",
  arent: "are not",
  wasnt: "was not",
  werent: "were not",
  couldnt: "could not",
  wouldnt: "would not",
  shouldnt: "should not",
  aint: "is not",
  "ain't": "is not",
  wheres: "where is",
  whats: "what is",
  whens: "when is",
  hows: "how is",
  thats: "that is",
  im: "i am",
  ive: "i have",
  iam: "i am",
  youre: "you are",
  youve: "you have",
  theyre: "they are",
  gimme: "give me",
  lemme: "let me",
  wanna: "want to",
  gonna: "going to",
  gotta: "have to",
  u: "you",
  ya: "you",
  ur: "your",
  r: "are",
  y: "why",
  v: "we",
  n: "and",
  hv: "have",
  pls: "please",
  plz: "please",
  tmrw: "tomorrow",
  recd: "received",
  ordr: "order",
  oder: "order",
  wher: "where",
  whr: "where",
  wen: "when",
  "where'd": "where did",
  pkg: "package",
  msg: "message",
  atty: "attorney",
};

const endings: ReadonlyArray<readonly [string, string]> = [
  ["n't", " not"],
  ["'ve", " have"],
  ["'re", " are"],
  ["'ll", " will"],
  ["'m", " am"],
  ["'d", " would"],
];
const isNotPossessive = new Set([
  "where",
  "what",
  "when",
  "how",
  "who",
  "it",
  "that",
  "there",
  "here",
  "he",
  "she",
]);

/** Contractions and chat spellings in full words ("haven't" to "have not"); null where there is nothing to expand. */
export function expandWord(word: string): string | null {
  const known = Object.hasOwn(whole, word) ? whole[word] : undefined;
  if (known) return known;
  if (!word.includes("'")) return null;
  for (const [ending, expansion] of endings) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + expansion;
  }
  if (word.endsWith("'s") && isNotPossessive.has(word.slice(0, -2))) return `${word.slice(0, -2)} is`;
  return null;
}
