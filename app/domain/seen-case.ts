import { z } from "zod";
import { factsSchema, refundGrantSchema } from "./guardrails/facts-schema.ts";
import { guardReasons } from "./selection/abstain-reasons.ts";
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
    z.object({
      template: templateIdSchema,
      templateVersion: z.number().int(),
      text: z.string(),
      /** The abstain rules that speak against it: it is sent only with a typed reason. */
      against: z.array(z.enum(guardReasons)),
    }),
  ),
  /** What a text may state, before a template adds its promises. */
  facts: factsSchema,
  /** By role, so that the role at the approval counts and not the one at the page's load. */
  grants: z.object({ operator: refundGrantSchema, manager: refundGrantSchema }),
  /** Why this suggestion, or why none: kinds, rules and scores, never words of the customer. */
  selection: z.record(z.string(), z.json()),
  factsDigest: z.string(),
  shownAt: z.iso.datetime(),
});

export type SeenCase = z.infer<typeof seenCaseSchema>;
