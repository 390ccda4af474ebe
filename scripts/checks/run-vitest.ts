import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Runs projects of vitest, shows their output, and counts their cases. A run without a report counts as failed. */
export async function runVitest(projects: readonly string[]): Promise<Tally> {
  const directory = mkdtempSync(join(tmpdir(), "cx-vitest-"));
  const report = join(directory, "report.json");
  const flags = projects.flatMap((project) => ["--project", project]);
  const args = ["run", ...flags, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const child = spawn("vitest", args, { stdio: "inherit" });
  const [code] = (await once(child, "close")) as [number | null];
  try {
    const counted = reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
    const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = counted;
    // A file that cannot even be loaded has no failed case of its own, nor has an error outside the tests.
    const failed = Math.max(numFailedTests, code === 0 ? 0 : 1);
    return { passed, failed, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
