import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from "vitest";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { createAppClient } from "../../scripts/stand-ins/app-client.ts";
import { DESKTOP, launchBrowser, openPage, PHONE, shoot } from "../support/browser.ts";

const ORDERS = "/store/evergreen-outfitters/orders";
const SHOWN_HEIGHT = 300;

let dataDir: string;
let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  const launched = await launchBrowser();
  if (!launched) throw new Error("no Chromium on this machine: install Debian's chromium");
  browser = launched;
  dataDir = mkdtempSync(join(tmpdir(), "cx-e2e-"));
  demo = await startDemo({ dataDir, isReset: false, port: null, source: "build" });
  // The app's first visitor brings the access token that cases get their orders with.
  const { appUrl, settings } = demo;
  const dana = { shop: EVERGREEN_SHOP.domain, userId: evergreenStaff.dana.userId };
  await createAppClient({ appUrl, ...dana, ...settings }).load("/app", "routes/app._index");
  await vi.waitFor(
    async () => expect(await demo.database.escalation.count({ where: { orderName: "#EVR-1045" } })).toBe(1),
    { timeout: 40_000 },
  );
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function openOrder(number: number, viewport = DESKTOP): Promise<{ page: Page; block: FrameLocator }> {
  const page = await openPage(browser, viewport);
  onTestFailed(() => shoot(page, `failed-${Date.now()}`));
  await page.goto(`${demo.adminUrl}${ORDERS}/${6_200_000_000 + number}`);
  return { page, block: page.frameLocator("[data-block] iframe") };
}

async function blockHeight(page: Page): Promise<number> {
  return (await page.locator("[data-block] iframe").boundingBox())?.height ?? Infinity;
}

test.each([
  ["1280", DESKTOP],
  ["375", PHONE],
])(
  "at %s px the order page shows the case in the app's block, and a click opens its panel",
  async (name, size) => {
    const { page, block } = await openOrder(1045, size);
    await block.getByText(/^Alex has waited \d+ min, target 60 min$/).waitFor();
    await block.getByText("Breached", { exact: true }).waitFor();
    await block.getByText(/^Open\. /).waitFor();
    expect(await blockHeight(page)).toBeLessThan(SHOWN_HEIGHT);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.locator("[data-block]").scrollIntoViewIfNeeded();
    await shoot(page, `order-block-${name}`);

    await block.getByRole("link", { name: "Open case" }).click();
    await page.waitForURL("**/apps/cx-escalations/app/orders/6200001045");
    await page.frameLocator("#app-frame").getByRole("heading", { name: "#EVR-1045", exact: true }).waitFor();
    await page.close();
  },
);

test("an order that nobody wrote about keeps its cue, and offers to link a conversation", async () => {
  const { page, block } = await openOrder(1030);
  await block.getByText("No conversation is linked").waitFor();
  await shoot(page, "order-block-unlinked");
  await block.getByRole("link", { name: "Link a conversation" }).click();
  await page.frameLocator("#app-frame").getByRole("heading", { name: "#EVR-1030", exact: true }).waitFor();
  await page.close();
});

test("the admin link under More actions opens the same panel", async () => {
  const { page } = await openOrder(1045);
  await page.getByText("More actions").click();
  await page.getByRole("link", { name: "Open in CX Escalations" }).click();
  await page.frameLocator("#app-frame").getByRole("heading", { name: "#EVR-1045", exact: true }).waitFor();
  await page.close();
});

test("the block's request is refused without a token, and readable across origins with one", async () => {
  const address = `${demo.appUrl}/api/order-block?order=gid%3A%2F%2Fshopify%2FOrder%2F6200001045`;
  const headers = { "user-agent": "Mozilla/5.0 Chrome/142", authorization: "Bearer not.a.token" };
  expect((await fetch(address, { headers })).status).toBe(401);
  const { page, block } = await openOrder(1045);
  const answered = page.waitForResponse((response) => response.url().includes("/api/order-block"));
  await page.reload();
  await block.getByText("Breached", { exact: true }).waitFor();
  const response = await answered;
  expect(response.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "no-store",
  });
  await page.close();
});
