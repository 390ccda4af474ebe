import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { assetsInlineLimit: 0 },
  ssr: {
    // Polaris ships JSON imports that Node refuses without an attribute.
    noExternal: ["@shopify/polaris"],
  },
});
