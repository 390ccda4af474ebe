import { featuresOf } from "../../app/domain/selection/learned/features.ts";
import { opinionOf } from "../../app/domain/selection/learned/model.ts";
import { scoreKey } from "../../app/domain/selection/learned/score.ts";
import { readMessage } from "../../app/domain/selection/read-message.ts";
import { selectSuggestion } from "../../app/domain/selection/select-suggestion.ts";
import type { HeldOut } from "./folds.ts";
import { inputFor } from "./judge.ts";

export type ScoreCounts = Record<string, { right: number; n: number }>;

/** How often each kind of evidence led to the right template, by models that had not seen the row. */
export function scoreCounts(held: readonly HeldOut[]): ScoreCounts {
  const counts: ScoreCounts = {};
  for (const { row, model } of held) {
    const selection = selectSuggestion(inputFor(row.text), model);
    if (selection.kind !== "template") continue;
    const opinion = opinionOf(model, featuresOf(readMessage({ id: 1, text: row.text }).sentences));
    const key = scoreKey(selection.template, selection.strength, opinion);
    const { right, n } = counts[key] ?? { right: 0, n: 0 };
    counts[key] = { right: right + (selection.template === row.label ? 1 : 0), n: n + 1 };
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
