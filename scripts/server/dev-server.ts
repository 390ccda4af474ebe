import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { runApp } from "./run-app.ts";

/** The app from its sources, with hot reload: what `npm run dev` puts behind the local Admin. */
runApp(async () => {
  const vite = await createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    addAssets: (app) => void app.use(vite.middlewares),
  };
});
