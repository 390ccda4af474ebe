import { epochMs, HOUR_MS, msBetween } from "../instant.ts";
import type { Order, OrderPart } from "../order.ts";
import { carrierDelayed, deliveryAttempted, deliveryFailed } from "./carrier-exceptions.ts";
import { type Cue, type Finding, type PresentCue, SEVERITIES, type UnknownCue } from "./cue.ts";
import { customerReports } from "./customer-reports.ts";
import { damaged, damagedReturn } from "./damaged.ts";
import { delivered, deliveredButMissing, deliveredWithDispute } from "./delivered.ts";
import { etaPassed, etaSlip } from "./eta.ts";
import { notShipped, onHold, requestRejected } from "./fulfillment-orders.ts";
import { labelNoScan } from "./label-no-scan.ts";
import type { CueMemory } from "./memory.ts";
import { refundOverThreshold, returnStale } from "./money-and-returns.ts";
import { criticalEvent, partial } from "./order-events.ts";
import type { CueContext, CueRule } from "./rule.ts";
import { stalled } from "./stalled.ts";
import { labelVoided, noTracking } from "./tracking.ts";

export const CUE_RULES: readonly CueRule[] = [
  labelNoScan,
  noTracking,
  labelVoided,
  stalled,
  etaPassed,
  etaSlip,
  carrierDelayed,
  deliveryAttempted,
  deliveryFailed,
  delivered,
  deliveredButMissing,
  deliveredWithDispute,
  partial,
  onHold,
  notShipped,
  requestRejected,
  damaged,
  damagedReturn,
  refundOverThreshold,
  returnStale,
  criticalEvent,
  customerReports,
];

const PART_WORDS: Record<OrderPart, string> = {
  customer: "customer",
  disputes: "disputes",
  events: "order events",
  fulfillmentOrders: "fulfillment orders",
  fulfillments: "fulfillments",
  lineItems: "items",
  refunds: "refunds",
  returns: "returns",
};

/**
 * All cues of an order: the heaviest first, the longest standing first among equals, unknown ones last.
 * A rule whose part of the order is unavailable or cut gives `unknown`, never a computed cue.
 */
export function computeCues(order: Order, context: Omit<CueContext, "order">): readonly Cue[] {
  return CUE_RULES.flatMap((rule) => applyRule(rule, { ...context, order })).toSorted(byWeight);
}

function applyRule(rule: CueRule, context: CueContext): readonly Cue[] {
  const { unavailable, truncated } = context.order;
  const missing = rule.needs.filter((part) => unavailable.includes(part) || truncated.includes(part));
  if (missing.length > 0) return [unknownCue(rule, missing, context.order)];
  return rule.find(context).map((finding) => presentCue(rule, finding, context));
}

function presentCue(rule: CueRule, finding: Finding, { memory, now }: CueContext): PresentCue {
  const key = `${rule.code}:${finding.subject}`;
  const firstSeenAt = firstSeen(memory, key) ?? now;
  const since = finding.since ?? firstSeenAt;
  return {
    status: "present",
    key,
    code: rule.code,
    ruleVersion: rule.version,
    severity: finding.severity,
    since,
    sinceBasis: finding.since === null ? "first_seen" : "recorded",
    hours: Math.max(0, Math.floor(msBetween(since, now) / HOUR_MS)),
    sentence: finding.sentence,
    detail: finding.detail,
    evidence: finding.evidence,
    firstSeenAt,
  };
}

/* A cue that was cleared and comes back is seen for the first time again. */
function firstSeen(memory: CueMemory, key: string): string | null {
  const remembered = memory.cues[key];
  return remembered && remembered.clearedAt === null ? remembered.firstSeenAt : null;
}

function unknownCue(rule: CueRule, missing: readonly OrderPart[], order: Order): UnknownCue {
  const reasons = missing.map((part) => {
    const why = order.unavailable.includes(part) ? "not permitted" : "not complete";
    return `${PART_WORDS[part]} ${why}`;
  });
  return {
    status: "unknown",
    key: `${rule.code}:unknown:${rule.about}`,
    code: rule.code,
    ruleVersion: rule.version,
    severity: "info",
    since: null,
    hours: null,
    sentence: `Unknown: ${rule.about} (${reasons.join(", ")})`,
    detail: null,
    evidence: [],
    missing,
  };
}

function byWeight(a: Cue, b: Cue): number {
  if (a.status !== "present" || b.status !== "present") {
    return Number(a.status === "unknown") - Number(b.status === "unknown") || compare(a.key, b.key);
  }
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    epochMs(a.since) - epochMs(b.since) ||
    compare(a.key, b.key)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
