import type { DecisionAction } from "./decision.ts";
import type { DeliveryOutcome } from "./delivery.ts";
import { err, ok, type Result } from "./result.ts";

export const ESCALATION_STATES = ["open", "awaiting_review", "replied", "snoozed", "resolved"] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Not finished; the others (`replied`, `resolved`) are closed. */
export function isPending(state: EscalationState): boolean {
  return state === "open" || state === "awaiting_review" || state === "snoozed";
}

type MovingAction = Exclude<DecisionAction, "withdraw">;

/** What can happen to an escalation. A `decision` may be refused; everything else is a fact and only moves it or not. */
export type EscalationEvent =
  | { readonly type: "decision"; readonly action: MovingAction }
  | {
      readonly type: "withdrawal";
      readonly withdrawn: MovingAction;
      /** The state that the withdrawn decision was taken in. */
      readonly stateBefore: EscalationState;
    }
  | { readonly type: "delivery"; readonly outcome: DeliveryOutcome }
  | { readonly type: (typeof FACTS)[number] };

/**
 * `triggered`: an opening rule holds; `started`: a person opened it from the panel; `snooze_ended`: the time
 * of a snooze or follow-up came; `follow_up_due`: a promise falls due.
 */
export const FACTS = [
  "triggered",
  "started",
  "customer_wrote",
  "colleague_answered",
  "snooze_ended",
  "follow_up_due",
  "resolved_in_chatwoot",
] as const;
type Fact = (typeof FACTS)[number];

type Moves = Partial<Record<EscalationState, EscalationState>>;

const TO_OPEN: Moves = { replied: "open", snoozed: "open", resolved: "open" };

/* A state that a fact does not name stays as it is: above all `awaiting_review`, which only its manager or a withdrawal ends. */
const FACT_MOVES: Record<Fact, Moves> = {
  triggered: { replied: "open" },
  started: TO_OPEN,
  customer_wrote: TO_OPEN,
  colleague_answered: { open: "replied" },
  snooze_ended: { snoozed: "open" },
  follow_up_due: TO_OPEN,
  resolved_in_chatwoot: { open: "resolved", replied: "resolved", snoozed: "resolved" },
};

/* A reply leaves the case open until Chatwoot has it; one that went wrong opens it again, for nobody was answered. */
const DELIVERY_MOVES: Record<DeliveryOutcome, Moves> = {
  pending: {},
  accepted: { open: "replied" },
  delivered: { open: "replied" },
  failed: TO_OPEN,
  refused_stale: TO_OPEN,
  unknown: TO_OPEN,
  withdrawn: {},
};

const STAYS: Moves = { open: "open", replied: "replied", snoozed: "snoozed" };
const ANYWHERE: Moves = { ...STAYS, awaiting_review: "awaiting_review", resolved: "resolved" };
const UNDER_REVIEW: Moves = { awaiting_review: "open" };

function fromWorkTo(state: EscalationState): Moves {
  return { open: state, replied: state, snoozed: state };
}

/* A decision is refused in every state that it does not name. */
const DECISION_MOVES: Record<MovingAction, Moves> = {
  approve_send: STAYS,
  edit_send: STAYS,
  manual_reply: STAYS,
  escalate: fromWorkTo("awaiting_review"),
  resolve: fromWorkTo("resolved"),
  reject: STAYS,
  snooze: fromWorkTo("snoozed"),
  follow_up: fromWorkTo("snoozed"),
  note: ANYWHERE,
  hold: ANYWHERE,
  release_hold: ANYWHERE,
  refund: STAYS,
  review_approve: UNDER_REVIEW,
  review_deny: UNDER_REVIEW,
  review_request_info: UNDER_REVIEW,
};

/**
 * The state table: where an event takes an escalation.
 * Errors: `not_allowed` for a decision that this state does not know; facts never fail.
 * Source: product rule "Escalation states".
 */
export function nextState(
  state: EscalationState,
  event: EscalationEvent,
): Result<EscalationState, "not_allowed"> {
  if (event.type === "decision") {
    const next = DECISION_MOVES[event.action][state];
    return next ? ok(next) : err("not_allowed");
  }
  if (event.type === "withdrawal") return ok(stateAfterWithdrawal(state, event));
  const moves = event.type === "delivery" ? DELIVERY_MOVES[event.outcome] : FACT_MOVES[event.type];
  return ok(moves[state] ?? state);
}

/* Undo takes back a move that still stands, and nothing else: a withdrawn note ends no review. */
function stateAfterWithdrawal(
  state: EscalationState,
  event: { readonly withdrawn: MovingAction; readonly stateBefore: EscalationState },
): EscalationState {
  const movedTo = DECISION_MOVES[event.withdrawn][event.stateBefore];
  if (movedTo !== state || movedTo === event.stateBefore) return state;
  return event.withdrawn === "escalate" ? "open" : event.stateBefore;
}
