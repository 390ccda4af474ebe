import { expect, test } from "vitest";
import { aLineItem } from "./factories.ts";
import { namedLines } from "./named-lines.ts";

const lines = [
  aLineItem({ id: "jacket", title: "Trail jacket - Green / M" }),
  aLineItem({ id: "jacket2", title: "Rain jacket" }),
  aLineItem({ id: "boots", title: "Alpine boots" }),
  aLineItem({ id: "glass", title: "Glass" }),
  aLineItem({ id: "xl", title: "XL" }),
];

test.each([
  ["my trail jacket is torn", ["jacket"]],
  ["my Trail  Jackets are torn", ["jacket"]],
  ["my jacket is torn", []],
  ["the boot fell apart", ["boots"]],
  ["the boots fell apart and the rain jacket leaks", ["jacket2", "boots"]],
  ["bootstrap", []],
  ["a broken glass", ["glass"]],
  ["size xl", []],
  ["", []],
])("%s names %j", (text, ids) => {
  expect(namedLines([text], lines).map((line) => line.id)).toEqual(ids);
});

test("a name does not run from one message into the next", () => {
  expect(namedLines(["the rain", "jacket"], lines)).toEqual([]);
});
