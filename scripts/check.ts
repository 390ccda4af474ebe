import { runChecks, STATIC_CHECKS } from "./checks/run-check.ts";

/** The fast part of the tests: everything that needs no database and no browser. */
const UNIT = {
  name: "unit tests",
  command: "vitest",
  args: ["run", "--project", "unit", "--project", "extension", "--reporter=dot"],
};

const results = await runChecks([...STATIC_CHECKS, UNIT], 2);
process.exit(results.every((result) => result.isPassed) ? 0 : 1);
