import { timingSafeEqual } from "node:crypto";
import type { Cipher } from "./cipher.server.ts";

/**
 * Carries what a page showed through the browser and back, unchanged: an approval is bound to what was on screen.
 * Signed, not encrypted: whoever sees the page sees the value.
 */
export function signValue(cipher: Cipher, value: unknown): string {
  const payload = Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
  return `${payload}.${cipher.keyedHash(payload)}`;
}

/** Null when the value was changed or signed with another key. */
export function readSignedValue(cipher: Cipher, signed: string): unknown {
  const [payload, signature] = signed.split(".");
  if (!payload || !signature) return null;
  const expected = Buffer.from(cipher.keyedHash(payload));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
}
