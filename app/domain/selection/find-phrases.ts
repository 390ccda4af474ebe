import { evidenceOf, type ReadMessage } from "./read-message.ts";
import { findPhrase, type Match, matchSentence, type PhraseRule } from "./rule.ts";
import { refundDenied, refundOfferRules } from "./rules/refund-offer.ts";
import { notShipping, shipUpdateRules } from "./rules/ship-update.ts";
import type { Evidence } from "./selection.ts";
import type { Sentence } from "./text/read-sentences.ts";

/** What speaks for one template. */
export interface PhraseFinding {
  readonly rule: PhraseRule;
  readonly evidence: Evidence;
}

/** All phrases of the messages that speak for a template; what a denial covers ("I do not want a refund") does not. */
export function findPhrases(messages: readonly ReadMessage[]): readonly PhraseFinding[] {
  return messages.flatMap((message) =>
    message.sentences.flatMap((sentence) => findInSentence(message, sentence)),
  );
}

function findInSentence(message: ReadMessage, sentence: Sentence): PhraseFinding[] {
  const found: PhraseFinding[] = [];
  const denied = findPhrase(refundDenied, sentence);
  for (const rule of refundOfferRules) {
    const match = matchSentence(rule, sentence);
    if (!match || (denied && isWithin(match, denied))) continue;
    found.push({ rule, evidence: evidenceOf(message, sentence, match, rule.id) });
  }
  for (const rule of shipUpdateRules) {
    const match = matchSentence(rule, sentence);
    if (!match || (rule.strength === "weak" && notShipping.test(sentence.padded))) continue;
    found.push({ rule, evidence: evidenceOf(message, sentence, match, rule.id) });
  }
  return found;
}

function isWithin(inner: Match, outer: Match): boolean {
  return inner.at < outer.at + outer.length && outer.at < inner.at + inner.length;
}
