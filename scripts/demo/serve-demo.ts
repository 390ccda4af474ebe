import { parseDemoArguments } from "./arguments.ts";
import type { AppSourceName } from "./app-process.ts";
import { startDemo } from "./start-demo.ts";

const DATA_DIR = ".data/demo";
const DEFAULT_PORT = 4000;

/** Runs until it is interrupted; what happened stays in the data directory. */
export async function serveDemo({ source }: { source: AppSourceName }): Promise<void> {
  const { port, isReset } = parseDemoArguments(process.argv.slice(2));
  const dataDir = process.env.CX_DEMO_DATA_DIR || DATA_DIR;
  const demo = await startDemo({ dataDir, isReset, port: port ?? DEFAULT_PORT, source });
  console.log(`CX Escalations, Evergreen Outfitters: ${demo.adminUrl}`);
  console.log(
    `Open order #EVR-1045 or the app's queue. Ctrl+C stops everything; the data stays in ${dataDir}.`,
  );
  const { promise, resolve } = Promise.withResolvers<void>();
  process.once("SIGINT", () => resolve());
  process.once("SIGTERM", () => resolve());
  await promise;
  await demo.stop();
  process.exit(0);
}
