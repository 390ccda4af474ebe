const quotedLine = /^[ \t]*>.*$/gm;
const historyStart =
  /^(?:[ \t]*-{2,}[ \t]*(?:original|forwarded) message\b|[ \t]*on [^\n]{4,200}\bwrote:[ \t]*$|[ \t]*_{8,}[ \t]*$|[ \t]*from:[^\n]*\n(?:[^\n]*\n){0,2}?[ \t]*(?:sent|date|to|subject):)/m;
const signatureStart =
  /^(?:--[ \t]*$|[ \t]*sent from my [^\n]{2,40}$|[ \t]*get outlook for [^\n]{2,20}$|[ \t]*(?:(?:kind|best|warm|many)? ?(?:regards|wishes)|sincerely|yours (?:truly|faithfully)|cheers|thanks),?[ \t]*\n(?=[^\n?]{0,60}(?:\n[^\n?]{0,60}){0,4}\s*$))/m;

/**
 * Blanks quoted history and the signature, keeping every offset: what is left are the customer's own words.
 * Takes folded (lower-case) text.
 */
export function stripHistory(folded: string): string {
  if (!folded.includes("\n") && !folded.includes(">")) return folded;
  const ownWords = folded.replace(quotedLine, blank);
  return blankFrom(blankFrom(ownWords, historyStart), signatureStart);
}

function blankFrom(text: string, pattern: RegExp): string {
  const start = pattern.exec(text)?.index;
  return start === undefined ? text : text.slice(0, start) + blank(text.slice(start));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
