import type { Judgement } from "./finding.ts";

/**
 * A reworded text commits the shop to exactly what the first did, and dates or times nothing that it did not.
 * Both must be without findings: then everything that they state is in `matched`.
 * Source: product rule "Grounding": a model's wording gets no licence of its own.
 */
export function keepsCommitments(first: Judgement, reworded: Judgement): boolean {
  const promised = statedBy(first, ["commitment"]);
  const promisedNow = statedBy(reworded, ["commitment"]);
  const terms = statedBy(first, TERMS);
  return (
    containsAll(promisedNow, promised) &&
    containsAll(promised, promisedNow) &&
    containsAll(terms, statedBy(reworded, TERMS))
  );
}

/** What a promise is about. A term left out leaves the promise as it is: its obligation keeps its time. */
const TERMS = ["amount", "date", "time_span", "discount"];

function statedBy({ matched }: Judgement, kinds: readonly string[]): Set<string> {
  const statements = matched.map(({ statement }) => statement).filter(({ kind }) => kinds.includes(kind));
  return new Set(statements.map(({ kind, values }) => `${kind} ${values.join("|")}`));
}

function containsAll(all: Set<string>, some: Set<string>): boolean {
  return [...some].every((each) => all.has(each));
}
