import { expect, test } from "vitest";
import { foldedRange, readSentences } from "./read-sentences.ts";

function read(text: string): string[] {
  return readSentences(text).map((sentence) => sentence.text);
}

test.each([
  ["i haven't got it. where's it?", ["i have not got it", "where is it"]],
  ["u didnt send ur parcel", ["you did not send your parcel"]],
  ["my oredr, reufnd and shipmnet", ["my order refund and shipment"]],
  ["an older border; packed skipping wanting", ["an older border", "packed skipping wanting"]],
  ["order113542 costs $1,200.50", ["order 113542 costs $ 1,200.50"]],
  ["my friend's order", ["my friend's order"]],
  ["pleeeease sooooon", ["please son"]],
  ["the bbb", ["the bbb"]],
  ["a line\nwrapped\n\nanother", ["a line wrapped", "another"]],
  ["???", []],
])("%s", (text, sentences) => {
  expect(read(text)).toEqual(sentences);
});

test("a match in the canonical words maps back to the words written", () => {
  const text = "so i havent recieved my oredr";
  const [sentence] = readSentences(text);
  const canonical = sentence?.text ?? "";
  const at = canonical.indexOf("have not");
  const range = sentence ? foldedRange(sentence, at, canonical.length - at) : { start: 0, end: 0 };
  expect(text.slice(range.start, range.end)).toBe("havent recieved my oredr");
});
