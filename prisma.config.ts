import { defineConfig } from "prisma/config";
import { offlineDatabase } from "./prisma/offline-database.ts";

// Prisma looks for a query engine binary even where it needs none; any existing file satisfies it.
process.env.PRISMA_QUERY_ENGINE_LIBRARY ??= process.execPath;
// The schema's datasource names it; none of the commands below connects to it.
process.env.DATABASE_URL ??= "postgresql://offline.invalid/none";

/**
 * For `prisma generate`, `validate` and `migrate diff`, without engine downloads and without a database.
 * The app itself connects through @prisma/adapter-pg, and prisma/migrate.ts applies migrations.
 */
export default defineConfig({
  schema: "prisma/schema.prisma",
  experimental: { adapter: true },
  engine: "js",
  // Its types come from another major of @prisma/driver-adapter-utils; the drift test runs the real thing.
  adapter: async () => offlineDatabase as never,
});
