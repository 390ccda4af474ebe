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
 * PostgreSQL in memory for Prisma's command line. It must stay in memory: `migrate diff --from-migrations` applies
 * the migrations to whatever it is given.
 */
export class OfflineDatabase extends PrismaPGlite {
  constructor() {
    super(new ScriptablePGlite());
  }

  override connectToShadowDb() {
    return new PrismaPGlite(new ScriptablePGlite()).connect();
  }
}
