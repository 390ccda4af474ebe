import { serveDemo } from "./demo/serve-demo.ts";

/** The demo with the app from its sources: a saved file is on the page at once. */
await serveDemo({ source: "vite" });
