import { isFromCustomer } from "../answers.ts";
import type { Message } from "../thread.ts";

/** A phrase of the customer's, with the message it stands in. */
export interface ReportedPhrase {
  readonly text: string;
  readonly message: Message;
}

/** A negation shortly before a word takes its report back: "not damaged", "isn't broken". */
const NEGATED = /(?:\bnot|n't|\bno|\bnever|\bwithout)(?:\s+\w+){0,2}\s+$/i;

function plain(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'");
}

/** Every match of a pattern in the customer's messages; quoted lines of an e-mail are not theirs. */
export function reportedPhrases(
  messages: readonly Message[],
  pattern: RegExp,
  options: { readonly mayBeNegated: boolean },
): ReportedPhrase[] {
  return messages.filter(isFromCustomer).flatMap((message) => {
    const text = plain(message.text)
      .split("\n")
      .filter((line) => !line.trimStart().startsWith(">"))
      .join("\n");
    return [...text.matchAll(pattern)]
      .filter((match) => options.mayBeNegated || !NEGATED.test(text.slice(0, match.index)))
      .map((match) => ({ text: match[0].replace(/\s+/g, " "), message }));
  });
}

/** “package still in transit”, “no tracking update” */
export function quoted(phrases: readonly ReportedPhrase[]): string {
  return [...new Set(phrases.map((phrase) => phrase.text))].map((text) => `“${text}”`).join(", ");
}

/** The messages' ids, each once, as evidence. */
export function messageEvidence(phrases: readonly ReportedPhrase[]) {
  const ids = new Set(phrases.map((phrase) => String(phrase.message.id)));
  return [...ids].map((id) => ({ kind: "message" as const, id }));
}
