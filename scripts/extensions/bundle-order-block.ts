import { build } from "vite";

const ENTRY = "extensions/order-escalation-block/src/order-block.tsx";

/** The order page's block as one module, as small as Shopify's own build makes it: the local Admin runs this. */
export async function bundleOrderBlock(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    esbuild: { jsx: "automatic", jsxImportSource: "preact" },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rollupOptions: { input: ENTRY, preserveEntrySignatures: "strict", output: { format: "es" } },
    },
  });
  // One input and no watcher give one list of files.
  const [bundle] = "output" in built ? built.output : [];
  if (!bundle) throw new Error(`the build of ${ENTRY} gave nothing`);
  return bundle.code;
}
