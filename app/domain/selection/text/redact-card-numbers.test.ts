import { expect, test } from "vitest";
import { redactCardNumbers } from "./redact-card-numbers.ts";

test.each([
  ["my card 4111 1111 1111 1111 please", "my card •••• •••• •••• 1111 please"],
  ["4111-1111-1111-1111", "••••-••••-••••-1111"],
  ["378282246310005", "•••••••••••0005"],
  ["order 370795561790", "order 370795561790"],
  ["1Z999AA10123456784", "1Z999AA10123456784"],
  ["4111 1111 1111 1112", "4111 1111 1111 1112"],
])("%s", (text, redacted) => {
  expect(redactCardNumbers(text)).toBe(redacted);
});
