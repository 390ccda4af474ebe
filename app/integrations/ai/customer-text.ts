import { findCards, findPhones } from "../../domain/guardrails/identifiers.ts";
import { findEmails, findLinks } from "../../domain/guardrails/links.ts";
import { withoutOverlaps } from "../../domain/span.ts";

const MOST_CHARACTERS = 4_000;

/** What a model gets to read of a customer's words: visible characters, no way to reach them, the newest part. */
export function asCustomerData(text: string): string {
  const visible = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return withoutContacts(visible.slice(-MOST_CHARACTERS));
}

function withoutContacts(text: string): string {
  const found = [...findEmails(text), ...findLinks(text), ...findCards(text), ...findPhones(text)];
  return withoutOverlaps(found)
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((rest, { span }) => `${rest.slice(0, span.start)}[removed]${rest.slice(span.end)}`, text);
}
