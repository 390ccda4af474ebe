import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test("tags go, line breaks and entities stay as text", () => {
  const html =
    'Alex placed this on <a href="https://x.example">Online&nbsp;Store</a>.<br>Tom &amp; Co &#8217; &#x41;';
  expect(plainText(html)).toBe("Alex placed this on Online Store.\nTom & Co ’ A");
});

test("an entity that decodes to a tag is text, not markup to strip again", () => {
  expect(plainText("&lt;script&gt;")).toBe("<script>");
});

test("an impossible code point is left as it came", () => {
  expect(plainText("&#x110000;")).toBe("&#x110000;");
});
