import { formatAge, formatDays } from "../duration.ts";
import { DAY_MS, earliest, epochMs, latest, msBetween } from "../instant.ts";
import type { Fulfillment } from "../order.ts";
import { reportedOn } from "./customer-reports.ts";
import { messageEvidence, quoted } from "./phrases.ts";
import type { CueContext, CueRule } from "./rule.ts";
import type { Finding } from "./cue.ts";
import { carrierOf, newest, parcels } from "./shipment.ts";

const OPEN_DISPUTES = new Set(["NEEDS_RESPONSE", "UNDER_REVIEW"]);

function deliveredAt(fulfillment: Fulfillment): string | null {
  const event = newest(fulfillment.events.filter((each) => each.status === "DELIVERED"));
  return fulfillment.deliveredAt ?? event?.happenedAt ?? null;
}

/** Plain fact: when each parcel was delivered, for what a return window allows. */
export const delivered: CueRule = {
  code: "DELIVERED",
  version: 1,
  about: "delivery",
  needs: ["fulfillments"],
  find: ({ order, now, policy }) =>
    parcels(order).flatMap((each) => {
      const at = deliveredAt(each);
      if (at === null) return [];
      const agoMs = msBetween(at, now);
      const days = Math.floor(agoMs / DAY_MS);
      const carrier = carrierOf(each);
      return [
        {
          subject: each.id,
          severity: "info" as const,
          since: at,
          sentence: `Delivered ${days < 1 ? formatAge(agoMs) : formatDays(days)} ago`,
          detail: `${carrier ? `${carrier}. ` : ""}Return window ${formatDays(policy.returnWindowDays)}.`,
          evidence: [{ kind: "fulfillment" as const, id: each.id }],
        },
      ];
    }),
};

/** Recorded as delivered, and the customer says later that it did not arrive. */
export const deliveredButMissing: CueRule = {
  code: "DELIVERED_DISPUTED",
  version: 1,
  about: "delivery against the thread",
  needs: ["fulfillments"],
  find: ({ order, messages }) => {
    const at = latest(parcels(order).flatMap((each) => deliveredAt(each) ?? []));
    if (at === null) return [];
    const later = messages.filter((message) => epochMs(message.createdAt) > epochMs(at));
    const phrases = reportedOn("an item not received", later);
    if (phrases.length === 0) return [];
    return [
      {
        subject: "thread",
        severity: "high",
        since: earliest(phrases.map((phrase) => phrase.message.createdAt)),
        sentence: "Delivery recorded, customer reports not received",
        detail: quoted(phrases),
        evidence: [...messageEvidence(phrases), ...deliveredEvidence(order.fulfillments)],
      },
    ];
  },
};

/** Recorded as delivered, with a dispute open at the payment provider. */
export const deliveredWithDispute: CueRule = {
  code: "DELIVERED_DISPUTED",
  version: 1,
  about: "payment dispute",
  needs: ["fulfillments", "disputes"],
  find: (context) => disputeFindings(context),
};

function disputeFindings({ order }: CueContext): Finding[] {
  const evidence = deliveredEvidence(parcels(order));
  if (evidence.length === 0) return [];
  return order.disputes
    .filter((dispute) => OPEN_DISPUTES.has(dispute.status))
    .map((dispute) => ({
      subject: dispute.id,
      severity: "high",
      since: null,
      sentence: `Delivery recorded, ${dispute.initiatedAs === "INQUIRY" ? "inquiry" : "chargeback"} open`,
      detail: dispute.status === "NEEDS_RESPONSE" ? "Needs a response." : "Under review.",
      evidence: [{ kind: "dispute", id: dispute.id }, ...evidence],
    }));
}

function deliveredEvidence(fulfillments: readonly Fulfillment[]) {
  return fulfillments
    .filter((each) => deliveredAt(each) !== null)
    .map((each) => ({ kind: "fulfillment" as const, id: each.id }));
}
