/** Ends the process with what went wrong, for somebody at a terminal. */
export function exitWithSentence(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
