import { expect, test } from "vitest";
import { DEFAULT_TEMPLATES } from "./defaults.ts";
import { templateIdSchema } from "./template.ts";
import { validateTemplate } from "./validate.ts";

const validate = (body: string, commitments: Parameters<typeof validateTemplate>[0]["commitments"] = []) =>
  validateTemplate({ body, commitments });

test.each(templateIdSchema.options)("the default %s has no problem", (id) => {
  expect(validateTemplate(DEFAULT_TEMPLATES[id])).toEqual([]);
});

test("an unknown variable is named once", () => {
  expect(validate("Hi [[name]] and [[name]], on [[eta]]")).toEqual([
    { code: "unknown_variable", name: "name" },
    { code: "unknown_variable", name: "eta" },
  ]);
});

test("brackets that do not close and Liquid are refused", () => {
  expect(validate("Hi [[first_name")).toEqual([{ code: "unbalanced" }]);
  expect(validate("Hi {{contact.name}}")).toEqual([{ code: "liquid" }]);
});

test("a promise that is not declared is shown, a declared one is not", () => {
  const body = "Hi [[first_name|there]], I'll follow up and can issue a refund.";
  expect(validate(body)).toEqual([
    { code: "undeclared_commitment", text: "I'll follow up" },
    { code: "undeclared_commitment", text: "issue a refund" },
  ]);
  expect(validate(body, [{ kind: "follow_up", dueMinutes: 60 }])).toEqual([
    { code: "undeclared_commitment", text: "issue a refund" },
  ]);
});

test("no template may declare a delivery, a guarantee or a thing done", () => {
  const all = [...DEFAULT_TEMPLATES.ship_update.commitments, ...DEFAULT_TEMPLATES.refund_offer.commitments];
  expect(validate("It will arrive, I promise. I've cancelled it.", all)).toEqual([
    { code: "undeclared_commitment", text: "will arrive" },
    { code: "undeclared_commitment", text: "I promise" },
    { code: "undeclared_commitment", text: "I've cancelled" },
  ]);
});
