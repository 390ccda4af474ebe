import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { createAppClient, type AppClient } from "../../scripts/stand-ins/app-client.ts";
import { DESKTOP, launchBrowser, openPage, PHONE, shoot, widthOverflow } from "../support/browser.ts";

const FIVE_SECONDS = 5_000;

let dataDir: string;
let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  const launched = await launchBrowser();
  if (!launched) throw new Error("no Chromium on this machine: install Debian's chromium");
  browser = launched;
  dataDir = mkdtempSync(join(tmpdir(), "cx-e2e-"));
  demo = await startDemo({ dataDir, isReset: false, port: null, source: "build" });
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function openApp(path: string, viewport = DESKTOP): Promise<{ page: Page; app: FrameLocator }> {
  const page = await openPage(browser, viewport);
  onTestFailed(() => shoot(page, `failed-${Date.now()}`));
  await page.goto(`${demo.adminUrl}/store/evergreen-outfitters/apps/cx-escalations${path}`);
  return { page, app: page.frameLocator("#app-frame") };
}

function signedInAs({ userId }: { userId: string }): AppClient {
  return createAppClient({ appUrl: demo.appUrl, shop: EVERGREEN_SHOP.domain, userId, ...demo.settings });
}

test("a manager changes a threshold and a switch with Shopify's save bar; an open page follows within 5 s", async () => {
  const queue = await openApp("/app");
  const approvals = queue.app
    .getByRole("group", { name: "Health" })
    .getByText("Modal approvals")
    .locator("..");
  await approvals.getByText("On").waitFor({ timeout: 60_000 });
  const { page, app } = await openApp("/app/settings");
  const over = app.getByLabel("Only a manager approves a refund over");
  await over.waitFor();
  await app.getByText("Chatwoot agent Priya Shah, by e-mail").waitFor();
  await shoot(page, "settings-1280");

  await over.fill("100");
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByText("Enter at least the escalation threshold.").waitFor();
  expect(await over.getAttribute("aria-invalid")).toBe("true");
  await shoot(page, "settings-refused-1280");

  await over.fill("600");
  await app.getByLabel(/FEATURE_MODAL_APPROVALS/).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Settings saved").waitFor();
  await approvals.getByText("Off").waitFor({ timeout: FIVE_SECONDS });
  await page.getByRole("button", { name: "Save" }).waitFor({ state: "detached" });
  expect(await over.inputValue()).toBe("600.00");

  await over.fill("700");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => over.inputValue()).toBe("600.00");
});

test("the test of a connection says what fails, and on a phone nothing is cut off", async () => {
  const { page, app } = await openApp("/app/settings", PHONE);
  await app.getByRole("button", { name: "Test Chatwoot" }).click();
  await app.getByText(/^Chatwoot answers/).waitFor();
  await app.getByLabel("Access token").fill("wrong");
  await app.getByRole("button", { name: "Test Chatwoot" }).click();
  await app.getByText("The token is refused").waitFor();
  await app.getByRole("button", { name: "Test Supabase" }).click();
  await app.getByText(/^Supabase answers/).waitFor();
  expect(await widthOverflow(page)).toBe(0);
  await shoot(page, "settings-375");
});

test("whoever is no manager is told so by the page, and refused by the server", async () => {
  const leo = signedInAs(evergreenStaff.leo);
  expect(await leo.load("/app/settings", "routes/app.settings")).toMatchObject({
    settings: { mayManage: false, managers: ["Dana Whitfield", "Marta Bell"] },
  });
  const form = { intent: "save", [`people.${evergreenStaff.leo.userId}`]: "manager" };
  expect(await leo.submit("/app/settings", form)).toMatchObject({
    saved: [],
    sentence: "Only a manager changes settings.",
  });
});
