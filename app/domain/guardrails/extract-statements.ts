import { type CurrencyContext, findAmounts } from "../amounts.ts";
import { liquidSpans } from "../liquid.ts";
import { decimalOf } from "../money.ts";
import { withoutOverlaps } from "../span.ts";
import { findCommitments } from "./commitments.ts";
import { type Calendar, findDates } from "./dates.ts";
import { fold } from "./fold.ts";
import { findCards, findCodes, findOrders, findPhones } from "./identifiers.ts";
import { canonicalLink, findEmails, findLinks, type Found } from "./links.ts";
import { findNames } from "./names.ts";
import type { Statement, StatementKind } from "./statement.ts";
import { findTimeSpans } from "./time-spans.ts";
import { WORDINGS } from "./wording.ts";

export interface ReadingContext extends Calendar {
  readonly currency: CurrencyContext;
}

type Raw = Omit<Statement, "text">;

/** Everything in a text that has to match a fact, in the order it is written; spans are of the text as given. */
export function extractStatements(text: string, context: ReadingContext): readonly Statement[] {
  const folded = fold(text);
  const figures = withoutOverlaps(figuresIn(folded.text, context));
  return [...figures, ...wordingsIn(folded.text)]
    .map((raw) => ({ ...raw, span: folded.original(raw.span) }))
    .map((raw) => ({ ...raw, text: text.slice(raw.span.start, raw.span.end) }))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/* The narrower reading comes first: digits inside a link, an address or an amount are no code of their own. */
function figuresIn(text: string, context: ReadingContext): Raw[] {
  return [
    ...of(
      "url",
      findLinks(text).map((link) => ({ ...link, value: canonicalLink(link.value) })),
    ),
    ...of("email", findEmails(text)),
    ...of("card", findCards(text)),
    ...of("order", findOrders(text)),
    ...findAmounts(text, context.currency).map((amount) => ({
      kind: "amount" as const,
      span: amount.span,
      values: [`${amount.money ? decimalOf(amount.money) : "?"} ${amount.currencyCode}`],
    })),
    ...findDates(text, context).map((date) => ({ kind: "date" as const, ...date })),
    ...findTimeSpans(text).map(({ span, minutes }) => ({
      kind: "time_span" as const,
      span,
      values: [String(minutes)],
    })),
    ...of("code", findCodes(text)),
    ...of("phone", findPhones(text)),
  ];
}

function wordingsIn(text: string): Raw[] {
  const wordings = WORDINGS.flatMap(({ kind, value, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      span: { start: match.index, end: match.index + match[0].length },
      values: [value],
    })),
  );
  const commitments = findCommitments(text).map(({ value, span }) => ({
    kind: "commitment" as const,
    span,
    values: [value],
  }));
  const liquid = liquidSpans(text).map((span) => ({ kind: "liquid" as const, span, values: [] }));
  return [...of("name", findNames(text)), ...commitments, ...wordings, ...liquid];
}

function of(kind: StatementKind, found: readonly Found[]): Raw[] {
  return found.map(({ value, span }) => ({ kind, span, values: [value] }));
}
