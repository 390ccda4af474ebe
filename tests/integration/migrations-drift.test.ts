import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, appendFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** Exit code 2 of `migrate diff` (they differ) rejects, and the message holds what differs. */
async function diffMigrationsAgainst(schema: string): Promise<string> {
  const args = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema-datamodel", schema];
  const prisma = join(root, "node_modules/prisma/build/index.js");
  const { stdout } = await run(process.execPath, [prisma, ...args, "--exit-code"], { cwd: root });
  return stdout;
}

test("the migrations build exactly what the schema says", async () => {
  await expect(diffMigrationsAgainst("prisma/schema.prisma")).resolves.toContain("No difference detected");
});

test("a field that no migration creates is noticed", async () => {
  const directory = mkdtempSync(join(tmpdir(), "cx-drift-"));
  const schema = join(directory, "schema.prisma");
  cpSync(join(root, "prisma/schema.prisma"), schema);
  appendFileSync(schema, "\nmodel Forgotten {\n  id Int @id\n}\n");

  await expect(diffMigrationsAgainst(schema)).rejects.toThrow();

  rmSync(directory, { recursive: true });
});
