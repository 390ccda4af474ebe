import { parseArgs } from "node:util";

export interface DemoArguments {
  /** The local Admin's port; the next one serves the app inside it. */
  readonly port: number | null;
  readonly isReset: boolean;
  readonly isCheck: boolean;
}

/** Errors: a sentence naming the flag that is wrong. */
export function parseDemoArguments(args: readonly string[]): DemoArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: "string" }, reset: { type: "boolean" }, check: { type: "boolean" } },
  });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!Number.isInteger(port) || port < 1 || port > 65_534)) {
    throw new Error(`--port takes a number from 1 to 65534, not "${values.port}"`);
  }
  return { port, isReset: values.reset ?? false, isCheck: values.check ?? false };
}
