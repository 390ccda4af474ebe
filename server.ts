import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { ConfigurationError, getEnv } from "./app/env.server.ts";
import { startWorker } from "./app/jobs/worker.server.ts";
import { createLogger } from "./app/lib/logger.server.ts";
import { ensureDatabaseUrl } from "./scripts/platform/database-url.ts";
import { prepareDatabase } from "./scripts/platform/prepare-database.ts";

const BUILD = new URL("./build/server/index.js", import.meta.url);

/** The production server, with a worker inside unless WORKER=0. */
async function main() {
  process.env.NODE_ENV ??= "production";
  if (existsSync(".env")) process.loadEnvFile(".env");
  await ensureDatabaseUrl();
  const env = getEnv();
  const logger = createLogger(env.LOG_LEVEL);
  await prepareDatabase(env.DATABASE_URL);
  const build = (await import(BUILD.href)) as ServerBuild;
  const worker = env.WORKER ? await startWorker(logger) : null;

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(compression());
  // The path only: a query string of Shopify's carries an id_token.
  app.use((request, response, next) => {
    const started = performance.now();
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - started);
      logger.debug({ method: request.method, path: request.path, status: response.statusCode, durationMs });
    });
    next();
  });
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.all("*", createRequestHandler({ build }));
  const server = app.listen(env.PORT, env.HOST, () => logger.info({ port: env.PORT }, "ready"));

  const stop = async () => {
    server.close();
    server.closeIdleConnections();
    await worker?.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main().catch((error: unknown) => {
    console.error(error instanceof ConfigurationError ? error.message : error);
    process.exit(1);
  });
}
