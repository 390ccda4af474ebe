import { expect, test } from "vitest";
import { stateAfterSync, type KnownCase, type ObservedCase } from "./sync-state.ts";

function observed(overrides: Partial<ObservedCase> = {}): ObservedCase {
  return {
    reasons: [],
    isWaiting: true,
    isAnswered: false,
    newestCustomerMessageId: 10,
    isResolvedInChatwoot: false,
    hasNewActivity: true,
    ...overrides,
  };
}

function known(overrides: Partial<KnownCase> = {}): KnownCase {
  return { state: "open", wasWaiting: true, lastMessageId: 10, isBeingDecided: false, ...overrides };
}

const answered = observed({ isWaiting: false, isAnswered: true });
const wroteAgain = observed({ newestCustomerMessageId: 12 });

test.each<[string, KnownCase | null, ObservedCase, string | null]>([
  ["no reason, no case", null, observed(), null],
  ["a reason opens one", null, observed({ reasons: ["sla"] }), "open"],
  [
    "not where a colleague resolved it",
    null,
    observed({ reasons: ["sla"], isResolvedInChatwoot: true }),
    null,
  ],
  ["a colleague's answer ends the wait", known(), answered, "replied"],
  [
    "a case opened by a due promise is not ended by an old answer",
    known({ wasWaiting: false }),
    answered,
    "open",
  ],
  ["the customer writes after a reply", known({ state: "replied" }), wroteAgain, "open"],
  [
    "the customer writes and is answered between two looks",
    known({ state: "replied", wasWaiting: false }),
    { ...answered, newestCustomerMessageId: 12 },
    "replied",
  ],
  ["the customer writes while it sleeps", known({ state: "snoozed" }), wroteAgain, "open"],
  [
    "it sleeps on while nothing happens",
    known({ state: "snoozed" }),
    observed({ reasons: ["sla"] }),
    "snoozed",
  ],
  ["a colleague resolves it", known(), observed({ isResolvedInChatwoot: true }), "resolved"],
  [
    "a person takes it up again after that",
    known({ wasWaiting: false }),
    observed({ isWaiting: false, isResolvedInChatwoot: true, hasNewActivity: false }),
    "open",
  ],
  ["only its manager ends a review", known({ state: "awaiting_review" }), wroteAgain, "awaiting_review"],
  ["a delivery under way moves it itself", known({ isBeingDecided: true }), answered, "open"],
])("%s", (_case, before, now, expected) => {
  expect(stateAfterSync(before, now)).toBe(expected);
});
