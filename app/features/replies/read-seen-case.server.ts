import type { Actor } from "../../domain/person.ts";
import { seenCaseSchema, type SeenCase } from "../../domain/seen-case.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import { readSignedValue } from "../../lib/signed-value.server.ts";

/** Null when it is not ours, was changed, or was shown to another person or shop. */
export function readSeenCase(cipher: Cipher, signed: string, actor: Actor): SeenCase | null {
  const parsed = seenCaseSchema.safeParse(readSignedValue(cipher, signed));
  if (!parsed.success) return null;
  const { shopDomain, userId } = parsed.data;
  return shopDomain === actor.shopDomain && userId === actor.userId ? parsed.data : null;
}
