import type { Span } from "../span.ts";

export interface FoundTimeSpan {
  readonly span: Span;
  /** The most it can mean. */
  readonly minutes: number;
}

const UNIT_MINUTES: Readonly<Record<string, number>> = {
  min: 1,
  minute: 1,
  h: 60,
  hr: 60,
  hour: 60,
  day: 24 * 60,
  week: 7 * 24 * 60,
  month: 30 * 24 * 60,
};

const COUNT_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  the: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  four: 4,
  five: 5,
  // The most that readers take "a few" for; "the next few hours" covers a promise of 4 h.
  few: 5,
  several: 7,
  ten: 10,
};

const COUNT = String.raw`\d{1,4}|one|two|three|four|five|ten|several|few|couple|(?:(?<=within\s|in\s)(?:an?|the))`;
const TIME_SPAN = new RegExp(
  String.raw`(?<![\p{L}\d$€£#.])(?:next\s)?(?:\d{1,4}\s?(?:-|–|to)\s?)?(?<count>${COUNT})(?:\s?(?:more\s|of\s|full\s)?(?:business\s|working\s)?|-)(?<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?)\b|\b(?<vague>shortly|soon)\b`,
  "giu",
);

/* What "shortly" may stand for at most, where a promise has to keep it. */
const SHORTLY_MINUTES = 60;

/** Every length of time that a text names, by the most it can mean: "2-3 days" is three. */
export function findTimeSpans(text: string): FoundTimeSpan[] {
  return [...text.matchAll(TIME_SPAN)]
    .filter((match) => !/^as soon as/i.test(text.slice(Math.max(0, match.index - 3), match.index + 7)))
    .map((match) => ({
      span: { start: match.index, end: match.index + match[0].length },
      minutes: minutesOf(match.groups ?? {}),
    }));
}

function minutesOf(groups: Record<string, string | undefined>): number {
  if (groups.vague) return SHORTLY_MINUTES;
  const count = groups.count?.toLowerCase() ?? "";
  const unit = groups.unit?.toLowerCase() ?? "";
  const perUnit = UNIT_MINUTES[unit] ?? UNIT_MINUTES[unit.replace(/s$/, "")] ?? 0;
  return (COUNT_WORDS[count] ?? Number(count)) * perUnit;
}
