import { expect, test } from "vitest";
import { aMessage } from "./factories.ts";
import { laterBy } from "./instant.ts";
import { openingReasons } from "./opening.ts";
import { slaTimer } from "./sla.ts";

const asked = "2026-11-23T14:28:00Z";

function timer(minutes: number, messages = [aMessage({ createdAt: asked })]) {
  return slaTimer({ messages, thresholdMinutes: 60, now: laterBy(asked, minutes * 60_000) });
}

const quiet = {
  timer: timer(10),
  labels: [],
  abstainReason: null,
  hasRefundRequest: false,
  cueSeverities: ["info", "warning"],
  isStartedByPerson: false,
  isFollowUpDue: false,
} as const;

test.each([
  ["nothing but a fresh message", {}, []],
  ["due soon", { timer: timer(45) }, ["sla"]],
  ["breached", { timer: timer(61) }, ["sla"]],
  ["a label", { labels: ["escalated"] }, ["label"]],
  ["an abstention", { abstainReason: "legal_threat" }, ["abstained"]],
  ["AI switched off", { abstainReason: "feature_disabled" }, []],
  ["a refund request", { hasRefundRequest: true }, ["refund_request"]],
  ["a high cue", { cueSeverities: ["high"] }, ["cue"]],
  ["a critical cue", { cueSeverities: ["info", "critical"] }, ["cue"]],
  ["a person", { isStartedByPerson: true }, ["started_by_person"]],
  ["a follow-up", { isFollowUpDue: true }, ["follow_up_due"]],
] as const)("%s: %j", (_, overrides, reasons) => {
  expect(openingReasons({ ...quiet, ...overrides })).toEqual(reasons);
});

const everything = {
  ...quiet,
  labels: ["escalation"],
  abstainReason: "injury",
  hasRefundRequest: true,
  cueSeverities: ["critical"],
  isStartedByPerson: true,
  isFollowUpDue: true,
} as const;

test("every reason that holds is named", () => {
  expect(openingReasons({ ...everything, timer: timer(61) })).toEqual([
    "sla",
    "label",
    "abstained",
    "refund_request",
    "cue",
    "started_by_person",
    "follow_up_due",
  ]);
});

test("where nobody waits, only a person or a follow-up opens", () => {
  expect(openingReasons({ ...everything, timer: timer(61, []) })).toEqual([
    "started_by_person",
    "follow_up_due",
  ]);
});
