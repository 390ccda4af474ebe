import { spawn } from "node:child_process";

export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

export interface CheckResult {
  readonly name: string;
  readonly isPassed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** The static checks; each counts as one test. */
export const STATIC_CHECKS: readonly Check[] = [
  { name: "format", command: "prettier", args: ["--check", ".", "--log-level", "warn"] },
  { name: "lint", command: "eslint", args: [".", "--max-warnings", "0"] },
  { name: "types", command: "tsc", args: ["-p", ".", "--noEmit"] },
  // By itself: it runs on Preact, with Shopify's elements, in neither Node nor our page.
  { name: "extension types", command: "tsc", args: ["-p", "extensions/order-escalation-block", "--noEmit"] },
  {
    name: "boundaries",
    command: "depcruise",
    args: [
      "--config",
      ".dependency-cruiser.mjs",
      "app",
      "extensions/order-escalation-block/src",
      "scripts",
      "server.ts",
    ],
  },
  { name: "dead code", command: "knip", args: [] },
  // As it is deployed: a wrong target or a missing module shows only here. Offline, without a login.
  {
    name: "extension build",
    command: "env",
    args: ["CI=1", "shopify", "app", "build", "--path", ".", "--skip-dependencies-installation"],
  },
  { name: "schema", command: "prisma", args: ["validate"] },
];

export async function runCheck({ name, command, args }: Check): Promise<CheckResult> {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once("error", (error) => {
    output += error.message;
    resolve(1);
  });
  child.once("close", (code) => resolve(code ?? 1));
  const isPassed = (await promise) === 0;
  return { name, isPassed, output, seconds: (performance.now() - startedAt) / 1000 };
}

/** At most `width` at once, each reported as it ends, with its output only when it failed. */
export async function runChecks(checks: readonly Check[], width: number): Promise<CheckResult[]> {
  const waiting = [...checks];
  const done: CheckResult[] = [];
  async function next(): Promise<void> {
    const check = waiting.shift();
    if (!check) return;
    const result = await runCheck(check);
    done.push(result);
    console.log(`${result.isPassed ? "ok  " : "FAIL"} ${result.name} (${result.seconds.toFixed(1)} s)`);
    if (!result.isPassed) console.log(result.output.trimEnd());
    await next();
  }
  await Promise.all(Array.from({ length: width }, next));
  return done;
}
