import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDemoArguments } from "./demo/arguments.ts";
import { checkDemo } from "./demo/check-demo.ts";
import { startDemo } from "./demo/start-demo.ts";

const DATA_DIR = ".data/demo";
const DEFAULT_PORT = 4000;

async function main() {
  const { port, isReset, isCheck } = parseDemoArguments(process.argv.slice(2));
  process.exitCode = isCheck ? await check() : await serve(port ?? DEFAULT_PORT, isReset);
}

async function serve(port: number, isReset: boolean): Promise<number> {
  const demo = await startDemo({ dataDir: DATA_DIR, isReset, port });
  console.log(`CX Escalations, Evergreen Outfitters: ${demo.adminUrl}`);
  console.log("Open order #EVR-1045 or the app's queue. Ctrl+C stops everything; the data stays in .data/.");
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once("SIGINT", () => resolve());
  process.once("SIGTERM", () => resolve());
  await promise;
  await demo.stop();
  return 0;
}

/** One approval from end to end, on free ports and data of its own; prints one line of JSON. */
async function check(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "cx-demo-"));
  const demo = await startDemo({ dataDir, isReset: false, port: null });
  try {
    const outcome = await checkDemo(demo);
    console.log(JSON.stringify(outcome));
    return outcome.ok ? 0 : 1;
  } finally {
    await demo.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main()
  .then(() => process.exit())
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
