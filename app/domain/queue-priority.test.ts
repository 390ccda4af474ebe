import { expect, test } from "vitest";
import { aMessage, anAnswer } from "./factories.ts";
import { laterBy } from "./instant.ts";
import { hasEscalationLabel, queuePriority, queueRank } from "./queue-priority.ts";
import { slaTimer } from "./sla.ts";

const asked = "2026-11-23T14:28:00Z";

function timerAfter(seconds: number) {
  const messages = [aMessage({ createdAt: asked })];
  return slaTimer({ messages, thresholdMinutes: 60, now: laterBy(asked, seconds * 1000) });
}

test.each([
  [0, [], 4],
  [2699, [], 4],
  [2700, [], 3],
  [3600, [], 3],
  [3601, [], 2],
  [10800, [], 2],
  [10801, [], 1],
  [0, ["escalation"], 3],
  [0, ["escalated"], 3],
  [0, ["Escalation"], 3],
  [0, ["refund_offer", "vip"], 4],
  [3601, ["escalation"], 2],
  [10801, ["escalation"], 1],
])("waited %d s, labels %j: priority %d", (seconds, labels, priority) => {
  expect(queuePriority(timerAfter(seconds), labels)).toBe(priority);
});

test("an answered thread is priority 4, or 3 where a label says so", () => {
  const messages = [aMessage({ id: 1, createdAt: asked }), anAnswer({ id: 2, createdAt: asked })];
  const timer = slaTimer({ messages, thresholdMinutes: 60, now: laterBy(asked, 86_400_000) });
  expect(queuePriority(timer, [])).toBe(4);
  expect(queuePriority(timer, ["escalation"])).toBe(3);
});

test("only the two escalation labels mark an escalation", () => {
  expect(hasEscalationLabel(["de-escalation", "escalations"])).toBe(false);
  expect(hasEscalationLabel([])).toBe(false);
});

test.each([
  ["open", 1, true, 0],
  ["open", 4, false, 4],
  ["open", 1, false, 1],
  ["awaiting_review", 2, false, 2],
  ["snoozed", 1, false, 5],
  ["snoozed", 1, true, 5],
] as const)("%s with priority %d, follow-up due %s: rank %d", (state, priority, isFollowUpDue, rank) => {
  expect(queueRank({ state, priority, isFollowUpDue })).toBe(rank);
});
