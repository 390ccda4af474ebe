import { existsSync } from "node:fs";
import { ConfigurationError, parseEnv } from "../../app/env.server.ts";
import { DataDirectoryInUseError } from "../platform/data-lock.ts";

/**
 * Reads `.env` and names every problem before anything is started. A database that is not named will be an
 * embedded one. Errors: ConfigurationError.
 */
export function checkConfiguration(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
  parseEnv({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded" });
}

/** Ends the process; what the reader can put right is a sentence, not a stack. */
export function exitOn(error: unknown): never {
  const isForReader = error instanceof ConfigurationError || error instanceof DataDirectoryInUseError;
  console.error(isForReader ? error.message : error);
  process.exit(1);
}
