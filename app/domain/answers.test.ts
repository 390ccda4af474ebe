import { expect, test } from "vitest";
import { inOrder, isFromCustomer, isHumanAnswer, unanswered } from "./answers.ts";
import { aMessage, anAnswer } from "./factories.ts";

test("only a public message of the customer starts the timer", () => {
  expect(isFromCustomer(aMessage())).toBe(true);
  expect(isFromCustomer(aMessage({ isPrivate: true }))).toBe(false);
  expect(isFromCustomer(aMessage({ author: "bot" }))).toBe(false);
  expect(isFromCustomer(aMessage({ kind: "activity", author: "system" }))).toBe(false);
  expect(isFromCustomer(anAnswer({ author: "customer" }))).toBe(false);
});

test.each([
  ["a person's public reply", {}, true],
  ["a private note", { isPrivate: true }, false],
  ["a bot's reply", { author: "bot" as const }, false],
  ["an automated reply in a person's name", { isAutomated: true }, false],
  ["a template message", { kind: "template" as const }, false],
  ["an activity", { kind: "activity" as const }, false],
  ["a system message", { author: "system" as const }, false],
  ["a reply the channel failed to deliver", { status: "failed" }, false],
  ["a reply still on its way", { status: "progress" }, true],
  ["a reply that was read", { status: "read" }, true],
])("%s: answers is %s", (_, overrides, answers) => {
  expect(isHumanAnswer(anAnswer(overrides))).toBe(answers);
});

test("messages order by time, then by id", () => {
  const ordered = inOrder([
    aMessage({ id: 3, createdAt: "2026-11-23T10:00:01Z" }),
    aMessage({ id: 2, createdAt: "2026-11-23T10:00:00Z" }),
    aMessage({ id: 1, createdAt: "2026-11-23T10:00:01Z" }),
  ]);
  expect(ordered.map((message) => message.id)).toEqual([2, 1, 3]);
});

test("unanswered are the customer's messages since the last answer by a person", () => {
  const messages = [
    aMessage({ id: 1, createdAt: "2026-11-23T09:00:00Z" }),
    anAnswer({ id: 2, createdAt: "2026-11-23T09:05:00Z" }),
    aMessage({ id: 3, createdAt: "2026-11-23T09:10:00Z" }),
    anAnswer({ id: 4, createdAt: "2026-11-23T09:11:00Z", isPrivate: true }),
    aMessage({ id: 5, createdAt: "2026-11-23T09:20:00Z" }),
  ];
  expect(unanswered(messages).map((message) => message.id)).toEqual([3, 5]);
  expect(unanswered(messages.slice(0, 2))).toEqual([]);
  expect(unanswered([])).toEqual([]);
});
