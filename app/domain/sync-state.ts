import { nextState, type EscalationEvent, type EscalationState } from "./escalation-state.ts";
import type { OpeningReason } from "./opening.ts";

/** What we had of a case before Chatwoot was read again. */
export interface KnownCase {
  readonly state: EscalationState;
  readonly wasWaiting: boolean;
  /** The newest message that we, or the person who decided, had seen. */
  readonly lastMessageId: number;
  /** A decision is being carried out: its own outcome moves the case. */
  readonly isBeingDecided: boolean;
}

/** What Chatwoot says now. */
export interface ObservedCase {
  readonly reasons: readonly OpeningReason[];
  readonly isWaiting: boolean;
  /** The last wait was ended by a person. */
  readonly isAnswered: boolean;
  /** 0 when the customer wrote nothing. */
  readonly newestCustomerMessageId: number;
  readonly isResolvedInChatwoot: boolean;
  readonly hasNewActivity: boolean;
}

/** The state of a case after a look at Chatwoot; null: it is none. Source: product rule "Escalation states". */
export function stateAfterSync(known: KnownCase | null, observed: ObservedCase): EscalationState | null {
  if (!known) return observed.reasons.length > 0 && !observed.isResolvedInChatwoot ? "open" : null;
  if (known.isBeingDecided) return known.state;
  return factsOf(known, observed).reduce<EscalationState>((state, type) => {
    const next = nextState(state, { type });
    return next.ok ? next.value : state;
  }, known.state);
}

type SyncFact = Extract<
  EscalationEvent["type"],
  "customer_wrote" | "colleague_answered" | "triggered" | "resolved_in_chatwoot"
>;

/* In the order in which they can have happened, for both sides may have written since the last look. */
function factsOf(known: KnownCase, observed: ObservedCase): SyncFact[] {
  const hasWritten = observed.newestCustomerMessageId > known.lastMessageId;
  const hadWait = known.wasWaiting || hasWritten;
  const facts: SyncFact[] = [];
  if (hasWritten) facts.push("customer_wrote");
  if (hadWait && !observed.isWaiting && observed.isAnswered) facts.push("colleague_answered");
  if (observed.reasons.length > 0) facts.push("triggered");
  // A case that a person took up again after that stays open: nothing new happened in Chatwoot.
  if (observed.isResolvedInChatwoot && (hadWait || observed.hasNewActivity))
    facts.push("resolved_in_chatwoot");
  return facts;
}
