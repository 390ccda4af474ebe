import { unanswered } from "../answers.ts";
import { earliest } from "../instant.ts";
import type { Message } from "../thread.ts";
import { messageEvidence, quoted, reportedPhrases, type ReportedPhrase } from "./phrases.ts";
import type { CueRule } from "./rule.ts";

const NOT = String.raw`(?:never|not|nothing|didn't|haven't|hasn't|isn't|wasn't)`;

/** What the customer may report about the parcel. A report is what they wrote, not what happened. */
const TOPICS = {
  "no tracking update":
    /\b(?:package|parcel|order|it)(?:'s| is)? still (?:shows? )?in transit\b|\bno (?:new |recent |further )?tracking (?:updates?|info(?:rmation)?|movement|scans?)\b|\btracking (?:number )?(?:has|is|have|does|did)(?:n't| not) (?:been )?(?:updat\w+|mov\w+|chang\w+|work\w*)\b/gi,
  "a late delivery":
    /\b(?:(?:is|are|was|running|so|very|too|days?|weeks?) late|late (?:delivery|order|package|parcel|shipment)|delayed|overdue|taking (?:so|too|very) long|still waiting)\b/gi,
  "an item not received": new RegExp(
    String.raw`\b${NOT}\s+(?:yet\s+|been\s+|actually\s+|even\s+)*(?:arriv\w*|receiv\w*|got(?:ten)?|get|come|came|deliver\w*|turned up|shown up)\b`,
    "gi",
  ),
} as const;

export type ReportTopic = keyof typeof TOPICS;

export function reportedOn(topic: ReportTopic, messages: readonly Message[]): readonly ReportedPhrase[] {
  return reportedPhrases(messages, TOPICS[topic], { mayBeNegated: topic !== "a late delivery" });
}

/** What the customer says, from the messages that nobody has answered, with the words and where they stand. */
export const customerReports: CueRule = {
  code: "CUSTOMER_REPORTS",
  version: 1,
  about: "customer's report",
  needs: [],
  find: ({ messages }) => {
    const waiting = unanswered(messages);
    return Object.keys(TOPICS).flatMap((topic) => {
      const phrases = isTopic(topic) ? reportedOn(topic, waiting) : [];
      if (phrases.length === 0) return [];
      return [
        {
          subject: topic,
          severity: "info" as const,
          since: earliest(phrases.map((phrase) => phrase.message.createdAt)),
          sentence: `Customer reports ${topic}`,
          detail: quoted(phrases),
          evidence: messageEvidence(phrases),
        },
      ];
    });
  },
};

function isTopic(topic: string): topic is ReportTopic {
  return Object.hasOwn(TOPICS, topic);
}
