import { readFile } from "node:fs/promises";
import type { AdminOptions } from "./admin-model.ts";
import { APP_NAME } from "./admin-model.ts";
import { appPath } from "./admin-shell.ts";
import { html, htmlResponse } from "./html.ts";
import type { Html } from "./html.ts";

const ROOT = new URL("../../../", import.meta.url);
const BUNDLE = new URL("build/extensions/order-escalation-block.js", ROOT);
const LOCALE = new URL("extensions/order-escalation-block/locales/en.default.json", ROOT);
const BUNDLE_PATH = "/extensions/order-escalation-block.js";

/** The place of the app's block on an order page. A frame of its own, as in the Admin: it draws into its own body. */
export function blockFrame(orderId: string): Html {
  const source = `/extension-frame?order=${encodeURIComponent(orderId)}`;
  return html`<iframe class="block" title="${APP_NAME} block" src="${source}"></iframe>`;
}

/** What the frame shows: `extension-frame.js` gives the bundle Shopify's globals, then starts it. */
export async function extensionFrame(options: AdminOptions, orderId: string): Promise<Response> {
  return htmlResponse(
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${APP_NAME} block</title>
        <link rel="stylesheet" href="/assets/extension.css" />
        <script type="module" src="/assets/extension-frame.js"></script>
      </head>
      <body
        data-order-id="${orderId}"
        data-app-origin="${options.appOrigin}"
        data-app-path="${appPath(options)}"
        data-bundle="${BUNDLE_PATH}"
        data-words="${await readFile(LOCALE, "utf8")}"
      ></body>
    </html>`,
  );
}

/** The extension as it was built; null for any other path. */
export async function extensionBundle(pathname: string): Promise<Response | null> {
  if (pathname !== BUNDLE_PATH) return null;
  const code = await readFile(BUNDLE, "utf8").catch(() => null);
  if (code === null) return new Response("Build it first: node scripts/build-extension.ts", { status: 404 });
  return new Response(code, { headers: { "content-type": "text/javascript", "cache-control": "no-cache" } });
}
