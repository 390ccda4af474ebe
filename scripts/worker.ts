import { getEnv } from "../app/env.server.ts";
import { createLogger } from "../app/lib/logger.server.ts";
import { attachDatabaseUrl } from "./platform/database-url.ts";
import { prepareDatabase } from "./platform/prepare-database.ts";
import { checkConfiguration, exitOn } from "./server/configuration.ts";

/** A worker apart from the server, on the same database. */
async function main() {
  checkConfiguration();
  await attachDatabaseUrl();
  const env = getEnv();
  const logger = createLogger(env.LOG_LEVEL);
  await prepareDatabase(env.DATABASE_URL);
  // Loaded now: what it imports reads the environment at once.
  const { startWorker } = await import("../app/jobs/worker.server.ts");
  const worker = await startWorker(logger);
  logger.info("worker ready");
  const stop = async () => {
    await worker.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch(exitOn);
