import type { LearnedModel } from "../../app/domain/selection/learned/model.ts";
import { type Example, exampleOf, fit, shuffled } from "./fit.ts";
import type { DevRow } from "./rows.ts";

/** A row with a model that never saw it. */
export interface HeldOut {
  readonly row: DevRow;
  readonly model: LearnedModel;
}

const folds = 5;
const foldSeed = 20_261_125;

/** Plain cross-validation: every row judged by a model fitted to the other four fifths. */
export function fiveFold(rows: readonly DevRow[]): readonly HeldOut[] {
  const order = shuffled(
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
    foldSeed,
  );
  return splits(order, (_, index) => String(index % folds));
}

/** Every row judged by a model that saw nothing of its source. */
export function leaveOneSourceOut(rows: readonly DevRow[]): readonly HeldOut[] {
  return splits(rows, (row) => row.source);
}

function splits(rows: readonly DevRow[], partOf: (row: DevRow, index: number) => string): readonly HeldOut[] {
  const all = rows.map((row, index) => ({ row, part: partOf(row, index), example: exampleOf(row) }));
  const parts = [...new Set(all.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const seen: Example[] = all.filter((each) => each.part !== part).map(({ example }) => example);
    const model = fit(seen, "held-out");
    return all.filter((each) => each.part === part).map(({ row }) => ({ row, model }));
  });
}
