import { type Money, moneyOf } from "./money.ts";

/** What a shop decides for itself; amounts are in shop currency. */
export interface Policy {
  readonly slaMinutes: number;
  /** A refund of this value or more goes to the review queue. */
  readonly refundEscalateAt: Money;
  /** A refund of more than this may be approved by a manager only, and no suggestion may promise it. */
  readonly refundManagerOver: Money;
  readonly returnWindowDays: number;
  /** Order tags that say goods arrived damaged, lower case. */
  readonly damagedTags: readonly string[];
  /** Hosts a reply may link to: the shop's own and its carriers'. A host covers its subdomains. */
  readonly linkHosts: readonly string[];
}

/** The defaults of the environment's description, for a shop that has set nothing. */
export function defaultPolicy(shopCurrencyCode: string): Policy {
  return {
    slaMinutes: 60,
    refundEscalateAt: moneyOf("325", shopCurrencyCode),
    refundManagerOver: moneyOf("500", shopCurrencyCode),
    returnWindowDays: 30,
    damagedTags: ["damaged", "defective"],
    linkHosts: CARRIER_HOSTS,
  };
}

/** Tracking pages of carriers that Shopify links to by itself. */
const CARRIER_HOSTS: readonly string[] = [
  "ups.com",
  "usps.com",
  "fedex.com",
  "dhl.com",
  "canadapost-postescanada.ca",
  "purolator.com",
  "royalmail.com",
];

/** What the default templates promise, in minutes from the approval. */
export const PROMISE_MINUTES = {
  carrierEnquiry: 4 * 60,
  shippingFollowUp: 4 * 60,
  acknowledgementFollowUp: 60,
} as const;

/** How long an approval can be undone: delivery and mirror wait for it. */
export const UNDO_WINDOW_MS = 5_000;

/** When a sent message is read back: a channel can refuse it after Chatwoot has stored it. */
export const READ_BACK_AFTER_MS = { first: 30_000, last: 5 * 60_000 } as const;

/** Limits of the cues. Source: cue table of the Shopify notes, 2026-11. */
export const CUE_LIMITS = {
  labelNoScanHours: { warning: 24, high: 48, critical: 72 },
  noTrackingHours: 24,
  stalledHours: 72,
  etaSlipHours: 24,
  etaPassedHours: 24,
  notShippedHours: 72,
  returnStaleDays: 14,
} as const;

/** Length of a reply, in characters. */
export const REPLY_LENGTH = { least: 40, most: 1200 } as const;
