import type { LearnedModel } from "../../app/domain/selection/learned/model.ts";
import { selectSuggestion } from "../../app/domain/selection/select-suggestion.ts";
import type { HeldOut } from "./folds.ts";
import { inputFor, judge, labelOf } from "./judge.ts";
import { type AmbiguousRow, labels } from "./rows.ts";
import { type Judged, type Tally, tally } from "./tally.ts";

export interface TableInput {
  /** Five folds. */
  readonly held: readonly HeldOut[];
  /** One source left out at a time. */
  readonly apart: readonly HeldOut[];
  readonly ambiguous: readonly AmbiguousRow[];
  readonly model: LearnedModel;
}

/** Never reached: leaves the phrases and guards alone. */
const noLearnedAbstention = { fromTemplate: 2, fromFallback: 2 };
const mark = (name: string, edge: "begin" | "end") => `<!-- ${edge} ${name} -->`;

/** The document with each table between its marks written anew. Errors: throws where a mark is missing. */
export function withTables(document: string, input: TableInput): string {
  return Object.entries(tablesOf(input)).reduce((text, [name, table]) => {
    const begin = text.indexOf(mark(name, "begin"));
    const end = text.indexOf(mark(name, "end"));
    if (begin < 0 || end < begin) throw new Error(`docs/evaluation.md has no place for the table "${name}"`);
    return `${text.slice(0, begin)}${mark(name, "begin")}\n\n${table}\n\n${text.slice(end)}`;
  }, document);
}

function tablesOf({ held, apart, ambiguous, model }: TableInput): Record<string, string> {
  const plain = tally(held.map((each) => judged(each)));
  const phrases = tally(held.map((each) => judged(each, noLearnedAbstention)));
  return {
    plain: table(
      ["", "macro-F1", ...labels.flatMap((label) => [`${label} P`, "R"]), "unsafe", "false abstain"],
      [plainRow("shipped system", plain), plainRow("without learned abstentions", phrases)],
    ),
    confusion: table(
      ["label \\ chosen", ...labels],
      labels.map((label) => [label, ...labels.map((chosen) => String(plain.confusion[label][chosen]))]),
    ),
    sources: sourceTable(apart),
    ambiguous: ambiguousTable(ambiguous, model),
  };
}

function judged({ row, model }: HeldOut, limits?: typeof noLearnedAbstention): Judged {
  return { label: row.label, predicted: judge(row.text, model, limits) };
}

function plainRow(name: string, score: Tally): string[] {
  const scores = labels.flatMap((label) => [
    score.perClass[label].precision.toFixed(3),
    score.perClass[label].recall.toFixed(3),
  ]);
  return [name, score.macroF1.toFixed(3), ...scores, String(score.unsafe), falseAbstain(score)];
}

function falseAbstain(score: Tally): string {
  const others = score.n - score.perClass.abstain.n;
  return others === 0 ? "-" : `${score.falseAbstain} of ${others}`;
}

function sourceTable(apart: readonly HeldOut[]): string {
  const sources = [...new Set(apart.map(({ row }) => row.source))].toSorted();
  return table(
    [
      "source left out",
      "rows",
      "classes",
      "macro-F1",
      "ship P",
      "refund P",
      "abstain R",
      "unsafe",
      "false abstain",
    ],
    sources.map((source) => {
      const score = tally(apart.filter(({ row }) => row.source === source).map((each) => judged(each)));
      const classes = labels.filter((label) => score.perClass[label].n > 0);
      const shown = (label: (typeof labels)[number], key: "precision" | "recall") =>
        classes.includes(label) ? score.perClass[label][key].toFixed(3) : "-";
      return [
        source,
        String(score.n),
        String(classes.length),
        score.macroF1.toFixed(3),
        shown("ship_update", "precision"),
        shown("refund_offer", "precision"),
        shown("abstain", "recall"),
        String(score.unsafe),
        falseAbstain(score),
      ];
    }),
  );
}

function ambiguousTable(rows: readonly AmbiguousRow[], model: LearnedModel): string {
  const sources = [...new Set(rows.map((row) => row.source))].toSorted();
  const accepted = (group: readonly AmbiguousRow[]) =>
    group.filter((row) => row.accept.includes(labelOf(selectSuggestion(inputFor(row.text), model)))).length;
  const line = (name: string, group: readonly AmbiguousRow[]) => {
    const count = accepted(group);
    return [name, String(group.length), String(count), (count / group.length).toFixed(3)];
  };
  return table(
    ["source", "rows", "accepted", "rate"],
    [
      ...sources.map((source) =>
        line(
          source,
          rows.filter((row) => row.source === source),
        ),
      ),
      line("all", rows),
    ],
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
