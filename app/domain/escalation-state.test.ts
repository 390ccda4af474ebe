import { expect, test } from "vitest";
import { decisionActionSchema } from "./decision.ts";
import { deliveryOutcomeSchema } from "./delivery.ts";
import { ESCALATION_STATES, type EscalationState, FACTS, isPending, nextState } from "./escalation-state.ts";

/* Columns: open, awaiting_review, replied, snoozed, resolved. "-" refuses the decision. */
const LETTERS: Record<string, EscalationState> = {
  O: "open",
  A: "awaiting_review",
  R: "replied",
  S: "snoozed",
  X: "resolved",
};

const decisions = {
  approve_send: "O-RS-",
  edit_send: "O-RS-",
  manual_reply: "O-RS-",
  escalate: "A-AA-",
  resolve: "X-XX-",
  reject: "O-RS-",
  snooze: "S-SS-",
  note: "OARSX",
  follow_up: "S-SS-",
  hold: "OARSX",
  release_hold: "OARSX",
  refund: "O-RS-",
  review_approve: "-O---",
  review_deny: "-O---",
  review_request_info: "-O---",
} as const;

const deliveries = {
  pending: "OARSX",
  accepted: "RARSX",
  delivered: "RARSX",
  failed: "OAOOO",
  refused_stale: "OAOOO",
  unknown: "OAOOO",
  withdrawn: "OARSX",
} as const;

const facts = {
  triggered: "OAOSX",
  started: "OAOOO",
  customer_wrote: "OAOOO",
  colleague_answered: "RARSX",
  snooze_ended: "OAROX",
  follow_up_due: "OAOOO",
  resolved_in_chatwoot: "XAXXX",
} as const;

function expected(letter: string | undefined) {
  const value = LETTERS[letter ?? ""];
  return value ? { ok: true, value } : { ok: false, error: "not_allowed" };
}

const cells = (row: string) => ESCALATION_STATES.map((state, i) => [state, row[i]] as const);

test.each(
  decisionActionSchema
    .exclude(["withdraw"])
    .options.flatMap((action) => cells(decisions[action]).map(([from, to]) => [from, action, to] as const)),
)("%s, %s: %s", (from, action, to) => {
  expect(nextState(from, { type: "decision", action })).toEqual(expected(to));
});

test.each(
  deliveryOutcomeSchema.options.flatMap((outcome) =>
    cells(deliveries[outcome]).map(([from, to]) => [from, outcome, to] as const),
  ),
)("%s, delivery %s: %s", (from, outcome, to) => {
  expect(nextState(from, { type: "delivery", outcome })).toEqual(expected(to));
});

test.each(FACTS.flatMap((type) => cells(facts[type]).map(([from, to]) => [from, type, to] as const)))(
  "%s, %s: %s",
  (from, type, to) => {
    expect(nextState(from, { type })).toEqual(expected(to));
  },
);

test("pending and closed states", () => {
  expect(ESCALATION_STATES.filter(isPending)).toEqual(["open", "awaiting_review", "snoozed"]);
});

test.each([
  ["escalate", "open", "awaiting_review", "open"],
  ["escalate", "replied", "awaiting_review", "open"],
  ["snooze", "open", "snoozed", "open"],
  ["follow_up", "replied", "snoozed", "replied"],
  ["resolve", "replied", "resolved", "replied"],
  ["resolve", "open", "resolved", "open"],
  ["approve_send", "open", "open", "open"],
  ["note", "awaiting_review", "awaiting_review", "awaiting_review"],
  ["refund", "replied", "replied", "replied"],
  ["snooze", "open", "open", "open"],
  ["snooze", "replied", "open", "open"],
  ["escalate", "open", "replied", "replied"],
] as const)("%s taken in %s and withdrawn in %s: %s", (withdrawn, stateBefore, state, next) => {
  expect(nextState(state, { type: "withdrawal", withdrawn, stateBefore })).toEqual({ ok: true, value: next });
});
