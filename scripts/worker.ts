import { existsSync } from "node:fs";
import { ConfigurationError, getEnv } from "../app/env.server.ts";
import { startWorker } from "../app/jobs/worker.server.ts";
import { createLogger } from "../app/lib/logger.server.ts";
import { attachDatabaseUrl } from "./platform/database-url.ts";
import { prepareDatabase } from "./platform/prepare-database.ts";

/** A worker apart from the server, on the same database. */
async function main() {
  if (existsSync(".env")) process.loadEnvFile(".env");
  await attachDatabaseUrl();
  const env = getEnv();
  const logger = createLogger(env.LOG_LEVEL);
  await prepareDatabase(env.DATABASE_URL);
  const worker = await startWorker(logger);
  logger.info("worker ready");
  const stop = async () => {
    await worker.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
});
