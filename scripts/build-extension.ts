import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { bundleOrderBlock } from "./extensions/bundle-order-block.ts";

/** For the local Admin; what goes to a real shop is built by `shopify app deploy`. */
const OUTPUT = "build/extensions/order-escalation-block.js";

const bundle = await bundleOrderBlock();
mkdirSync("build/extensions", { recursive: true });
writeFileSync(OUTPUT, bundle);
console.log(`${OUTPUT}: ${(gzipSync(bundle).byteLength / 1000).toFixed(1)} KB compressed`);
