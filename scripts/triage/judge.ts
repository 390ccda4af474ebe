import { defaultPolicy } from "../../app/domain/policy.ts";
import type { LearnedModel } from "../../app/domain/selection/learned/model.ts";
import { type LearnedLimits, selectSuggestion } from "../../app/domain/selection/select-suggestion.ts";
import type { Selection, SelectionInput } from "../../app/domain/selection/selection.ts";
import type { Label } from "./rows.ts";

const policy = defaultPolicy("USD");

/** A message by itself: no order, no labels, default policy, suggestions on. */
export function inputFor(text: string): SelectionInput {
  return {
    messages: [{ id: 1, text }],
    foreignLabels: [],
    order: null,
    otherCustomersOrderNames: [],
    policy,
    isAiEnabled: true,
  };
}

export function judge(text: string, model?: LearnedModel, limits?: LearnedLimits): Label {
  return labelOf(selectSuggestion(inputFor(text), model, limits));
}

export function labelOf(selection: Selection): Label {
  return selection.kind === "template" ? selection.template : "abstain";
}
