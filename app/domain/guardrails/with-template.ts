import { laterBy, MINUTE_MS } from "../instant.ts";
import type { Template } from "../templates/template.ts";
import { dayAndTime } from "./dates.ts";
import type { Fact, Facts } from "./facts.ts";

/** What a template brings to the facts of a case: its promises, when they fall due, and what it takes as given. */
export type TemplateLicence = Pick<Template, "title" | "commitments" | "premises">;

/** The facts that ground a text of this template, or an edit of one; an own reply has no template and no promises. */
export function withTemplate(facts: Facts, template: TemplateLicence | null): Facts {
  if (!template) return facts;
  return {
    ...facts,
    known: [...facts.known, ...dueTimes(facts, template), ...premises(template)],
    promises: template.commitments,
  };
}

function dueTimes(facts: Facts, { commitments }: TemplateLicence): Fact[] {
  return commitments.flatMap(({ dueMinutes }) => {
    if (dueMinutes === null) return [];
    const dueAt = laterBy(facts.now, dueMinutes * MINUTE_MS);
    return [{ kind: "date", value: dayAndTime(dueAt, facts), source: "due time of the promise" }];
  });
}

function premises({ title, premises: given }: TemplateLicence): Fact[] {
  return given.map((value) => ({ kind: "premise", value, source: `${title} template` }));
}
