import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { z } from "zod";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { createAppClient } from "../../scripts/stand-ins/app-client.ts";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { DESKTOP, launchBrowser, openPage, PHONE, shoot, widthOverflow } from "../support/browser.ts";

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

async function openReview(viewport = DESKTOP) {
  const page = await openPage(browser, viewport);
  onTestFailed(() => shoot(page, `failed-${Date.now()}`));
  await page.goto(`${demo.adminUrl}/store/evergreen-outfitters/apps/cx-escalations/app/orders/6200001045`);
  const app = page.frameLocator("#app-frame");
  await app.getByRole("button", { name: "Review and send" }).first().click();
  const dialog = app.getByRole("dialog");
  const reply = dialog.getByLabel("Reply", { exact: true });
  await reply.waitFor();
  return { page, dialog, reply, send: dialog.getByRole("button", { name: "Approve and send" }) };
}

function selectionOf(reply: Locator): Promise<string> {
  return reply.evaluate((field) => {
    if (!(field instanceof HTMLTextAreaElement)) return "";
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
}

test("what may not be sent is named as it is typed, and the button says why it is off", async () => {
  const { page, dialog, reply, send } = await openReview();
  const shown = await reply.inputValue();
  await reply.fill(`${shown} See https://evil.example/x for more.`);
  await dialog.getByText("leads outside the allowed hosts").waitFor();
  await dialog.getByText("The text has something that cannot be sent").waitFor();
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByRole("button", { name: "https://evil.example/x" }).click();
  expect(await selectionOf(reply)).toBe("https://evil.example/x");
  await shoot(page, "modal-blocked-1280");
  await page.close();
});

const panelSchema = z.object({ reply: z.object({ seen: z.string(), suggested: z.string() }) });

test.each([
  ["/app/orders/6200001045", "routes/app.orders.$orderId"],
  ["/app/conversations/1207", "routes/app.conversations.$id"],
])("a form posted past the page to %s is judged on the server", async (path, route) => {
  const { userId } = evergreenStaff.dana;
  const { appUrl, settings } = demo;
  const client = createAppClient({ appUrl, shop: EVERGREEN_SHOP.domain, userId, ...settings });
  const loaded = (await client.load(path, route)) as { panel: Promise<unknown> };
  const { seen, suggested } = panelSchema.parse(await loaded.panel).reply;
  for (const template of [suggested, ""]) {
    const form = { intent: "approve", seen, template, reason: "They insist on it" };
    const blocked = "We'll refund $800 to your card, see https://evil.example/x.";
    expect(await client.submit(path, { ...form, text: blocked })).toMatchObject({ ok: false, field: "text" });
    const warned = { ...form, text: "Our phone line is open until 6 PM today, please call us.", reason: "" };
    expect(await client.submit(path, warned)).toMatchObject({ ok: false, field: "reason" });
  }
  expect(await demo.database.decision.count()).toBe(0);
});

test("the review with its findings fits a phone", async () => {
  const { page, dialog, reply } = await openReview(PHONE);
  await reply.fill(`${await reply.inputValue()} Our phone line is open until 6 PM today.`);
  await dialog.getByText("matches no fact on this order").waitFor();
  await shoot(page, "modal-warned-375");
  expect(await widthOverflow(page)).toBe(0);
  await page.close();
});

test("what no fact supports is sent with a reason, and the reason is kept with the decision", async () => {
  const { page, dialog, reply, send } = await openReview();
  const shown = await reply.inputValue();
  await reply.fill(`${shown.replace("our carrier", "UPS")} Our phone line is open until 6 PM today.`);
  await dialog.getByRole("button", { name: "6 PM today" }).click();
  expect(await selectionOf(reply)).toBe("6 PM today");
  await dialog.getByRole("heading", { name: "Your changes to the template" }).waitFor();
  await send.click();
  await dialog.getByText("Say why, in three characters or more.").waitFor();
  expect(await demo.database.decision.count()).toBe(0);
  await dialog.getByLabel("Reason, kept with the decision").fill("Phone hours from our contact page");
  await dialog.getByText("Nothing blocks sending.").waitFor();
  await shoot(page, "modal-warned-1280");
  await send.click();
  await dialog.waitFor({ state: "detached" });
  await expect
    .poll(() => demo.database.decisionText.findMany({ select: { reason: true } }))
    .toEqual([{ reason: "Phone hours from our contact page" }]);
  await page.close();
});
