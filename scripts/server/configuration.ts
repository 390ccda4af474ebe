import { existsSync } from "node:fs";
import { ConfigurationError, parseEnv } from "../../app/env.server.ts";

/**
 * Reads `.env` and names every problem before anything is started. A database that is not named will be an
 * embedded one. Errors: ConfigurationError.
 */
export function checkConfiguration(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
  parseEnv({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded" });
}

/** Ends the process; a wrong configuration is a list to read, not a stack. */
export function exitOn(error: unknown): never {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
}
