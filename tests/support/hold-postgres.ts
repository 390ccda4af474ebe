import { startPostgres } from "../../scripts/platform/postgres.ts";

// A start of its own, for tests that kill it: `node hold-postgres.ts DATA_DIR` prints one line and stays.
const [dataDir = ""] = process.argv.slice(2);
const postgres = await startPostgres({ dataDir });
process.once("SIGTERM", () => {
  void postgres.stop().then(() => process.exit(0));
});
setInterval(() => undefined, 60_000);
process.stdout.write(`${JSON.stringify({ port: postgres.port, recovered: postgres.recovered })}\n`);
