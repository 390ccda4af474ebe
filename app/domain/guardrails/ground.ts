import { overlaps, sentenceAround } from "../span.ts";
import type { CommitmentValue } from "./commitments.ts";
import { ESTIMATED_DELIVERY, type Fact, type Facts, type Promise } from "./facts.ts";
import { canonicalCode } from "./identifiers.ts";
import type { Statement } from "./statement.ts";

const PROMISED_BY: Partial<Record<string, Promise["kind"]>> = {
  carrier_enquiry: "carrier_enquiry",
  follow_up: "follow_up",
  refund: "refund_or_replacement",
  replacement: "refund_or_replacement",
  fulfil_choice: "refund_or_replacement",
} satisfies Partial<Record<CommitmentValue, Promise["kind"]>>;

const PROMISE_WORDS: Record<Promise["kind"], string> = {
  carrier_enquiry: "carrier enquiry",
  follow_up: "follow-up",
  refund_or_replacement: "refund or replacement",
};

/** The fact that supports a statement, or null. */
export function groundOf(
  statement: Statement,
  all: readonly Statement[],
  text: string,
  facts: Facts,
): Fact | null {
  const fact = factFor(statement, facts, isAboutArrival(statement, all, text));
  if (fact) return fact;
  if (statement.kind === "commitment") return groundOfCommitment(statement, all, text, facts);
  return statement.kind === "time_span" ? groundOfSpan(statement, all, text, facts) : null;
}

function factFor(statement: Statement, facts: Facts, ofArrival: boolean): Fact | null {
  const known = ofArrival ? facts.known.filter((fact) => fact.source === ESTIMATED_DELIVERY) : facts.known;
  return known.find((each) => each.kind === statement.kind && matches(each, statement)) ?? null;
}

/* A day in a sentence about arriving is the carrier's estimate or nothing: the order's own date is no arrival. */
function isAboutArrival(statement: Statement, all: readonly Statement[], text: string): boolean {
  if (statement.kind !== "date") return false;
  return inSameSentence(statement, all, text).some(
    (other) => other.kind === "commitment" && other.values.includes("delivery"),
  );
}

function matches(fact: Fact, statement: Statement): boolean {
  if (statement.kind === "date") return statement.values.some((value) => isSameDate(fact.value, value));
  if (statement.kind === "phone") {
    return statement.values.some((value) => fact.value.endsWith(value) || value.endsWith(fact.value));
  }
  if (statement.kind === "code") return statement.values.some((value) => canonicalCode(fact.value) === value);
  return statement.values.includes(fact.value);
}

/* A fact `2026-11-24 18:00` supports that day, that day without its year, that time, and both. */
function isSameDate(fact: string, value: string): boolean {
  const [factDay = "", factTime = ""] = fact.split(" ");
  const [day = "", time = ""] = value.split(" ");
  const isDay = day === "" || day === factDay || (day.length === 5 && factDay.endsWith(day));
  return isDay && (time === "" || time === factTime) && value.trim() !== "";
}

function groundOfCommitment(
  statement: Statement,
  all: readonly Statement[],
  text: string,
  facts: Facts,
): Fact | null {
  const value = statement.values[0] ?? "";
  if (value === "delivery") return deliveryDate(statement, all, text, facts);
  const promise = facts.promises.find((each) => each.kind === PROMISED_BY[value]);
  return promise ? promiseFact(promise) : null;
}

/* "It should arrive Friday" stands on the carrier's own date in the same sentence, and on nothing else. */
function deliveryDate(
  statement: Statement,
  all: readonly Statement[],
  text: string,
  facts: Facts,
): Fact | null {
  const dates = inSameSentence(statement, all, text).filter((other) => other.kind === "date");
  const grounds = dates.flatMap((date) => factFor(date, facts, true) ?? []);
  return grounds.length === dates.length ? (grounds[0] ?? null) : null;
}

/* A length of time is supported by a promise of the same sentence that is kept within it; the last one before it goes first. */
function groundOfSpan(
  statement: Statement,
  all: readonly Statement[],
  text: string,
  facts: Facts,
): Fact | null {
  const minutes = Number(statement.values[0]);
  const kinds = inSameSentence(statement, all, text)
    .filter((other) => other.kind === "commitment")
    .toSorted((a, b) => distance(a, statement) - distance(b, statement))
    .map((other) => PROMISED_BY[other.values[0] ?? ""]);
  if (kinds.includes(undefined)) return null;
  const promises = kinds.flatMap((kind) => facts.promises.find((each) => each.kind === kind) ?? []);
  const kept = promises.find((each) => each.dueMinutes !== null && each.dueMinutes <= minutes);
  return kept ? promiseFact(kept) : null;
}

function distance(from: Statement, to: Statement): number {
  return Math.abs(to.span.start - from.span.end);
}

function inSameSentence(statement: Statement, all: readonly Statement[], text: string): Statement[] {
  const sentence = sentenceAround(text, statement.span);
  return all.filter((other) => other !== statement && overlaps(other.span, sentence));
}

function promiseFact(promise: Promise): Fact {
  const within =
    promise.dueMinutes === null
      ? ""
      : ` within ${promise.dueMinutes > 90 ? `${promise.dueMinutes / 60} h` : `${promise.dueMinutes} min`}`;
  return { kind: "commitment", value: promise.kind, source: `${PROMISE_WORDS[promise.kind]}${within}` };
}
