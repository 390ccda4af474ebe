import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleOrderBlock } from "./bundle-order-block.ts";

test("the order page's block is under 40 KB compressed; Shopify takes 64", { timeout: 30_000 }, async () => {
  const bundle = await bundleOrderBlock();
  expect(bundle).toContain("/api/order-block");
  expect(gzipSync(bundle).byteLength).toBeLessThan(40_000);
});
