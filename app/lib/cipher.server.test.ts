import { expect, test } from "vitest";
import { createCipher } from "./cipher.server.ts";

const cipher = createCipher("a-key-of-at-least-32-characters-long");

test("what was encrypted decrypts to the same text, and never looks the same twice", () => {
  const sealed = cipher.encrypt("shpat_secret");
  expect(sealed).not.toContain("shpat_secret");
  expect(cipher.encrypt("shpat_secret")).not.toBe(sealed);
  expect(cipher.decrypt(sealed)).toBe("shpat_secret");
});

test("a changed byte or another key is refused", () => {
  const sealed = cipher.encrypt("shpat_secret");
  // In the middle: the last character of base64url holds bits that nobody reads.
  const at = Math.floor(sealed.length / 2);
  const other = sealed[at] === "A" ? "B" : "A";
  expect(() => cipher.decrypt(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow();
  expect(() => createCipher("another-key-of-at-least-32-characters").decrypt(sealed)).toThrow();
  expect(() => cipher.decrypt("shpat_plain")).toThrow("not a sealed value");
});

test("a keyed hash is stable for one key and differs between keys", () => {
  expect(cipher.keyedHash("a@b.example")).toBe(cipher.keyedHash("a@b.example"));
  expect(createCipher("another-key-of-at-least-32-characters").keyedHash("a@b.example")).not.toBe(
    cipher.keyedHash("a@b.example"),
  );
});
