import { expect, test } from "vitest";
import { parseBody, slotNames } from "./parse-body.ts";

test("text, slots, fallbacks and groups are told apart", () => {
  expect(parseBody("Hi [[first_name|there]]((, re [[order_name]])).[[carrier]]")).toEqual({
    ok: true,
    value: [
      { type: "text", text: "Hi " },
      { type: "slot", name: "first_name", fallback: "there" },
      {
        type: "group",
        parts: [
          { type: "text", text: ", re " },
          { type: "slot", name: "order_name", fallback: null },
        ],
      },
      { type: "text", text: "." },
      { type: "slot", name: "carrier", fallback: null },
    ],
  });
});

test("a plain text is one part, a group may span lines", () => {
  expect(parseBody("Hello (really) [x]")).toEqual({
    ok: true,
    value: [{ type: "text", text: "Hello (really) [x]" }],
  });
  const parsed = parseBody("A((\n[[carrier]]\n))");
  expect(parsed.ok && slotNames(parsed.value)).toEqual(["carrier"]);
});

test.each([
  "Hi [[first_name",
  "Hi first_name]]",
  "((half",
  "half))",
  "[[First]]",
  "[[]]",
  "[[a b]]",
  "[[first_name|a|b]]",
  "((a ((b)) c))",
  "[[first_name|[x]]]",
])("%s is unbalanced", (body) => {
  expect(parseBody(body)).toEqual({ ok: false, error: "unbalanced" });
});

test("slot names come in order, those in groups included", () => {
  const parsed = parseBody("[[carrier]] (([[order_name]])) [[carrier]]");
  expect(parsed.ok && slotNames(parsed.value)).toEqual(["carrier", "order_name", "carrier"]);
});
