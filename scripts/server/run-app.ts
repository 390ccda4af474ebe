import { createRequestHandler, type RequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type Express } from "express";
import { getEnv } from "../../app/env.server.ts";
import { createLogger, type Logger } from "../../app/lib/logger.server.ts";
import { ensureDatabaseUrl } from "../platform/database-url.ts";
import { prepareDatabase } from "../platform/prepare-database.ts";
import { checkConfiguration, exitOn } from "./configuration.ts";

type Build = Parameters<typeof createRequestHandler>[0]["build"];

/** Where the pages come from: a build on disk, or Vite while somebody works on them. */
export interface AppSource {
  readonly build: Build;
  addAssets(app: Express): void;
}

/** Starts the app as the environment describes it, with a worker inside unless WORKER=0, and ends the process on failure. */
export function runApp(loadSource: () => Promise<AppSource>): void {
  start(loadSource).catch(exitOn);
}

async function start(loadSource: () => Promise<AppSource>): Promise<void> {
  checkConfiguration();
  await ensureDatabaseUrl();
  const env = getEnv();
  const logger = createLogger(env.LOG_LEVEL);
  await prepareDatabase(env.DATABASE_URL);
  const app = createApp(await loadSource(), logger);
  // Loaded now: what it imports reads the environment at once.
  const { startWorker } = await import("../../app/jobs/worker.server.ts");
  const worker = env.WORKER ? await startWorker(logger) : null;
  const server = app.listen(env.PORT, env.HOST, () => logger.info({ port: env.PORT }, "ready"));
  let isStopping = false;
  const stop = async () => {
    // A terminal's Ctrl+C and whoever started us may both ask.
    if (isStopping) return;
    isStopping = true;
    server.close();
    server.closeIdleConnections();
    await worker?.stop();
    process.exit(0);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function createApp(source: AppSource, logger: Logger): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(compression());
  app.use(logRequests(logger));
  source.addAssets(app);
  app.all("*", createRequestHandler({ build: source.build }));
  return app;
}

/** The path only: a query string of Shopify's carries an id_token. */
function logRequests(logger: Logger): RequestHandler {
  return async (request, response, next) => {
    const started = performance.now();
    response.on("finish", () => {
      const durationMs = Math.round(performance.now() - started);
      logger.debug({ method: request.method, path: request.path, status: response.statusCode, durationMs });
    });
    next();
  };
}
