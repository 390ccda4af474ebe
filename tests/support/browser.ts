import { existsSync, mkdirSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { BROWSER_USER_AGENT } from "../../scripts/stand-ins/shopify/id-token.ts";

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 812 };
const SHOTS = "artifacts/screenshots";

/** A system Chromium or the one Playwright fetched, without flags of its own; null where the machine has neither. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome", chromium.executablePath()].find(
    (path) => existsSync(path),
  );
  if (!executablePath) return null;
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
}

export async function openPage(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    // The library answers 410 to what calls itself headless.
    userAgent: BROWSER_USER_AGENT,
    timezoneId: "America/Toronto",
    locale: "en-US",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

/** Nothing may be reachable only by scrolling sideways. */
export async function widthOverflow(page: Page): Promise<number> {
  const frame = page.frame({ name: "app-iframe" }) ?? page.mainFrame();
  return frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
