import fc from "fast-check";
import { expect, test } from "vitest";
import { hasLiquid } from "../liquid.ts";
import { DEFAULT_TEMPLATES } from "./defaults.ts";
import { renderTemplate } from "./render.ts";
import { templateIdSchema } from "./template.ts";

const render = (body: string, values = {}) => renderTemplate({ body }, values);

test("a slot takes its value, its fallback, or is missed by name", () => {
  expect(render("by [[carrier]]", { carrier: "UPS" })).toEqual({ ok: true, value: "by UPS" });
  expect(render("by [[carrier|our carrier]]")).toEqual({ ok: true, value: "by our carrier" });
  expect(render("by [[carrier|]]")).toEqual({ ok: true, value: "by " });
  expect(render("by [[carrier]]")).toEqual({ ok: false, error: { code: "missing_value", name: "carrier" } });
  expect(render("by [[carrier]]", { carrier: " \n" })).toMatchObject({ error: { code: "missing_value" } });
});

test("a group is written whole or not at all", () => {
  const body = "Sent((, with [[carrier]] as [[tracking_number]])).";
  expect(render(body, { carrier: "UPS", tracking_number: "1Z" })).toEqual({
    ok: true,
    value: "Sent, with UPS as 1Z.",
  });
  expect(render(body, { carrier: "UPS" })).toEqual({ ok: true, value: "Sent." });
});

test("an unknown variable is named, in a group too", () => {
  const error = { code: "unknown_variable", name: "eta" };
  expect(render("[[eta]]")).toEqual({ ok: false, error });
  expect(render("((on [[eta]]))")).toEqual({ ok: false, error });
  expect(render("[[constructor]]")).toMatchObject({ error: { code: "unknown_variable" } });
});

test("an unbalanced text is not rendered", () => {
  expect(render("[[carrier")).toEqual({ ok: false, error: { code: "unbalanced" } });
});

test("a value is one line, and is never read as template again", () => {
  expect(render("[[carrier]]", { carrier: "A\n  B", order_name: "#1" })).toEqual({ ok: true, value: "A B" });
  expect(render("[[carrier]]", { carrier: "[[order_name]]", order_name: "#1" })).toEqual({
    ok: true,
    value: "[[order_name]]",
  });
});

test.each(["{{contact.name}}", "{% if x %}", "a }} b", "a %} b"])(
  "Liquid %s in a value renders nothing",
  (carrier) => {
    expect(render("[[carrier]]", { carrier })).toEqual({ ok: false, error: { code: "liquid" } });
    expect(render(`x ${carrier}`)).toEqual({ ok: false, error: { code: "liquid" } });
  },
);

test("braces of the text and of a value never join into Liquid", () => {
  expect(render("{[[carrier]]}", { carrier: "{x}" })).toEqual({ ok: false, error: { code: "liquid" } });
});

test("no value makes a default template Liquid", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...templateIdSchema.options),
      fc.string({ unit: fc.constantFrom("{", "}", "%", "a", " ", "[", "]", "(", ")") }),
      (id, first_name) => {
        const rendered = renderTemplate(DEFAULT_TEMPLATES[id], { first_name });
        expect(rendered.ok && hasLiquid(rendered.value)).toBe(false);
      },
    ),
  );
});
