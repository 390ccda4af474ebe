import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations, MigrationRefusedError } from "../../prisma/migrate.ts";
import { createEmptyDatabase, type TestDatabase } from "../support/database.ts";

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
let database: TestDatabase;
let migrations: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  migrations = mkdtempSync(join(tmpdir(), "cx-migrations-"));
});

afterEach(async () => {
  await database.drop();
  rmSync(migrations, { recursive: true });
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function prismaMigrate(command: "deploy" | "status"): Promise<string> {
  const prisma = join(root, "node_modules/prisma/build/index.js");
  const config = join(root, "tests/fixtures/prisma/deploy.config.ts");
  const env = { ...process.env, DATABASE_URL: database.url };
  const args = [prisma, "migrate", command, "--config", config];
  return (await run(process.execPath, args, { cwd: root, env })).stdout;
}

test("a second run has nothing to do", async () => {
  const first = await applyMigrations(database.url);
  expect(first.length).toBeGreaterThan(0);
  await expect(applyMigrations(database.url)).resolves.toEqual([]);
});

test("two starts at once apply each migration once", async () => {
  writeMigration("1_counter", "create table counter (n int); insert into counter values (1);");
  const runs = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url, migrations)));
  expect(runs.flat()).toEqual(["1_counter"]);
  await expect(query("select n from counter")).resolves.toEqual([{ n: 1 }]);
});

test("an applied migration that was edited is refused", async () => {
  writeMigration("1_first", "create table a (id int);");
  await applyMigrations(database.url, migrations);
  writeMigration("1_first", "create table a (id bigint);");
  writeMigration("2_second", "create table b (id int);");

  await expect(applyMigrations(database.url, migrations)).rejects.toThrow(/1_first was edited/);
  await expect(query("select to_regclass('b') as b")).resolves.toEqual([{ b: null }]);
});

test("a failed migration leaves no half behind, keeps its reason and stops later starts", async () => {
  writeMigration("1_broken", "create table half (id int); select no_such_function();");
  writeMigration("2_after", "create table after_it (id int);");

  await expect(applyMigrations(database.url, migrations)).rejects.toThrow(MigrationRefusedError);
  await expect(applyMigrations(database.url, migrations)).rejects.toThrow(
    /1_broken failed .*no_such_function/,
  );
  await expect(
    query("select to_regclass('half') as half, to_regclass('after_it') as after"),
  ).resolves.toEqual([{ half: null, after: null }]);
});

test("a migration marked as rolled back is tried again", async () => {
  writeMigration("1_broken", "select no_such_function();");
  await expect(applyMigrations(database.url, migrations)).rejects.toThrow(MigrationRefusedError);
  await query("update _prisma_migrations set rolled_back_at = now()");
  writeMigration("1_broken", "select 1;");
  await expect(applyMigrations(database.url, migrations)).resolves.toEqual(["1_broken"]);
});

test("prisma migrate deploy goes on where this runner stopped", async () => {
  const [first = ""] = readdirSync(join(root, "prisma/migrations")).sort();
  cpSync(join(root, "prisma/migrations", first), join(migrations, first), { recursive: true });
  await applyMigrations(database.url, migrations);

  const deployed = await prismaMigrate("deploy");

  expect(deployed).not.toContain(first);
  await expect(prismaMigrate("status")).resolves.toContain("up to date");
  await expect(applyMigrations(database.url)).resolves.toEqual([]);
});

test("this runner accepts what prisma migrate deploy applied", async () => {
  await prismaMigrate("deploy");
  await expect(applyMigrations(database.url)).resolves.toEqual([]);
});

test("the ledger has the columns that Prisma's own engine makes", async () => {
  const columns = `select column_name, data_type, character_maximum_length, is_nullable, column_default
    from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`;
  await applyMigrations(database.url, migrations);
  const ours = await query(columns);
  await query("drop table _prisma_migrations");
  await prismaMigrate("deploy");
  await expect(query(columns)).resolves.toEqual(ours);
});

test("decisions and audit events can be added only", async () => {
  await applyMigrations(database.url);
  await expect(query('update "Decision" set action = action')).resolves.toEqual([]);
  await expect(query('truncate "Decision" cascade')).rejects.toThrow("Decision is append-only");
  await expect(query('truncate "AuditEvent"')).rejects.toThrow("AuditEvent is append-only");
});
