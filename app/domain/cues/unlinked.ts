import type { PresentCue } from "./cue.ts";

/** The one cue of a conversation without an order: what there is to confirm. */
export function unlinkedCue(conversation: {
  readonly conversationId: number;
  readonly suggestedOrders: number;
  readonly since: string;
}): PresentCue {
  const { conversationId, suggestedOrders, since } = conversation;
  const noun = suggestedOrders === 1 ? "order" : "orders";
  return {
    status: "present",
    key: `UNLINKED:${conversationId}`,
    code: "UNLINKED",
    ruleVersion: 1,
    severity: "info",
    since,
    sinceBasis: "first_seen",
    hours: 0,
    sentence: suggestedOrders === 0 ? "No order found" : `${suggestedOrders} suggested ${noun} to confirm`,
    detail: null,
    evidence: [],
    firstSeenAt: since,
  };
}
