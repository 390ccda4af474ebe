import { epochMs } from "./instant.ts";
import type { DecisionAction } from "./decision.ts";
import type { FulfillmentEvent, Order } from "./order.ts";
import type { Message } from "./thread.ts";

export type TimelineKind =
  | "order_placed"
  | "order_event"
  | "fulfilled"
  | "fulfillment_event"
  | "customer_message"
  | "reply"
  | "private_note"
  | "activity"
  | "decision";

export interface TimelineEntry {
  readonly at: string;
  readonly kind: TimelineKind;
  readonly text: string;
  readonly detail: string | null;
  /** The record's own id at its source. */
  readonly sourceId: string;
}

/** A decision as far as the timeline shows it. */
export interface TimelineDecision {
  readonly uid: string;
  readonly decisionId: number;
  readonly action: DecisionAction;
  readonly decidedAt: string;
  readonly by: string;
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  LABEL_PURCHASED: "Label purchased",
  LABEL_PRINTED: "Label printed",
  CONFIRMED: "Shipment confirmed",
  CARRIER_PICKED_UP: "Picked up by the carrier",
  IN_TRANSIT: "In transit",
  DELAYED: "Delay recorded",
  OUT_FOR_DELIVERY: "Out for delivery",
  ATTEMPTED_DELIVERY: "Delivery attempted",
  READY_FOR_PICKUP: "Ready for pickup",
  DELIVERED: "Delivered",
  FAILURE: "Delivery failed",
};

const DECISION_WORDS: Record<DecisionAction, string> = {
  approve_send: "Reply approved",
  edit_send: "Edited reply approved",
  manual_reply: "Own reply approved",
  escalate: "Escalated to a manager",
  resolve: "Resolved",
  reject: "Suggestion rejected",
  snooze: "Snoozed",
  note: "Note decided",
  follow_up: "Follow-up set",
  hold: "Hold placed",
  release_hold: "Hold released",
  refund: "Refund decided",
  withdraw: "Decision withdrawn",
  review_approve: "Manager approved",
  review_deny: "Manager denied",
  review_request_info: "Manager asks for more",
};

/* At the same instant: what happened to the order before what people said and did about it. */
const RANK: Record<TimelineKind, number> = {
  order_placed: 0,
  order_event: 1,
  fulfilled: 2,
  fulfillment_event: 3,
  activity: 4,
  customer_message: 5,
  private_note: 6,
  decision: 7,
  reply: 8,
};

/** One story of an order and its thread, newest first; the same input always gives the same order. */
export function mergeTimeline(input: {
  readonly order: Order | null;
  readonly messages: readonly Message[];
  readonly decisions: readonly TimelineDecision[];
}): readonly TimelineEntry[] {
  return [
    ...(input.order ? orderEntries(input.order) : []),
    ...input.messages.map(messageEntry),
    ...input.decisions.map(decisionEntry),
  ].toSorted(newestFirst);
}

function orderEntries(order: Order): TimelineEntry[] {
  return [
    {
      at: order.processedAt,
      kind: "order_placed",
      text: "Order placed",
      detail: order.name,
      sourceId: order.id,
    },
    ...order.events.map((event): TimelineEntry => ({
      at: event.createdAt,
      kind: "order_event",
      text: event.message || event.action,
      detail: event.appTitle,
      sourceId: event.id,
    })),
    ...order.fulfillments.flatMap((fulfillment): TimelineEntry[] => [
      {
        at: fulfillment.createdAt,
        kind: "fulfilled",
        text: `${fulfillment.totalQuantity} ${fulfillment.totalQuantity === 1 ? "item" : "items"} fulfilled`,
        detail: fulfillment.name,
        sourceId: fulfillment.id,
      },
      ...fulfillment.events.map((event) => parcelEntry(event, fulfillment.tracking[0]?.company ?? null)),
    ]),
  ];
}

function parcelEntry(event: FulfillmentEvent, carrier: string | null): TimelineEntry {
  const place = [event.city, event.province, event.country].filter(Boolean).join(", ");
  return {
    at: event.happenedAt,
    kind: "fulfillment_event",
    text: [EVENT_WORDS[event.status] ?? event.status, carrier].filter(Boolean).join(", "),
    detail: event.message ?? (place || null),
    sourceId: event.id,
  };
}

function messageEntry(message: Message): TimelineEntry {
  const photos = message.attachments.length;
  const name = message.authorName ?? "Somebody";
  const base = { at: message.createdAt, sourceId: String(message.id) };
  if (message.kind === "activity") return { ...base, kind: "activity", text: message.text, detail: null };
  if (message.isPrivate) return { ...base, kind: "private_note", text: "Private note", detail: name };
  if (message.kind !== "incoming") {
    const by = message.isAutomated || message.author !== "person" ? `${name}, automated` : name;
    return { ...base, kind: "reply", text: "Reply", detail: by };
  }
  const attached = photos === 0 ? "" : `, ${photos} ${photos === 1 ? "attachment" : "attachments"}`;
  return { ...base, kind: "customer_message", text: `${name} wrote${attached}`, detail: null };
}

function decisionEntry(decision: TimelineDecision): TimelineEntry {
  return {
    at: decision.decidedAt,
    kind: "decision",
    text: DECISION_WORDS[decision.action],
    detail: `Decision ${decision.decisionId}, ${decision.by}`,
    sourceId: decision.uid,
  };
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  const byTime = epochMs(b.at) - epochMs(a.at) || RANK[b.kind] - RANK[a.kind];
  if (byTime !== 0) return byTime;
  return b.sourceId.localeCompare(a.sourceId, "en", { numeric: true });
}
