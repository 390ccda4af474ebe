import { expect, test } from "vitest";
import {
  decisionActionSchema,
  decisionType,
  isMirrored,
  isReply,
  isReview,
  scopeOf,
  streamOf,
} from "./decision.ts";
import { deliveryOutcomeSchema, isSent } from "./delivery.ts";

test.each([
  [null, true, true, "cx.escalation"],
  [null, true, false, "cx.escalation"],
  [null, false, true, "cx.escalation"],
  [null, false, false, "cx.manual"],
  ["cx.manual", true, true, "cx.manual"],
  ["cx.escalation", false, false, "cx.escalation"],
] as const)("follows %s, AI on %s, suggestion %s: %s", (follows, isAiOn, hadSuggestion, type) => {
  expect(decisionType({ follows, isAiOn, hadSuggestion })).toBe(type);
});

test.each([
  ["cx.escalation", null, "live", true, true],
  ["cx.manual", null, "live:manual", true, false],
  ["cx.escalation", "r1", "run:r1", true, true],
  ["cx.manual", "r1", "run:r1:manual", false, false],
] as const)(
  "%s of run %s: stream %s, mirrored %s, or %s where the shop keeps manual rows",
  (type, runId, stream, isMirroredByDefault, isMirroredOtherwise) => {
    const decision = { type, runId };
    expect(streamOf(decision)).toBe(stream);
    expect(isMirrored(decision, { mirrorsManual: true })).toBe(isMirroredByDefault);
    expect(isMirrored(decision, { mirrorsManual: false })).toBe(isMirroredOtherwise);
  },
);

test("live work is ops; a run has the scope it was started with", () => {
  expect(scopeOf(null)).toBe("ops");
  expect(scopeOf({ scope: "build" })).toBe("build");
  expect(scopeOf({ scope: "ops" })).toBe("ops");
});

test("three actions send a reply, three are a manager's", () => {
  expect(decisionActionSchema.options.filter(isReply)).toEqual(["approve_send", "edit_send", "manual_reply"]);
  expect(decisionActionSchema.options.filter(isReview)).toEqual([
    "review_approve",
    "review_deny",
    "review_request_info",
  ]);
});

test("sent means that Chatwoot accepted it", () => {
  expect(deliveryOutcomeSchema.options.filter(isSent)).toEqual(["accepted", "delivered"]);
});
