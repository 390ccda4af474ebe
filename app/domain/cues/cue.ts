import type { OrderPart } from "../order.ts";

export const SEVERITIES = ["info", "warning", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(floor);
}

export const CUE_CODES = [
  "LABEL_NO_SCAN",
  "NO_TRACKING",
  "LABEL_VOIDED",
  "STALLED",
  "ETA_PASSED",
  "ETA_SLIP",
  "CARRIER_DELAYED",
  "DELIVERY_ATTEMPTED",
  "DELIVERY_FAILED",
  "DELIVERED",
  "DELIVERED_DISPUTED",
  "PARTIAL",
  "ON_HOLD",
  "NOT_SHIPPED",
  "REQUEST_REJECTED",
  "DAMAGED",
  "REFUND_OVER_THRESHOLD",
  "RETURN_STALE",
  "CRITICAL_EVENT",
  "CUSTOMER_REPORTS",
  "UNLINKED",
] as const;
export type CueCode = (typeof CUE_CODES)[number];

/** Where a cue was read: the record's own id, so that a person can check it. */
export interface Evidence {
  readonly kind:
    | "order"
    | "order_tag"
    | "order_note"
    | "order_event"
    | "line_item"
    | "fulfillment"
    | "fulfillment_event"
    | "fulfillment_order"
    | "hold"
    | "return"
    | "dispute"
    | "message";
  readonly id: string;
}

/** What a rule found: a fact, its weight and where it stands written. */
export interface Finding {
  /** What it is about within the order (a fulfillment, a hold, a message): makes the cue the same one tomorrow. */
  readonly subject: string;
  readonly severity: Severity;
  /** Null where no record tells: the cue then counts from when we first saw it. */
  readonly since: string | null;
  /** States only what is recorded. */
  readonly sentence: string;
  readonly detail: string | null;
  readonly evidence: readonly Evidence[];
}

interface CueBase {
  /** Code and subject: names the same cue in every computation. */
  readonly key: string;
  readonly code: CueCode;
  readonly ruleVersion: number;
  readonly sentence: string;
  readonly detail: string | null;
  readonly evidence: readonly Evidence[];
}

export interface PresentCue extends CueBase {
  readonly status: "present";
  readonly severity: Severity;
  readonly since: string;
  /** `first_seen`: no record tells since when, so it counts from our first sight of it. */
  readonly sinceBasis: "recorded" | "first_seen";
  /** Whole hours since then. */
  readonly hours: number;
  readonly firstSeenAt: string;
}

/** The rule could not be computed, which is not the same as "nothing found". */
export interface UnknownCue extends CueBase {
  readonly status: "unknown";
  readonly severity: "info";
  readonly since: null;
  readonly hours: null;
  readonly missing: readonly OrderPart[];
}

export type Cue = PresentCue | UnknownCue;
