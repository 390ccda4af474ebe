import { formatAge } from "../duration.ts";
import { HOUR_MS, msBetween } from "../instant.ts";
import { CUE_LIMITS } from "../policy.ts";
import type { CueRule } from "./rule.ts";
import { isDelivered, isPickup, parcels, trackingNumberOf } from "./shipment.ts";

/** Fulfilled, and nobody could follow the parcel: unknown is not "no movement". */
export const noTracking: CueRule = {
  code: "NO_TRACKING",
  version: 1,
  about: "tracking number",
  needs: ["fulfillments"],
  find: ({ order, now }) =>
    parcels(order)
      .filter((each) => trackingNumberOf(each) === null && !isDelivered(each) && !isPickup(each))
      .filter((each) => msBetween(each.createdAt, now) > CUE_LIMITS.noTrackingHours * HOUR_MS)
      .map((each) => ({
        subject: each.id,
        severity: "warning",
        since: each.createdAt,
        sentence: `No tracking number for ${formatAge(msBetween(each.createdAt, now))}`,
        detail: "Fulfilled without a tracking number.",
        evidence: [{ kind: "fulfillment", id: each.id }],
      })),
};

export const labelVoided: CueRule = {
  code: "LABEL_VOIDED",
  version: 1,
  about: "label",
  needs: ["fulfillments"],
  find: ({ order }) =>
    parcels(order)
      .filter((each) => each.displayStatus === "LABEL_VOIDED")
      .map((each) => ({
        subject: each.id,
        severity: "warning",
        since: null,
        sentence: "Label voided",
        detail: null,
        evidence: [{ kind: "fulfillment", id: each.id }],
      })),
};
