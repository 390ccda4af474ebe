import { REPLY_LENGTH } from "../policy.ts";
import { type Span, spansOf } from "../span.ts";
import type { Finding } from "./finding.ts";

const SHOUTED = /(?<![\p{L}\d#-])(?:\p{Lu}{3,}\s+){2,}\p{Lu}{3,}(?![\p{L}\d-])/gu;
const EXCLAIMED = /!\s?!+|\?!|!\?/g;
const APOLOGY = /\b(?:sorry|apologi[sz]e\w*|apolog(?:y|ies))\b/gi;
const BLAME =
  /\b(?:your (?:own )?(?:fault|mistake)|you should(?:'ve| have)|as (?:i|we) (?:already )?(?:said|told you|explained)|calm down|you failed to|you clearly|obviously|like i said)\b/gi;

/** Length and tone: how a text is, whatever it states. */
export function mannerFindings(text: string): Finding[] {
  const whole = { start: 0, end: text.length };
  if (text.trim() === "") {
    return [
      { class: "blocked", kind: "empty", span: whole, message: "There is no text to send. Write a reply." },
    ];
  }
  return [...lengthFindings(text, whole), ...toneFindings(text)];
}

function lengthFindings(text: string, span: Span): Finding[] {
  const { least, most } = REPLY_LENGTH;
  const length = text.trim().length;
  if (length >= least && length <= most) return [];
  const message =
    length < least
      ? `A reply of ${length} characters is short. Say more, or say why this is enough.`
      : `A reply of ${length} characters is long, ${most} is the most. Shorten it, or say why it has to be.`;
  return [{ class: "warned", kind: "length", span, message }];
}

function toneFindings(text: string): Finding[] {
  const plain = text.replace(/[\u2018\u2019]/g, "'");
  const tone = (message: string) => (span: Span) =>
    ({ class: "warned", kind: "tone", span, message }) as const;
  return [
    ...spansOf(plain, SHOUTED).map(tone("Capitals read as shouting. Write it in small letters.")),
    ...spansOf(plain, EXCLAIMED).map(tone("One mark is enough. Take the others out.")),
    ...spansOf(plain, APOLOGY).slice(1).map(tone("One apology is enough. Take this one out.")),
    ...spansOf(plain, BLAME).map(tone("This blames the customer. Say it without blame.")),
  ];
}
