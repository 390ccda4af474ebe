import { z } from "zod";

/** How carrying out a decision outside stands. */
export const deliveryOutcomeSchema = z.enum([
  "pending",
  "accepted",
  "delivered",
  "failed",
  "refused_stale",
  "unknown",
  "withdrawn",
]);
export type DeliveryOutcome = z.infer<typeof deliveryOutcomeSchema>;

/** Chatwoot has the message: what "Sent" on a page means. */
export function isSent(outcome: DeliveryOutcome): boolean {
  return outcome === "accepted" || outcome === "delivered";
}
