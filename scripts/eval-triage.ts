/**
 * Scores the shipped suggestion selection on rows `{id, text, label}`: `node scripts/eval-triage.ts --file F.jsonl
 * [--json]`. The last line is one JSON object; no message text is printed. Exit 2: the file cannot be read.
 */
import { parseArgs } from "node:util";
import { judge } from "./triage/judge.ts";
import { labels, readRows, type ScoredRow, scoredRowSchema } from "./triage/rows.ts";
import { type Tally, tally } from "./triage/tally.ts";

function main(): number {
  const { values } = parseArgs({ options: { file: { type: "string" }, json: { type: "boolean" } } });
  if (!values.file) return refuse("give the rows to score: --file F.jsonl");
  const rows = readOrNull(values.file);
  if (!rows) return 2;
  const { score, p99Ms } = scoreRows(rows);
  if (!values.json) for (const line of readable(score)) console.log(line);
  console.log(JSON.stringify({ ...score, p99Ms }));
  return 0;
}

function readOrNull(file: string): readonly ScoredRow[] | null {
  try {
    const rows = readRows(file, scoredRowSchema);
    if (rows.length > 0) return rows;
    refuse(`${file} holds no rows`);
  } catch (error) {
    refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return null;
}

function refuse(sentence: string): number {
  console.error(`eval:triage: ${sentence}`);
  return 2;
}

function scoreRows(rows: readonly ScoredRow[]): { score: Tally; p99Ms: number } {
  for (const row of rows.slice(0, 300)) judge(row.text);
  const timesMs: number[] = [];
  const judged = rows.map((row) => {
    timesMs.push(leastMs(row.text));
    return { label: row.label, predicted: judge(row.text) };
  });
  const sorted = timesMs.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0;
  return { score: tally(judged), p99Ms: Math.round(p99 * 1000) / 1000 };
}

/** Of five, because the others measure what else the machine was doing. */
function leastMs(text: string): number {
  const timesMs = Array.from({ length: 5 }, () => {
    const start = performance.now();
    judge(text);
    return performance.now() - start;
  });
  return Math.min(...timesMs);
}

function readable(score: Tally): string[] {
  const perClass = labels.map((label) => {
    const { precision, recall, f1, n } = score.perClass[label];
    return `${label.padEnd(13)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  n ${n}`;
  });
  return [
    `${score.n} rows, macro-F1 ${score.macroF1.toFixed(3)}`,
    ...perClass,
    `unsafe ${score.unsafe}, false abstentions ${score.falseAbstain}`,
  ];
}

process.exitCode = main();
