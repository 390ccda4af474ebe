import { expect, test } from "vitest";
import { canonicalName, findNames } from "./names.ts";

test.each([
  ["Hi Alex, thanks", ["alex"]],
  ["hello Zoë!", ["zoë"]],
  ["Dear O'Brien,", ["o'brien"]],
  ["It arrived faulty, Jordan. Sorry", ["jordan"]],
  ["Thank you, Taylor!", ["taylor"]],
  ["Bye.\nBest regards, Dana", ["dana"]],
  ["Good morning Casey", ["casey"]],
  ["UPS and Canada Post", ["ups", "canada post"]],
  ["Hi there, thanks", []],
  ["Thank you for your patience", []],
  ["Thanks. We wait", []],
  ["It comes by then, Friday.", []],
  ["hi you", []],
  ["the ups and downs", []],
])("%s: names %j", (text, names) => {
  expect(findNames(text).map((name) => name.value)).toEqual(names);
});

test("one spelling for comparing", () => {
  expect(canonicalName("O’Brien")).toBe("o'brien");
  expect(canonicalName(" Alex's ")).toBe("alex");
});
