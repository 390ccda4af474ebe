import { getExtension } from "@shopify/ui-extensions-tester";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OrderBlock } from "../../../app/domain/order-block.ts";
import { translate } from "./words.ts";

const ORDER = "gid://shopify/Order/6200001045";
const NOW = "2026-11-23T15:42:00.000Z";
const extension = getExtension("admin.order-details.block.render");

beforeEach(() => {
  vi.useFakeTimers();
  extension.setUp();
  extension.shopify.data.selected = [{ id: ORDER }];
  extension.shopify.i18n.translate = translate as typeof extension.shopify.i18n.translate;
});

afterEach(() => {
  extension.tearDown();
  vi.useRealTimers();
});

const WAITING = {
  kind: "case",
  state: "open",
  isSending: false,
  customerName: "Alex",
  wait: { since: "2026-11-23T14:28:00.000Z", dueAt: "2026-11-23T15:28:00.000Z" },
  backAt: null,
  owner: { name: "Dana Whitfield", isReader: true },
} as const satisfies OrderBlock["thread"];

function aBlock(changes: Partial<OrderBlock> = {}): OrderBlock {
  const sentence = "No carrier scan recorded for 18 h";
  return { readAt: NOW, cue: { kind: "cue", severity: "info", sentence }, thread: WAITING, ...changes };
}

/** Renders with these answers in turn; the last one stays. */
async function show(...answers: readonly (() => Promise<Response>)[]) {
  const left = [...answers];
  const fetched = vi.fn(async () => ((left.length > 1 ? left.shift() : left[0]) ?? answers[0])?.());
  extension.fetch = fetched as unknown as typeof fetch;
  await extension.render();
  return fetched;
}

function answering(block: unknown, status = 200) {
  return async () => Response.json(block, { status });
}

async function settle(ms = 0) {
  await vi.advanceTimersByTimeAsync(ms + 100);
}

function texts(selector: string): string[] {
  return [...document.body.querySelectorAll(selector)].map((element) => element.textContent ?? "");
}

test("says cue, wait and thread in a line each, with one button to the panel", async () => {
  const fetched = await show(answering(aBlock()));
  await settle();
  expect(fetched).toHaveBeenCalledWith(
    "/api/order-block?order=gid%3A%2F%2Fshopify%2FOrder%2F6200001045",
    expect.anything(),
  );
  expect(texts("s-text")).toEqual([
    "No carrier scan recorded for 18 h",
    "Alex has waited 74 min, target 60 min",
    "Open. Owner: you",
  ]);
  expect(texts("s-badge")).toEqual(["Info", "Breached"]);
  expect(texts("s-button")).toEqual(["Open case"]);
  const button = document.body.querySelector("s-button");
  expect(button?.getAttribute("href")).toBe("app:/app/orders/6200001045");
  expect(button?.getAttribute("variant")).toBe("secondary");
});

test("a spinner with words stands there until the answer comes", async () => {
  await show(() => new Promise(() => undefined));
  await settle();
  expect(document.body.querySelector("s-spinner")?.getAttribute("accessibilitylabel")).toBe(
    "Reading the case",
  );
  expect(texts("s-button")).toEqual([]);
});

test("without a conversation the cue stays, and the button links one", async () => {
  await show(answering(aBlock({ thread: { kind: "unlinked" } })));
  await settle();
  expect(texts("s-text")).toEqual(["No carrier scan recorded for 18 h", "No conversation is linked"]);
  expect(texts("s-button")).toEqual(["Link a conversation"]);
});

test("without a cue the last carrier event stands in its place", async () => {
  const event = { kind: "event", words: "In transit", happenedAt: NOW } as const;
  await show(answering(aBlock({ cue: event, thread: { kind: "quiet" } })));
  await settle();
  expect(texts("s-text")[0]).toBe(`Last carrier event: In transit, ${NOW}`);
  expect(texts("s-badge")).toEqual([]);
});

test.each<[Partial<typeof WAITING> | object, string]>([
  [{ isSending: true, wait: null }, "A reply is being sent. Owner: you"],
  [{ state: "snoozed", wait: null, backAt: NOW, owner: null }, `Snoozed until ${NOW}. Unassigned`],
  [{ state: "awaiting_review", owner: { name: "Sam", isReader: false } }, "Awaiting review. Owner: Sam"],
  [{ state: "replied", wait: null }, "Replied. Owner: you"],
  [{ state: "resolved", wait: null, owner: null }, "Resolved. Unassigned"],
])("the thread line of %j", async (changes, sentence) => {
  await show(answering(aBlock({ thread: { ...WAITING, ...changes } })));
  await settle();
  expect(texts("s-text").at(-1)).toBe(sentence);
});

test.each([
  ["no connection", () => Promise.reject(new TypeError("Failed to fetch")), "did not answer"],
  ["a server error", answering({}, 500), "did not answer"],
  ["a refused sign-in", answering({}, 401), "did not accept this sign-in"],
  ["an answer of another version", answering({ readAt: NOW, cue: null, thread: { kind: "new" } }), "Reload"],
  ["a page instead of data", async () => new Response("<!doctype html>"), "Reload"],
])("%s is an honest sentence, and the panel stays one click away", async (_name, answer, words) => {
  await show(answer);
  await settle();
  expect(texts("s-banner")).toEqual([expect.stringContaining(words)]);
  expect(texts("s-button")).toEqual(["Open case"]);
});

test("every minute it is read again, so that a failure ends by itself", async () => {
  await show(answering({}, 500), answering(aBlock()));
  await settle();
  expect(texts("s-banner")).toHaveLength(1);
  await settle(60_000);
  expect(texts("s-banner")).toEqual([]);
  expect(texts("s-badge")).toEqual(["Info", "Breached"]);
});

test.each([
  ["ok", "2026-11-23T16:42:00.000Z", "On time"],
  ["due_soon", "2026-11-23T15:50:00.000Z", "Due soon"],
])("a wait that is %s says so, also while collapsed", async (_state, dueAt, word) => {
  await show(answering(aBlock({ cue: null, thread: { ...WAITING, wait: { ...WAITING.wait, dueAt } } })));
  await settle();
  expect(texts("s-badge")).toEqual([word]);
  expect(document.body.querySelector("s-admin-block")?.getAttribute("collapsedsummary")).toBe(word);
});
