import { expect, test } from "vitest";
import { parseChatwootBaseUrl } from "./base-url.ts";

const production = { privateHosts: ["chat.internal"], loopback: false };
const demo = { privateHosts: [], loopback: true };

test.each([
  ["https://app.chatwoot.com", "https://app.chatwoot.com"],
  ["https://example.com/chat/", "https://example.com/chat"],
  ["http://chat.internal:3000", "http://chat.internal:3000"],
])("takes %s", (text, url) => {
  expect(parseChatwootBaseUrl(text, production)).toEqual({ ok: true, value: url });
});

test.each([
  "http://app.chatwoot.com",
  "https://user:secret@app.chatwoot.com",
  "https://app.chatwoot.com/?a=1",
  "ftp://app.chatwoot.com",
  "app.chatwoot.com",
  "http://localhost:3000",
  "https://127.0.0.1",
  "https://10.0.0.8",
  "https://172.20.0.2",
  "https://192.168.1.4",
  "https://169.254.169.254",
  "https://100.64.0.1",
  "https://2130706433",
  "https://[::1]",
  "https://[::ffff:10.0.0.8]",
  "https://[fd00::1]",
  "https://[fe80::1]",
  "https://chatwoot",
  "https://chatwoot.local",
  "https://chatwoot.local.",
  "https://localhost.",
])("refuses %s with a sentence", (text) => {
  expect(parseChatwootBaseUrl(text, production)).toEqual({
    ok: false,
    error: expect.stringMatching(/.{20,}\.$/),
  });
});

test("takes loopback over plain HTTP in demo and tests only", () => {
  expect(parseChatwootBaseUrl("http://127.0.0.1:3999", demo)).toEqual({
    ok: true,
    value: "http://127.0.0.1:3999",
  });
});
