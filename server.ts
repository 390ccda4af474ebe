import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { runApp } from "./scripts/server/run-app.ts";

const BUILD = new URL("./build/server/index.js", import.meta.url);

process.env.NODE_ENV ??= "production";

/** The production server. */
runApp(async () => ({
  build: (await import(BUILD.href)) as ServerBuild,
  addAssets(app) {
    app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
    app.use(express.static("build/client", { maxAge: "1h" }));
  },
}));
