import fc from "fast-check";
import { expect, test } from "vitest";
import { phraseChanges } from "./phrase-changes.ts";

function shown(from: string, to: string): string {
  return phraseChanges(from, to)
    .map(({ kept, removed, added }) => kept + (removed && `[-${removed}-]`) + (added && `[+${added}+]`))
    .join("");
}

test.each([
  ["nothing", "Hi Alex.", "Hi Alex.", "Hi Alex."],
  ["a phrase for a word", "to our carrier and", "to UPS and", "to [-our carrier -][+UPS +]and"],
  ["a sentence at the end", "Few hours.", "Few hours. See you.", "Few hours.[+ See you.+]"],
  ["a word taken out", "a fresh update", "a update", "a [-fresh -]update"],
  ["everything", "Hello", "Goodbye", "[-Hello-][+Goodbye+]"],
])("%s changed", (_, from, to, expected) => {
  expect(shown(from, to)).toBe(expected);
});

test("both texts can be read out of the changes", () => {
  const words = fc.array(fc.constantFrom("our", "carrier", "UPS", ".", "\n", "  "), { maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const [from, to] = [before.join(" "), after.join(" ")];
      const changes = phraseChanges(from, to);
      expect(changes.map(({ kept, removed }) => kept + removed).join("")).toBe(from);
      expect(changes.map(({ kept, added }) => kept + added).join("")).toBe(to);
    }),
  );
});
