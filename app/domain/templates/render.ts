import { hasLiquid } from "../liquid.ts";
import { err, ok, type Result } from "../result.ts";
import { type Inline, parseBody, type Part } from "./parse-body.ts";
import type { Template } from "./template.ts";
import { isVariableName, type VariableValues } from "./variables.ts";

export type RenderError =
  | { readonly code: "unbalanced" }
  | { readonly code: "unknown_variable"; readonly name: string }
  | { readonly code: "missing_value"; readonly name: string }
  | { readonly code: "liquid" };

/** The text as it would be sent. A value is put in as it is and never read as template again. */
export function renderTemplate(
  template: Pick<Template, "body">,
  values: VariableValues,
): Result<string, RenderError> {
  const parsed = parseBody(template.body);
  if (!parsed.ok) return err({ code: "unbalanced" });
  const written: string[] = [];
  for (const part of parsed.value) {
    const text = renderPart(part, values);
    if (!text.ok) return text;
    written.push(text.value);
  }
  const text = written.join("");
  return hasLiquid(text) ? err({ code: "liquid" }) : ok(text);
}

function renderPart(part: Part, values: VariableValues): Result<string, RenderError> {
  if (part.type !== "group") return renderInline(part, values);
  const written: string[] = [];
  for (const each of part.parts) {
    const text = renderInline(each, values);
    if (text.ok) written.push(text.value);
    else if (text.error.code === "missing_value") return ok("");
    else return text;
  }
  return ok(written.join(""));
}

function renderInline(part: Inline, values: VariableValues): Result<string, RenderError> {
  if (part.type === "text") return ok(part.text);
  if (!isVariableName(part.name)) return err({ code: "unknown_variable", name: part.name });
  const value = values[part.name]?.replace(/\s+/gu, " ").trim();
  if (value) return ok(value);
  return part.fallback === null ? err({ code: "missing_value", name: part.name }) : ok(part.fallback);
}
