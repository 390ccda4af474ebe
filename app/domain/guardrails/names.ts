import { withoutOverlaps } from "../span.ts";
import type { Found } from "./links.ts";

const GREETED =
  /(?<=(?:^|[.!?,—\n]\s?|\n)(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|(?:many )?thanks|thank you|sorry|best(?: regards| wishes)?|(?:kind |warm )?regards|cheers|sincerely),?\s)\p{Lu}[\p{L}\p{M}'-]+/giu;
const ADDRESSED = /(?<=,\s)\p{Lu}[\p{Ll}\p{M}'-]+(?=[.!?](?:\s|$))/gu;
const CARRIER =
  /\b(?:UPS|USPS|FedEx|DHL|DPD|GLS|Evri|Hermes|Purolator|Canada Post|Royal Mail|PostNL|Amazon Logistics|OnTrac|Parcelforce)\b/g;

/* Words that stand where a name could. */
const NO_NAME =
  /^(?:there|all|again|everyone|team|both|for|so|very|that|this|your|you|we|i|it|if|the|a|an|our|to|about|but|and|please|let|now|then|yes|no|ok|okay|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|thanks|regards|wishes|sorry|customer|sir|madam)$/i;

/** The names that a text calls somebody by, and the carriers it names. */
export function findNames(text: string): Found[] {
  const people = [GREETED, ADDRESSED].flatMap((pattern) => [...text.matchAll(pattern)]);
  const called = people.filter((match) => /^\p{Lu}/u.test(match[0]) && !NO_NAME.test(match[0]));
  const names = [...called, ...text.matchAll(CARRIER)].map((match) => ({
    value: canonicalName(match[0]),
    span: { start: match.index, end: match.index + match[0].length },
  }));
  return withoutOverlaps(names);
}

export function canonicalName(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[\u2018\u2019]/g, "'")
    .trim();
  return plain.replace(/'s$/, "").toLowerCase();
}
