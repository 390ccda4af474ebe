import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import config from "../../.dependency-cruiser.mjs";

const root = join(import.meta.dirname, "../..");
const fixture = join(root, "tests/fixtures/boundaries");
const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
const ruleNames = (config.forbidden ?? []).map((rule) => rule.name);
let violations: { rule: string; from: string; to: string }[];

/** A small house with one breach per rule, each in a file named after the rule it breaks. */
beforeAll(() => {
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = ["--config", join(root, ".dependency-cruiser.mjs"), "--output-type", "json", "app", "scripts"];
  const { stdout } = spawnSync(process.execPath, [program, ...args], { cwd: fixture, encoding: "utf8" });
  const report = reportSchema.parse(JSON.parse(stdout));
  violations = report.summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
});

test.each(ruleNames)("%s still fires on its breach, and only there", (rule) => {
  const breaches = violations.filter((violation) => violation.rule === rule).map(({ from }) => from);
  expect(breaches).not.toEqual([]);
  expect(breaches.filter((from) => !from.includes(`/${rule}`))).toEqual([]);
});

test("what the rules allow is not reported", () => {
  expect(violations.length).toBeGreaterThanOrEqual(ruleNames.length);
  const named = violations.filter(({ from }) => ruleNames.some((name) => from.includes(`/${name}`)));
  expect(violations).toEqual(named);
});
