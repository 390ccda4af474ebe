import type { AdminOptions, AdminStaff } from "./admin-model.ts";
import { APP_NAME } from "./admin-model.ts";
import { appPath } from "./admin-shell.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { hostParameter, idToken } from "./id-token.ts";

/** The app in its frame. What it says over App Bridge appears in the bar above it (`app-frame.js`). */
export async function appContent(
  options: AdminOptions,
  person: AdminStaff,
  path: string,
  query: string,
): Promise<Html> {
  const source = await frameAddress(options, person, path, query);
  return html`<div class="app" data-app-origin="${options.appOrigin}" data-app-path="${appPath(options)}">
    <div class="titlebar" id="titlebar"><span class="titlebar-app">${APP_NAME}</span></div>
    <div class="loadingbar" id="loadingbar" hidden></div>
    <iframe
      id="app-frame"
      name="app-iframe"
      title="${APP_NAME}"
      src="${source}"
      allow="clipboard-write"
    ></iframe>
  </div>`;
}

/** Shopify's parameters on the app's own address; a fresh ID token saves the app a bounce. */
async function frameAddress(
  { appOrigin, shop, apiKey, apiSecret, now }: AdminOptions,
  { userId }: AdminStaff,
  path: string,
  query: string,
): Promise<string> {
  const address = new URL(path, appOrigin);
  const instant = now?.() ?? new Date();
  const own = {
    embedded: "1",
    shop: shop.domain,
    host: hostParameter(shop.domain),
    locale: "en",
    timestamp: String(Math.floor(instant.getTime() / 1000)),
    id_token: await idToken({ shop: shop.domain, userId, apiKey, apiSecret, now: instant }),
  };
  address.search = new URLSearchParams([...new URLSearchParams(query), ...Object.entries(own)]).toString();
  return address.href;
}
