import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "../../scripts/platform/prepare-database.ts";
import { startPostgres } from "../../scripts/platform/postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's own PostgreSQL; `templateDatabase` holds every migration and no rows. */
    postgres: { serverUrl: string; templateDatabase: string };
  }
}

// The data is thrown away with the run, so nothing is waited for on disk.
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" };
const TEMPLATE = "template_app";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "cx-tests-"));
  const postgres = await startPostgres({ dataDir, settings: SETTINGS });
  const templateUrl = await postgres.ensureDatabase(TEMPLATE);
  await prepareDatabase(templateUrl);
  project.provide("postgres", { serverUrl: postgres.url("postgres"), templateDatabase: TEMPLATE });
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
