import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { shippedModel } from "../../app/domain/selection/learned/shipped-model.ts";
import { weights } from "../../app/domain/selection/learned/weights.ts";
import { withTables } from "./evaluation-tables.ts";
import { exampleOf, fit } from "./fit.ts";
import { fiveFold, leaveOneSourceOut } from "./folds.ts";
import { judge } from "./judge.ts";
import { ambiguousRowSchema, devRowSchema, readRows } from "./rows.ts";
import { scoreCounts } from "./score-counts.ts";
import { tally } from "./tally.ts";

const evalDir = process.env.EVAL_DIR ?? "../shared/eval";
const isAbsent = !existsSync(join(evalDir, "dev.jsonl"));
const needsData = isAbsent ? " (skipped: tests that need EVAL_DIR are skipped where it is absent)" : "";

test.skipIf(isAbsent)(
  `the tables of docs/evaluation.md and the weights come from the data${needsData}`,
  async () => {
    const rows = readRows(join(evalDir, "dev.jsonl"), devRowSchema);
    const ambiguous = readRows(join(evalDir, "ambiguous.jsonl"), ambiguousRowSchema);
    const held = fiveFold(rows);
    const apart = leaveOneSourceOut(rows);

    const model = fit(rows.map(exampleOf), weights.version);
    expect(Buffer.from(model.bytes.buffer).equals(Buffer.from(shippedModel.bytes.buffer))).toBe(true);
    expect(scoreCounts(held)).toEqual(weights.counts);

    const document = readFileSync("docs/evaluation.md", "utf8");
    const written = withTables(document, { held, apart, ambiguous, model: shippedModel });
    expect(await format(written, { parser: "markdown", printWidth: 110 })).toBe(document);

    const plain = tally(
      held.map(({ row, model: seen }) => ({ label: row.label, predicted: judge(row.text, seen) })),
    );
    expect(plain.unsafe).toBe(0);
    expect(plain.macroF1).toBeGreaterThanOrEqual(0.93);
    expect(plain.perClass.ship_update.precision).toBeGreaterThanOrEqual(0.96);
    expect(plain.perClass.refund_offer.precision).toBeGreaterThanOrEqual(0.96);
    expect(plain.perClass.abstain.recall).toBeGreaterThanOrEqual(0.95);
    expect(plain.falseAbstain / (plain.n - plain.perClass.abstain.n)).toBeLessThanOrEqual(0.015);

    const hint3 = apart
      .filter(({ row }) => row.source === "hellohaptik/HINT3")
      .map(({ row, model: seen }) => ({ label: row.label, predicted: judge(row.text, seen) }));
    expect(tally(hint3).macroF1).toBeGreaterThanOrEqual(0.85);
  },
  60_000,
);
