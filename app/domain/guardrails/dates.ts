import { DAY_MS, epochMs, instantOf } from "../instant.ts";
import type { Span } from "../span.ts";

/** Now, and where the shop is: what "Friday" and "tomorrow" mean. */
export interface Calendar {
  readonly now: string;
  readonly timeZone: string;
}

export interface FoundDate {
  readonly span: Span;
  /** `2026-11-24` or, without a year, `11-24`; with a clock time ` 18:00` after it. */
  readonly values: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?`;
const TIME = String.raw`(?:\d{1,2}(?::\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}\b|noon\b|midnight\b)`;
const DAY = [
  String.raw`(?<iso>\d{4}-\d{2}-\d{2})`,
  String.raw`(?<slashed>\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)(?![\d/])`,
  String.raw`(?<month>${MONTH})\s(?<monthDay>\d{1,2})(?:st|nd|rd|th)?(?:,?\s(?<monthYear>\d{4}))?\b`,
  String.raw`(?<dayFirst>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(?<monthAfter>${MONTH})(?:,?\s(?<yearAfter>\d{4}))?(?![\p{L}\d])`,
  String.raw`(?:(?:this|next|on)\s)?(?<weekday>(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b`,
  String.raw`(?<relative>today|tonight|tomorrow|yesterday|next week|next month|this week|weekend)\b`,
].join("|");
const DATE = new RegExp(
  String.raw`(?<![\p{L}\d#.$])(?:(?<timeBefore>${TIME})(?:\s(?:on\s)?|\s?,\s)?)?(?:(?:${DAY})(?:,?\s(?:at|by|before|until)\s(?<timeAfter>${TIME}))?)|(?<![\p{L}\d#.$:])(?<timeAlone>${TIME})`,
  "giu",
);

/** The day of an instant where the shop is: `2026-11-24`. */
export function localDay(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(new Date(epochMs(instant)));
}

/** The clock time of an instant where the shop is: `18:00`. */
export function localTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(epochMs(instant)),
  );
}

/** Both, as facts name an instant: `2026-11-24 18:00`. */
export function dayAndTime(instant: string, { timeZone }: Pick<Calendar, "timeZone">): string {
  return `${localDay(instant, timeZone)} ${localTime(instant, timeZone)}`;
}

/** Every day or clock time that a text names. */
export function findDates(text: string, calendar: Calendar): FoundDate[] {
  return [...text.matchAll(DATE)].map((match) => {
    const groups = match.groups ?? {};
    const time = groups.timeBefore ?? groups.timeAfter ?? groups.timeAlone;
    const days = daysOf(groups, calendar);
    const clock = time ? ` ${clockOf(time)}` : "";
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    return { span, values: (days.length > 0 ? days : [""]).map((day) => `${day}${clock}`) };
  });
}

type Groups = Record<string, string | undefined>;

function daysOf(groups: Groups, calendar: Calendar): string[] {
  if (groups.iso) return [groups.iso];
  if (groups.slashed) return slashedDays(groups.slashed);
  if (groups.month) return [monthDay(groups.month, groups.monthDay, groups.monthYear)];
  if (groups.monthAfter) return [monthDay(groups.monthAfter, groups.dayFirst, groups.yearAfter)];
  if (groups.weekday) return weekdayDays(groups.weekday, calendar);
  return groups.relative ? relativeDays(groups.relative, calendar) : [];
}

function monthDay(month: string, day: string | undefined, year: string | undefined): string {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const monthAndDay = `${pad(number)}-${pad(Number(day))}`;
  return year ? `${year}-${monthAndDay}` : monthAndDay;
}

/* 11/24 and 24/11 are written by people of two habits: either reading may match. */
function slashedDays(slashed: string): string[] {
  const [first = "", second = "", year] = slashed.split("/");
  const prefix = year ? `${year.length === 2 ? `20${year}` : year}-` : "";
  return [
    `${prefix}${pad(Number(first))}-${pad(Number(second))}`,
    `${prefix}${pad(Number(second))}-${pad(Number(first))}`,
  ];
}

function weekdayDays(weekday: string, { now, timeZone }: Calendar): string[] {
  const wanted = WEEKDAYS.indexOf(weekday.toLowerCase());
  const days = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7].map((offset) =>
    dayAfter(now, offset, timeZone),
  );
  return days.filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === wanted);
}

function relativeDays(word: string, { now, timeZone }: Calendar): string[] {
  const offsets: Record<string, number> = { today: 0, tonight: 0, tomorrow: 1, yesterday: -1 };
  const offset = offsets[word.toLowerCase()];
  return offset === undefined ? [word.toLowerCase()] : [dayAfter(now, offset, timeZone)];
}

function dayAfter(now: string, offset: number, timeZone: string): string {
  const noon = `${localDay(now, timeZone)}T12:00:00Z`;
  return instantOf(epochMs(noon) + offset * DAY_MS).slice(0, 10);
}

function clockOf(time: string): string {
  const lower = time.toLowerCase();
  if (lower === "noon") return "12:00";
  if (lower === "midnight") return "00:00";
  const [, hour = "0", minute = "00"] = /(\d{1,2})(?::(\d{2}))?/.exec(lower) ?? [];
  const isAfternoon = /p\.?m/.test(lower);
  const isMorning = /a\.?m/.test(lower);
  const hours = isAfternoon || isMorning ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour);
  return `${pad(hours)}:${minute}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
