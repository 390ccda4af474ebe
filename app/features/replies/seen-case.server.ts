import { z } from "zod";
import type { Cipher } from "../../lib/cipher.server.ts";
import { readSignedValue, signValue } from "../../lib/signed-value.server.ts";

/** What was on screen when a person decided. An approval is bound to it. */
const seenCaseSchema = z.object({
  shopDomain: z.string(),
  world: z.string(),
  userId: z.string(),
  /** 1 where no escalation existed yet: the first decision opens it. */
  version: z.number().int().min(1),
  conversationId: z.number().int().positive(),
  orderId: z.string().nullable(),
  orderName: z.string().nullable(),
  waitingSince: z.iso.datetime().nullable(),
  lastMessageId: z.number().int().nonnegative(),
  suggestion: z.object({ template: z.string(), templateVersion: z.number().int(), text: z.string() }).nullable(),
  selection: z.record(z.string(), z.json()),
  factsDigest: z.string(),
  shownAt: z.iso.datetime(),
});

export type SeenCase = z.infer<typeof seenCaseSchema>;

export function signSeenCase(cipher: Cipher, seen: SeenCase): string {
  return signValue(cipher, seen);
}

/** Null when it is not ours, or was changed. */
export function readSeenCase(cipher: Cipher, signed: string): SeenCase | null {
  const parsed = seenCaseSchema.safeParse(readSignedValue(cipher, signed));
  return parsed.success ? parsed.data : null;
}
