import pino, { type Logger } from "pino";

/** Logs carry ids only: whatever could hold a secret or a customer's words is cut before it is written. */
const REDACTED_PATHS = ["*.token", "*.accessToken", "*.refreshToken", "*.authorization", "*.text", "*.email"];

export type { Logger };

export function createLogger(level: string): Logger {
  return pino({ level, base: undefined, redact: { paths: REDACTED_PATHS, censor: "[removed]" } });
}
