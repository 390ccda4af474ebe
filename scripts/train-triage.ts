/**
 * Fits the learned part of suggestion selection to EVAL_DIR/dev.jsonl and writes its weights and the tables of
 * docs/evaluation.md. The same data gives the same bytes. `node scripts/train-triage.ts`
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import type { LearnedModel } from "../app/domain/selection/learned/model.ts";
import { scoreCounts, type ScoreCounts } from "./triage/score-counts.ts";
import { exampleOf, fit } from "./triage/fit.ts";
import { fiveFold, leaveOneSourceOut } from "./triage/folds.ts";
import { withTables } from "./triage/evaluation-tables.ts";
import { ambiguousRowSchema, devRowSchema, readRows } from "./triage/rows.ts";

const weightsFile = "app/domain/selection/learned/weights.ts";
const documentFile = "docs/evaluation.md";

async function main(): Promise<void> {
  const evalDir = process.env.EVAL_DIR ?? "../shared/eval";
  const rows = readRows(join(evalDir, "dev.jsonl"), devRowSchema);
  const ambiguous = readRows(join(evalDir, "ambiguous.jsonl"), ambiguousRowSchema);
  const examples = rows.map(exampleOf);
  const dataSha256 = createHash("sha256").update(JSON.stringify(examples)).digest("hex");
  const model = fit(examples, `lr-${dataSha256.slice(0, 12)}`);
  const held = fiveFold(rows);
  await write(weightsFile, weightsSource(model, scoreCounts(held)), "typescript");
  const tables = { held, apart: leaveOneSourceOut(rows), ambiguous, model };
  await write(documentFile, withTables(readFileSync(documentFile, "utf8"), tables), "markdown");
  console.log(`${model.version}: ${rows.length} rows, ${weightsFile} and ${documentFile} written`);
}

function weightsSource(model: LearnedModel, counts: ScoreCounts): string {
  const base64 = Buffer.from(model.bytes.buffer).toString("base64");
  const sha256 = createHash("sha256").update(base64).digest("hex");
  const { version, scale, bias } = model;
  return `// Written by scripts/train-triage.ts. Sources and licences of the data: NOTICE.md beside this file.
export const weights = ${JSON.stringify({ version, sha256, scale, bias, counts, base64 })};
`;
}

async function write(file: string, text: string, parser: string): Promise<void> {
  writeFileSync(file, await format(text, { parser, printWidth: 110 }));
}

await main();
