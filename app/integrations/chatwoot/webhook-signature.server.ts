import { createHmac, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "../../domain/result.ts";

const MAX_AGE_SECONDS = 300;

export type SignatureRefusal = "unsigned" | "outsideWindow" | "mismatch";

/**
 * Checks `X-Chatwoot-Signature` over the bytes as they came. The key is the webhook's `secret` as it stands.
 * Errors: `unsigned` (servers before 4.11.2 do not sign), `outsideWindow` (more than 300 s off), `mismatch`.
 * Source: chatwoot/chatwoot v4.15.1, lib/webhooks/trigger.rb.
 */
export function verifyChatwootSignature(delivery: {
  secret: string;
  headers: Headers;
  rawBody: Uint8Array;
  now: Date;
}): Result<void, SignatureRefusal> {
  const timestamp = delivery.headers.get("x-chatwoot-timestamp");
  const signature = delivery.headers.get("x-chatwoot-signature");
  if (!timestamp || !signature) return err("unsigned");

  const ageSeconds = Math.abs(delivery.now.getTime() / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || ageSeconds > MAX_AGE_SECONDS) return err("outsideWindow");

  const expected = Buffer.from(signChatwootWebhook(delivery.secret, timestamp, delivery.rawBody));
  const given = Buffer.from(signature);
  const matches = given.length === expected.length && timingSafeEqual(given, expected);
  return matches ? ok(undefined) : err("mismatch");
}

export function signChatwootWebhook(secret: string, timestamp: string, rawBody: Uint8Array): string {
  const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(rawBody).digest("hex");
  return `sha256=${digest}`;
}
