import { expect, test } from "vitest";
import { signChatwootWebhook, verifyChatwootSignature } from "./webhook-signature.server.ts";

/** Measured: what Chatwoot 4.15.1 computes for these bytes. */
const secret = "pX3kVd9wQmT7sYzLr2HcNb5e";
const timestamp = "1790241100";
const signature = "sha256=2598cd9ac46eb5e091add60b411356e4c311404ba3f427bc2f9616b2de3956b4";
const rawBody = new TextEncoder().encode('{"event":"message_created","id":9056}');
const sentAt = 1_790_241_100_000;

function verify(change: { headers?: Record<string, string>; rawBody?: Uint8Array; nowMs?: number } = {}) {
  const headers = new Headers({
    "x-chatwoot-timestamp": timestamp,
    "x-chatwoot-signature": signature,
    ...change.headers,
  });
  const now = new Date(change.nowMs ?? sentAt);
  return verifyChatwootSignature({ secret, headers, rawBody: change.rawBody ?? rawBody, now });
}

test("signs as Chatwoot does", () => {
  expect(signChatwootWebhook(secret, timestamp, rawBody)).toBe(signature);
});

test("accepts the measured delivery, up to 300 s off either way", () => {
  expect(verify()).toEqual({ ok: true, value: undefined });
  expect(verify({ nowMs: sentAt + 300_000 }).ok).toBe(true);
  expect(verify({ nowMs: sentAt - 300_000 }).ok).toBe(true);
});

test("refuses a delivery that is too old, from the future, or with no time at all", () => {
  for (const nowMs of [sentAt + 301_000, sentAt - 301_000]) {
    expect(verify({ nowMs })).toEqual({ ok: false, error: "outsideWindow" });
  }
  expect(verify({ headers: { "x-chatwoot-timestamp": "soon" } })).toEqual({
    ok: false,
    error: "outsideWindow",
  });
});

test("refuses other bytes, a moved time and a signature without the timestamp in it", () => {
  const mismatch = { ok: false, error: "mismatch" };
  expect(verify({ rawBody: new TextEncoder().encode('{"event":"message_created","id":9057}') })).toEqual(
    mismatch,
  );
  expect(verify({ headers: { "x-chatwoot-timestamp": "1790241101" } })).toEqual(mismatch);
  expect(verify({ headers: { "x-chatwoot-signature": signature.slice(0, -1) } })).toEqual(mismatch);
  expect(verify({ headers: { "x-chatwoot-signature": signature.toUpperCase() } })).toEqual(mismatch);
});

test("says when a delivery is not signed: servers before 4.11.2", () => {
  const headers = new Headers();
  const now = new Date(sentAt);
  expect(verifyChatwootSignature({ secret, headers, rawBody, now })).toEqual({
    ok: false,
    error: "unsigned",
  });
});
