import { findCommitments } from "../guardrails/commitments.ts";
import { fold } from "../guardrails/fold.ts";
import { hasLiquid } from "../liquid.ts";
import { parseBody, slotNames } from "./parse-body.ts";
import { renderTemplate } from "./render.ts";
import type { CommitmentKind, Template } from "./template.ts";
import { isVariableName, type VariableValues } from "./variables.ts";

export type TemplateProblem =
  | { readonly code: "unbalanced" }
  | { readonly code: "liquid" }
  | { readonly code: "unknown_variable"; readonly name: string }
  /** The text promises what the template does not declare: nobody would be reminded of it. */
  | { readonly code: "undeclared_commitment"; readonly text: string };

const DECLARED_AS: Readonly<Record<string, CommitmentKind>> = {
  carrier_enquiry: "carrier_enquiry",
  follow_up: "follow_up",
  refund: "refund_or_replacement",
  replacement: "refund_or_replacement",
  fulfil_choice: "refund_or_replacement",
};

const SAMPLE: Required<VariableValues> = {
  first_name: "Alex",
  order_name: "#1001",
  order_total: "$10.00",
  carrier: "UPS",
  tracking_number: "1Z0000000000000000",
  tracking_url: "https://www.ups.com/track",
  estimated_delivery: "Nov 24, 2026",
};

/** What keeps a template from being used; none: it may be saved. */
export function validateTemplate(
  template: Pick<Template, "body" | "commitments">,
): readonly TemplateProblem[] {
  const parsed = parseBody(template.body);
  if (!parsed.ok) return [{ code: "unbalanced" }];
  const unknown = slotNames(parsed.value).filter((name) => !isVariableName(name));
  return [
    ...(hasLiquid(template.body) ? [{ code: "liquid" as const }] : []),
    ...[...new Set(unknown)].map((name) => ({ code: "unknown_variable" as const, name })),
    ...undeclared(template),
  ];
}

function undeclared(template: Pick<Template, "body" | "commitments">): TemplateProblem[] {
  const rendered = renderTemplate(template, SAMPLE);
  const { text } = fold(rendered.ok ? rendered.value : template.body);
  const declared = new Set(template.commitments.map((commitment) => commitment.kind));
  return findCommitments(text)
    .filter(({ value }) => {
      const kind = DECLARED_AS[value];
      return !kind || !declared.has(kind);
    })
    .map(({ span }) => ({ code: "undeclared_commitment", text: text.slice(span.start, span.end) }));
}
