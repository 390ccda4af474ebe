import { readFile } from "node:fs/promises";
import type { AdminOptions, AdminOrder, AdminStaff } from "./admin-model.ts";
import { APP_NAME, legacyId } from "./admin-model.ts";
import { adminPage, appPath, storePath } from "./admin-shell.ts";
import type { Shell } from "./admin-shell.ts";
import { appContent } from "./app-page.ts";
import { extensionBundle, extensionFrame } from "./extension-frame.ts";
import { html, htmlResponse } from "./html.ts";
import { idToken } from "./id-token.ts";
import { orderContent, orderListContent } from "./order-pages.ts";

const ASSETS = new URL("./assets/", import.meta.url);
const BRIDGE_PARTS = ["channel.js", "session.js", "elements.js", "modal.js", "api.js", "history.js"];
const STAFF_COOKIE = "local_admin_staff";
const TYPES: Readonly<Record<string, string>> = { css: "text/css", js: "text/javascript" };

/** The local Admin as a `(Request) => Promise<Response>`: pages, assets, App Bridge and ID tokens. */
export function createAdminRoutes(options: AdminOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, hostname, searchParams } = new URL(request.url);
    // Another name for this address would be a page elsewhere that wants our tokens.
    if (!["localhost", "127.0.0.1"].includes(hostname)) return notThere();
    if (pathname === "/app-bridge.js") return appBridge();
    if (pathname.startsWith("/assets/")) return asset(pathname.slice("/assets/".length));
    if (pathname === "/extension-frame") return extensionFrame(options, searchParams.get("order") ?? "");
    if (pathname.startsWith("/extensions/")) return (await extensionBundle(pathname)) ?? notThere();
    if (pathname === "/session/token") return sessionToken(options, request);
    if (pathname === "/session/staff" && request.method === "POST") return chooseStaff(options, request);
    return page(options, request);
  };
}

async function page(options: AdminOptions, request: Request): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  const orders = (await options.orders()).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const person = actingPerson(options, request);
  const orderCount = orders.filter((order) => order.displayFulfillmentStatus !== "FULFILLED").length;
  const shell = { options, person, returnTo: pathname + search, orderCount };
  const home = `${storePath(options)}/orders`;
  if (["/", storePath(options), `${storePath(options)}/`].includes(pathname)) return redirect(home);
  if (pathname === home)
    return orderList({ ...shell, section: "orders" }, orders, searchParams.get("query") ?? "");
  if (pathname.startsWith(`${home}/`)) {
    return orderPage({ ...shell, section: "orders" }, orders, pathname.slice(home.length + 1));
  }
  const app = appPath(options);
  if (pathname === app || pathname.startsWith(`${app}/`)) {
    const content = await appContent(options, person, pathname.slice(app.length) || "/app", search);
    return htmlResponse(adminPage({ ...shell, section: "app" }, APP_NAME, content, "app-frame.js"));
  }
  return notFound({ ...shell, section: "orders" });
}

function orderList(shell: Shell, orders: readonly AdminOrder[], search: string): Response {
  const wanted = search.trim().toLowerCase();
  const found = orders.filter((order) =>
    [order.name, order.customer?.displayName, order.email].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  );
  const content = orderListContent(shell.options, wanted === "" ? orders : found, search.trim());
  return htmlResponse(adminPage({ ...shell, search }, "Orders", content));
}

function orderPage(shell: Shell, orders: readonly AdminOrder[], id: string): Response {
  const order = orders.find((candidate) => legacyId(candidate.id) === id);
  if (!order) return notFound(shell);
  return htmlResponse(adminPage(shell, order.name, orderContent(shell.options, order)));
}

function notFound(shell: Shell): Response {
  const content = html`<div class="page">
    <h1>There is no such page here</h1>
    <p><a href="${storePath(shell.options)}/orders">Go to the orders</a></p>
  </div>`;
  return htmlResponse(adminPage(shell, "Not found", content), 404);
}

/** For App Bridge, by way of the page around the app: only this page itself may ask. */
async function sessionToken(options: AdminOptions, request: Request): Promise<Response> {
  if (request.headers.get("sec-fetch-site") === "cross-site")
    return new Response("Forbidden", { status: 403 });
  const { shop, apiKey, apiSecret, now } = options;
  const { userId } = actingPerson(options, request);
  const token = await idToken({ shop: shop.domain, userId, apiKey, apiSecret, ...(now && { now: now() }) });
  return Response.json({ token }, { headers: { "cache-control": "no-store" } });
}

async function chooseStaff(options: AdminOptions, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const chosen = options.staff.find(({ userId }) => userId === form.get("userId"));
  const returnTo = form.get("returnTo") ?? "/";
  // A path of ours, never "//elsewhere".
  const response = redirect(/^\/(?!\/)/.test(returnTo) ? returnTo : "/");
  if (chosen) {
    response.headers.append("set-cookie", `${STAFF_COOKIE}=${chosen.userId}; Path=/; HttpOnly; SameSite=Lax`);
  }
  return response;
}

function actingPerson({ staff }: AdminOptions, request: Request): AdminStaff {
  const cookie = request.headers.get("cookie") ?? "";
  const chosen = new RegExp(`(?:^|; )${STAFF_COOKIE}=(\\d+)`).exec(cookie)?.[1];
  const person = staff.find(({ userId }) => userId === chosen) ?? staff[0];
  if (!person) throw new Error("the local Admin needs at least one staff member");
  return person;
}

async function appBridge(): Promise<Response> {
  const parts = await Promise.all(
    BRIDGE_PARTS.map((name) => readFile(new URL(`bridge/${name}`, ASSETS), "utf8")),
  );
  return new Response(parts.join("\n"), {
    headers: {
      "content-type": "text/javascript",
      "access-control-allow-origin": "*",
      "cache-control": "no-cache",
    },
  });
}

async function asset(name: string): Promise<Response> {
  const extension = /^[a-z-]+\.(css|js)$/.exec(name)?.[1];
  if (!extension) return notThere();
  const text = await readFile(new URL(name, ASSETS), "utf8").catch(() => null);
  if (text === null) return notThere();
  const type = TYPES[extension] ?? "text/plain";
  return new Response(text, {
    headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache" },
  });
}

function notThere(): Response {
  return new Response("Not found", { status: 404 });
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
