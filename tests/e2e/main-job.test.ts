import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { DESKTOP, launchBrowser, openPage, PHONE, shoot, widthOverflow } from "../support/browser.ts";

const SHIP_UPDATE =
  "Hi Alex, thanks for flagging the delay. I've escalated this to our carrier and will email you a fresh tracking update as soon as they reply — I'll follow up within the next few hours.";

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

/** Opens the app inside the local Admin, and keeps a picture of what was there when the test fails. */
async function openApp(path: string, viewport = DESKTOP): Promise<{ page: Page; app: FrameLocator }> {
  const page = await openPage(browser, viewport);
  onTestFailed(() => shoot(page, `failed-${Date.now()}`));
  await page.goto(`${demo.adminUrl}/store/evergreen-outfitters/apps/cx-escalations${path}`);
  return { page, app: page.frameLocator("#app-frame") };
}

test("an operator finds Alex Rivera in the queue, approves the reply, and sees what became of it", async () => {
  const { page, app } = await openApp("/app");
  await expect.poll(() => app.getByRole("link", { name: "Alex" }).count(), { timeout: 40_000 }).toBe(1);
  await shoot(page, "queue-1280");
  await app.getByRole("link", { name: "Alex" }).click();

  await app.getByRole("heading", { name: "#EVR-1045", exact: true }).waitFor();
  await app.getByText("package still in transit").first().waitFor();
  await app.getByText(SHIP_UPDATE).first().waitFor();
  await shoot(page, "panel-1280");

  await app.getByRole("button", { name: "Review and send" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByLabel("Reply", { exact: true }).waitFor();
  expect(await dialog.getByLabel("Reply", { exact: true }).inputValue()).toBe(SHIP_UPDATE);
  await shoot(page, "modal-1280");
  await dialog.getByRole("button", { name: "Approve and send" }).click();
  await dialog.waitFor({ state: "detached" });

  await expect
    .poll(() => demo.database.delivery.findMany({ select: { outcome: true } }), { timeout: 30_000 })
    .toEqual([{ outcome: "accepted" }]);
  await expect
    .poll(() => demo.database.mirror.findMany({ select: { status: true, attempt: true } }), {
      timeout: 30_000,
    })
    .toEqual([{ status: "SUCCESS", attempt: 1 }]);

  // In place: the page learns it by itself.
  await app.getByText("Sent", { exact: true }).first().waitFor();
  await app
    .getByText(/Mirrored/)
    .first()
    .waitFor();
  await shoot(page, "panel-after-1280");
  await page.goto(`${demo.adminUrl}/store/evergreen-outfitters/apps/cx-escalations/app/decisions`);
  await app.getByText("approve_send").first().waitFor();
  await shoot(page, "decisions-1280");
  await page.close();
});

test.each(["/app", "/app/orders/6200001071", "/app/decisions"])("%s fits a phone", async (path) => {
  const { page, app } = await openApp(path, PHONE);
  await app.getByRole("heading", { level: 1 }).first().waitFor();
  await app.locator("[aria-busy=true]").waitFor({ state: "detached" });
  await shoot(page, `phone${path.replaceAll("/", "-")}`);
  expect(await widthOverflow(page)).toBe(0);
  await page.close();
});
