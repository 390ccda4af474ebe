import { runChecks, STATIC_CHECKS } from "./checks/run-check.ts";
import { runVitest } from "./checks/run-vitest.ts";

/** Everything. The last line counts test cases, each static check as one. */
const startedAt = performance.now();
const checks = await runChecks(STATIC_CHECKS, 2);
const tally = await runVitest(["unit", "extension", "integration", "contract", "e2e"]);

const failedChecks = checks.filter((check) => !check.isPassed);
const passed = tally.passed + checks.length - failedChecks.length;
const failed = tally.failed + failedChecks.length;
console.log(`in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);
