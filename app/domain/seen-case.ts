import { z } from "zod";
import { templateIdSchema } from "./templates/template.ts";

/** What was on screen when a person decided. It travels signed through the browser; an approval is bound to it. */
export const seenCaseSchema = z.object({
  shopDomain: z.string(),
  world: z.string(),
  userId: z.string(),
  /** 1 where no escalation existed yet: the first decision opens it. */
  version: z.number().int().min(1),
  conversationId: z.number().int().positive(),
  orderId: z.string().nullable(),
  orderName: z.string().nullable(),
  firstName: z.string().nullable(),
  waitingSince: z.iso.datetime().nullable(),
  lastMessageId: z.number().int().nonnegative(),
  refundNeedsReview: z.boolean(),
  isAiOn: z.boolean(),
  /** The template that was suggested; null when none was, and any can be picked by hand. */
  suggested: templateIdSchema.nullable(),
  /** Every template as it would read for this case. */
  offered: z.array(
    z.object({ template: templateIdSchema, templateVersion: z.number().int(), text: z.string() }),
  ),
  /** Why this suggestion, or why none: kinds, rules and scores, never words of the customer. */
  selection: z.record(z.string(), z.json()),
  factsDigest: z.string(),
  shownAt: z.iso.datetime(),
});

export type SeenCase = z.infer<typeof seenCaseSchema>;
