import type { RefundGrant } from "../thresholds.ts";
import { extractStatements } from "./extract-statements.ts";
import type { Facts } from "./facts.ts";
import type { Finding, Judgement, MatchedStatement } from "./finding.ts";
import { fold } from "./fold.ts";
import { groundOf } from "./ground.ts";
import { hostOf, isAllowedHost } from "./links.ts";
import { mannerFindings } from "./manner.ts";
import { refundFindings } from "./refund-limit.ts";
import type { Statement, StatementKind } from "./statement.ts";

/**
 * Judges a text against what is known: one function for templates, model drafts, canned responses and edits,
 * on the page and again on the server at the action that sends.
 * Blocked: a refund beyond the grant, another customer's data, Liquid, a foreign link, internal tools, no text.
 * Warned: anything else that no fact supports. Source: product rule "Grounding".
 */
export function judgeText(text: string, facts: Facts, grant: RefundGrant): Judgement {
  const statements = extractStatements(text, facts);
  const plain = sameLength(text);
  const grounded = statements.map((statement) => ({
    statement,
    fact: groundOf(statement, statements, plain, facts),
  }));
  const matched = grounded.filter((each): each is MatchedStatement => each.fact !== null);
  const unmatched = grounded.filter((each) => each.fact === null).map((each) => each.statement);
  const findings = [
    ...unmatched.map((statement) => findingOf(statement, facts)),
    ...refundFindings(statements, unmatched, plain, facts, grant),
    ...mannerFindings(text),
  ];
  return { findings: withoutDoubles(findings).toSorted(byPlace), matched };
}

/* Sentences are told apart on the text as written, so that spans hold; only look-alike stops are made plain. */
function sameLength(text: string): string {
  return text.replace(/[．。｡！？]/gu, (stop) => fold(stop).text.slice(0, 1) || ".");
}

const OUT = "Say where it comes from, or take it out.";

function findingOf(statement: Statement, facts: Facts): Finding {
  const { kind, span } = statement;
  const quote = `“${statement.text}”`;
  const blocked = BLOCKED[kind]?.(statement, facts) ?? null;
  if (blocked) return { class: "blocked", kind: blocked.kind, span, message: blocked.message(quote) };
  return { class: "warned", kind, span, message: (WARNINGS[kind] ?? UNSUPPORTED)(quote) };
}

type Words = (quote: string) => string;

interface Block {
  readonly kind: Finding["kind"];
  readonly message: Words;
}

/* What is blocked, and where it depends: on what. Null: it is only warned of. */
const BLOCKED: Partial<Record<StatementKind, (statement: Statement, facts: Facts) => Block | null>> = {
  liquid: () => ({
    kind: "liquid",
    message: (quote) => `${quote} would be run by Chatwoot. Take the braces out.`,
  }),
  internal_tool: () => ({
    kind: "internal_tool",
    message: (quote) => `${quote} is not for customers. Say it without our tools.`,
  }),
  card: () => ({
    kind: "other_customer",
    message: () => "This looks like a payment card number. Take it out.",
  }),
  order: () => ({
    kind: "other_customer",
    message: (quote) => `${quote} is not an order of this customer. Correct the number, or take it out.`,
  }),
  email: (statement, facts) =>
    isAllowedHost(statement.values[0]?.split("@")[1] ?? "", facts.linkHosts)
      ? null
      : {
          kind: "other_customer",
          message: (quote) => `${quote} is not this customer's address. Take it out.`,
        },
  url: (statement, facts) => {
    const host = hostOf(fold(statement.text).text);
    if (host !== null && isAllowedHost(host, facts.linkHosts)) return null;
    return {
      kind: "foreign_url",
      message: (quote) =>
        `${quote} leads outside the allowed hosts. Take it out, or link to the shop or the carrier.`,
    };
  },
};

const UNSUPPORTED: Words = (quote) => `${quote} matches no fact on this order. ${OUT}`;

const WARNINGS: Partial<Record<StatementKind, Words>> = {
  placeholder: (quote) => `${quote} looks unfinished. Fill it in, or take it out.`,
  fault_admission: (quote) => `${quote} admits fault. ${OUT}`,
  commitment: (quote) => `${quote} promises or claims something that nothing here supports. ${OUT}`,
  email: (quote) => `${quote} is not this customer's address. ${OUT}`,
  url: (quote) => `${quote} is not a link of this order. ${OUT}`,
};

/* Where a stretch of text is blocked for one thing, the same stretch is not warned of too. */
function withoutDoubles(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, index) => {
    const isSame = (other: Finding) =>
      other.span.start === finding.span.start && other.span.end === finding.span.end;
    const isEarlier = findings.slice(0, index).some((other) => isSame(other) && other.kind === finding.kind);
    const isOutdone =
      finding.class === "warned" && findings.some((other) => other.class === "blocked" && isSame(other));
    return !isEarlier && !isOutdone;
  });
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.kind < b.kind ? -1 : 1);
}
