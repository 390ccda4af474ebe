import { z } from "zod";

/** The three replies the selection can choose between; their codes are labels in Chatwoot too. */
export const templateIdSchema = z.enum(["ship_update", "refund_offer", "ack_delay"]);
export type TemplateId = z.infer<typeof templateIdSchema>;

/** What a text may promise; each becomes an obligation when the text is approved. */
export const commitmentKindSchema = z.enum(["carrier_enquiry", "follow_up", "refund_or_replacement"]);
export type CommitmentKind = z.infer<typeof commitmentKindSchema>;

/** What a template takes as given about the case: an abstract of why it is the right one. */
export const premiseSchema = z.enum(["delay", "fault"]);

export const commitmentSchema = z.object({
  kind: commitmentKindSchema,
  /** From the approval; null: when the customer has chosen. */
  dueMinutes: z.number().int().positive().nullable(),
});

export const templateSchema = z.object({
  id: templateIdSchema,
  /** Rises by one with each change of the text; decisions name it. */
  version: z.number().int().positive(),
  title: z.string().min(1).max(60),
  /** See `parse-body.ts` for the syntax. */
  body: z.string().min(1).max(2000),
  commitments: z.array(commitmentSchema).readonly(),
  premises: z.array(premiseSchema).readonly(),
});
export type Template = z.infer<typeof templateSchema>;
export type Commitment = Template["commitments"][number];

/** A new text for a template: the next version, never a change of an old one. */
export function revise(template: Template, body: string): Template {
  return { ...template, body, version: template.version + 1 };
}
