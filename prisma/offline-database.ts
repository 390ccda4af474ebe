import { PGlite, type Results } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";

/** Takes a script of several statements where it has no parameters, as a PostgreSQL server does. */
class ScriptablePGlite extends PGlite {
  override async query<T>(...[sql, parameters, options]: Parameters<PGlite["query"]>) {
    if (parameters !== undefined && parameters.length > 0) return super.query<T>(sql, parameters, options);
    const results: Results[] = await this.exec(sql, options);
    return (results.at(-1) ?? { rows: [], fields: [] }) as Results<T>;
  }
}

/**
 * PostgreSQL in memory for Prisma's command line, as a driver adapter. It must stay in memory: `migrate diff
 * --from-migrations` applies the migrations to whatever it is given.
 */
export const offlineDatabase = {
  provider: "postgres",
  adapterName: "pglite in memory",
  connect: openDatabase,
  connectToShadowDb: openDatabase,
} as const;

const opened: PGlite[] = [];

async function openDatabase() {
  const client = new ScriptablePGlite();
  opened.push(client);
  const adapter = await new PrismaPGlite(client).connect();
  adapter.dispose = closeAll;
  return adapter;
}

/** Prisma disposes of the shadow database alone; an open one keeps the process alive for another ten seconds. */
async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((client) => client.close()));
}
