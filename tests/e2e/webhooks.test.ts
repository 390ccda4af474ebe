import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startDemo, type RunningDemo } from "../../scripts/demo/start-demo.ts";
import { DESKTOP, launchBrowser, openPage, shoot } from "../support/browser.ts";

/** Emma Lind's: resolved long ago, and in nobody's queue. */
const CONVERSATION = 1175;

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

test("what a customer writes in Chatwoot is in the open queue by itself, ahead of the poller", async () => {
  const page = await openPage(browser, DESKTOP);
  await page.goto(`${demo.adminUrl}/store/evergreen-outfitters/apps/cx-escalations/app`);
  const app = page.frameLocator("#app-frame");
  const webhooks = app.getByRole("group", { name: "Health" }).getByText("Webhooks").locator("..");
  await webhooks.getByText("Silent").waitFor({ timeout: 60_000 });
  // The poller's first run, which found the seeded cases.
  await app.getByRole("link", { name: "Alex" }).waitFor({ timeout: 40_000 });
  expect(await app.getByRole("link", { name: "Emma" }).count()).toBe(0);

  // Just after one of the poller's runs, so that the next one is far off.
  const before = await vi.waitFor(
    async () => {
      const at = await nextPollAt();
      expect(at - Date.now()).toBeGreaterThan(16_000);
      return at;
    },
    { timeout: 25_000, interval: 200 },
  );
  const content = "Please refund my order, it never arrived.";
  await demo.chatwoot?.addCustomerMessage({ conversationId: CONVERSATION, content });
  await app.getByRole("link", { name: "Emma" }).waitFor({ timeout: 15_000 });
  expect(await nextPollAt()).toBe(before);
  await webhooks.getByText(/^Last \d+ s ago$/).waitFor();
  await shoot(page, "queue-after-webhook-1280");

  await expect
    .poll(() => demo.database.inboxEvent.count({ where: { processedAt: null } }), { timeout: 15_000 })
    .toBe(0);
  const events = await demo.database.inboxEvent.findMany();
  expect(events.map(({ subjectId }) => subjectId)).toContain(String(CONVERSATION));
  expect(JSON.stringify(events)).not.toContain("refund my order");
  await page.close();
});

async function nextPollAt(): Promise<number> {
  const [job] = await demo.database.$queryRaw<{ run_at: Date }[]>`
    select run_at from graphile_worker.jobs where task_identifier = 'sync-conversations'`;
  return job?.run_at.getTime() ?? 0;
}
