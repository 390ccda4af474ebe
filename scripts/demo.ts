import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDemoArguments } from "./demo/arguments.ts";
import { checkDemo } from "./demo/check-demo.ts";
import { exitWithSentence } from "./demo/exit-with-sentence.ts";
import { serveDemo } from "./demo/serve-demo.ts";
import { startDemo } from "./demo/start-demo.ts";

async function main() {
  const { isCheck } = parseDemoArguments(process.argv.slice(2));
  if (!isCheck) return serveDemo({ source: "build" });
  process.exit(await check());
}

/** One approval from end to end, on free ports and data of its own; prints one line of JSON. */
async function check(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "cx-demo-"));
  const demo = await startDemo({ dataDir, isReset: false, port: null, source: "build" });
  try {
    const outcome = await checkDemo(demo);
    console.log(JSON.stringify(outcome));
    return outcome.ok ? 0 : 1;
  } finally {
    await demo.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch(exitWithSentence);
