import { unanswered } from "../answers.ts";
import { earliest } from "../instant.ts";
import type { Order } from "../order.ts";
import type { Evidence, Finding } from "./cue.ts";
import { messageEvidence, quoted, reportedPhrases, type ReportedPhrase } from "./phrases.ts";
import type { CueContext, CueRule } from "./rule.ts";

const DAMAGE =
  /\b(?:damag(?:ed|es?)|defect(?:ive|s)?|broken|broke|faulty|cracked|torn|ripped|smashed|shattered|came apart|fell apart)\b/gi;
const NEGATED_DAMAGE =
  /\b(?:not|no|never|without|un)\W{0,2}(?:\w+\W+){0,2}?(?:damag|defect|broken|faulty|cracked|torn)/i;
const DAMAGED_RETURN_REASONS = new Set(["DEFECTIVE", "DAMAGED"]);

/** The customer's own words for damage, in the messages that nobody has answered. */
export function damageReported(context: Pick<CueContext, "messages">): readonly ReportedPhrase[] {
  return reportedPhrases(unanswered(context.messages), DAMAGE, { mayBeNegated: false });
}

/** Marked on the order by tag or note, or reported in the thread; a keyword is a hint, so its source is shown. */
export const damaged: CueRule = {
  code: "DAMAGED",
  version: 1,
  about: "damage",
  needs: [],
  find: (context) => {
    const marks = marksOn(context.order, context.policy.damagedTags);
    const phrases = damageReported(context);
    if (marks.length > 0) return [markedFinding(context, marks, phrases)];
    return phrases.length > 0 ? [reportedFinding(phrases)] : [];
  },
};

interface Mark {
  readonly text: string;
  readonly evidence: Evidence;
}

function marksOn(order: Order, damagedTags: readonly string[]): Mark[] {
  const tags = order.tags.filter((tag) => damagedTags.includes(tag.trim().toLowerCase()));
  const note = order.note?.trim() ?? "";
  const isNoted = note.search(DAMAGE) !== -1 && !NEGATED_DAMAGE.test(note);
  return [
    ...tags.map((tag) => ({ text: `tag “${tag}”`, evidence: { kind: "order_tag" as const, id: tag } })),
    ...(isNoted
      ? [{ text: `note “${short(note)}”`, evidence: { kind: "order_note" as const, id: order.id } }]
      : []),
  ];
}

function short(note: string): string {
  const line = note.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function markedFinding(
  context: CueContext,
  marks: readonly Mark[],
  phrases: readonly ReportedPhrase[],
): Finding {
  const thread = phrases.length > 0 ? `, thread ${quoted(phrases)}` : "";
  return {
    subject: "order",
    severity: "high",
    since: taggedAt(context),
    sentence: "Marked damaged",
    detail: `Order ${marks.map((mark) => mark.text).join(", ")}${thread}`,
    evidence: [...marks.map((mark) => mark.evidence), ...messageEvidence(phrases)],
  };
}

function taggedAt({ order, policy }: CueContext): string | null {
  const events = order.events.filter((event) => {
    const message = event.message.toLowerCase();
    return message.includes("tag") && policy.damagedTags.some((tag) => message.includes(tag));
  });
  return earliest(events.map((event) => event.createdAt));
}

function reportedFinding(phrases: readonly ReportedPhrase[]): Finding {
  return {
    subject: "thread",
    severity: "high",
    since: earliest(phrases.map((phrase) => phrase.message.createdAt)),
    sentence: "Customer reports damage",
    detail: quoted(phrases),
    evidence: messageEvidence(phrases),
  };
}

export const damagedReturn: CueRule = {
  code: "DAMAGED",
  version: 1,
  about: "return reason",
  needs: ["returns"],
  find: ({ order }) =>
    order.returns
      .filter((each) => each.reasons.some((reason) => DAMAGED_RETURN_REASONS.has(reason.toUpperCase())))
      .map((each) => ({
        subject: each.id,
        severity: "high",
        since: each.createdAt,
        sentence: "Return reason: defective",
        detail: `Return ${each.name}`,
        evidence: [{ kind: "return", id: each.id }],
      })),
};
