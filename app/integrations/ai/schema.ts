import { z } from "zod";

/**
 * What the model answers with. Length is not in it: providers differ in the JSON Schema they take, and the guardrails
 * judge length as they do every other quality of a text.
 */
export const rewordingSchema = z.strictObject({
  reply: z.string().describe("The whole reworded reply, as plain text."),
});
