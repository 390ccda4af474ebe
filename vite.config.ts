import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  // Types loaders and actions as they come through turbo-stream: promises, dates and maps included.
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { assetsInlineLimit: 0 },
  optimizeDeps: {
    // Named beforehand: found while a page loads, they would be bundled anew under its feet, with React there twice.
    include: [
      "@remix-run/node",
      "@shopify/app-bridge-react",
      "@shopify/polaris",
      "@shopify/polaris-icons",
      "@shopify/shopify-app-remix/react",
      // Its error boundary is drawn in the browser too.
      "@shopify/shopify-app-remix/server",
      "zod",
    ],
    // Imported by routes for the server's half alone, which the browser never gets.
    exclude: [
      "@prisma/adapter-pg",
      "@prisma/client",
      "@shopify/shopify-api",
      "@shopify/shopify-app-remix/adapters/node",
      "@shopify/shopify-app-session-storage-prisma",
      "@supabase/supabase-js",
      "canonicalize",
    ],
  },
});
