import { createServer } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { jwtVerify } from "jose";
import { afterEach, describe, expect, test } from "vitest";
import { evergreenOrders } from "../../../prisma/seed-data/orders.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "../../../prisma/seed-data/people.ts";
import { listenOnLoopback, serveOnLoopback } from "../http-server.ts";
import type { LoopbackServer } from "../http-server.ts";
import { createAdminRoutes } from "./admin-routes.ts";
import { APP_BRIDGE_URL, replaceText, startReverseProxy } from "./reverse-proxy.ts";

const APP_ORIGIN = "http://localhost:4001";
const STORE = "/store/evergreen-outfitters";
const SECRET = "test-secret";
const now = new Date("2026-11-23T15:42:00.000Z");

const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const routes = createAdminRoutes({
  shop: EVERGREEN_SHOP,
  staff: Object.values(evergreenStaff),
  orders: async () => evergreenOrders(now),
  apiKey: "key",
  apiSecret: SECRET,
  appOrigin: APP_ORIGIN,
  now: () => now,
});

async function open(path: string, init: RequestInit = {}) {
  const response = await routes(new Request(`http://localhost:4000${path}`, init));
  return { response, body: await response.text() };
}

async function frameSource(path: string, init: RequestInit = {}): Promise<URL> {
  const { body } = await open(path, init);
  const source = /<iframe[^>]*src="([^"]+)"/.exec(body)?.[1] ?? "";
  return new URL(source.replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))));
}

describe("pages", () => {
  test("the list shows all orders, and a search those that match", async () => {
    expect((await open(`${STORE}/orders`)).body.match(/<th scope="row">/g)).toHaveLength(40);
    const found = await open(`${STORE}/orders?query=okafor`);
    expect(found.body.match(/<th scope="row">/g)).toHaveLength(2);
  });

  test("what is searched is escaped", async () => {
    const { body } = await open(`${STORE}/orders?query=${encodeURIComponent('"><script>x</script>')}`);
    expect(body).not.toContain("<script>x");
  });

  test("an order page keeps a place for the app's block", async () => {
    const { body } = await open(`${STORE}/orders/6200001045`);
    expect(body).toContain('data-target="admin.order-details.block.render"');
    expect(body).toContain('data-order-id="gid://shopify/Order/6200001045"');
    expect(body).toContain('src="/extension-frame?order=gid%3A%2F%2Fshopify%2FOrder%2F6200001045"');
  });

  test("an order page has the app's admin link, with the order as Shopify appends it", async () => {
    const { body } = await open(`${STORE}/orders/6200001045`);
    expect(body).toContain(`${STORE}/apps/cx-escalations/app/orders/open?id=6200001045`);
  });

  test("the Admin's address is the app's path: a reload comes back to it", async () => {
    const source = await frameSource(`${STORE}/apps/cx-escalations/app/orders/6200001045?mock=1`);
    expect(source.origin + source.pathname).toBe(`${APP_ORIGIN}/app/orders/6200001045`);
    expect(source.searchParams.get("mock")).toBe("1");
    expect(source.searchParams.get("shop")).toBe(EVERGREEN_SHOP.domain);
    const host = Buffer.from(source.searchParams.get("host") ?? "", "base64").toString();
    expect(host).toBe("admin.shopify.com/store/evergreen-outfitters");
  });

  test("an unknown page or order is not found", async () => {
    expect((await open("/nowhere")).response.status).toBe(404);
    expect((await open(`${STORE}/orders/1`)).response.status).toBe(404);
    expect((await open("/assets/../admin-routes.ts")).response.status).toBe(404);
  });

  test("under another host name nothing is served", async () => {
    const response = await routes(new Request("http://evil.example/session/token"));
    expect(response.status).toBe(404);
  });
});

describe("the acting person", () => {
  test("the first is the account owner; another is chosen and signs from then on", async () => {
    const subjectOf = async (init: RequestInit) => {
      const { token } = JSON.parse((await open("/session/token", init)).body) as { token: string };
      const key = new TextEncoder().encode(SECRET);
      return (await jwtVerify(token, key, { audience: "key", currentDate: now })).payload.sub;
    };
    expect(await subjectOf({})).toBe(evergreenStaff.dana.userId);
    const body = new URLSearchParams({ userId: evergreenStaff.sam.userId, returnTo: `${STORE}/orders` });
    const { response } = await open("/session/staff", { method: "POST", body });
    expect(response.headers.get("location")).toBe(`${STORE}/orders`);
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(await subjectOf({ headers: { cookie } })).toBe(evergreenStaff.sam.userId);
  });

  test("the way back never leads elsewhere", async () => {
    const body = new URLSearchParams({ userId: evergreenStaff.sam.userId, returnTo: "//evil.example" });
    const { response } = await open("/session/staff", { method: "POST", body });
    expect(response.headers.get("location")).toBe("/");
  });

  test("a page of another site gets no token", async () => {
    const { response } = await open("/session/token", { headers: { "sec-fetch-site": "cross-site" } });
    expect(response.status).toBe(403);
  });
});

describe("the reverse proxy", () => {
  test("lets the Admin frame the app, swaps App Bridge, and leaves the rest alone", async () => {
    const app = await serveOnLoopback(
      async (request) =>
        new Response(`<script src="${APP_BRIDGE_URL}"></script> ${await request.text()} é`, {
          headers: {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": "frame-ancestors https://admin.shopify.com;",
            link: `<${APP_BRIDGE_URL}>; rel="preload"`,
            "x-own": request.headers.get("host") ?? "",
          },
        }),
      0,
    );
    const proxy = await startReverseProxy({
      port: 0,
      target: `http://127.0.0.1:${app.port}`,
      adminOrigin: "http://localhost:4000",
    });
    servers.push(app, proxy);
    const response = await fetch(`http://127.0.0.1:${proxy.port}/app?x=1`, { method: "POST", body: "sent" });
    expect(response.headers.get("content-security-policy")).toBe(
      "frame-ancestors http://localhost:4000 https://admin.shopify.com;",
    );
    expect(response.headers.get("link")).toBe('<http://localhost:4000/app-bridge.js>; rel="preload"');
    expect(response.headers.get("x-own")).toBe(`127.0.0.1:${proxy.port}`);
    expect(await response.text()).toBe('<script src="http://localhost:4000/app-bridge.js"></script> sent é');
  });

  test("a text cut by a chunk is replaced, and nothing is held back longer than needed", async () => {
    const chunks = ["a need", "leneedle", " b ne", "ed"].map((chunk) => Buffer.from(chunk));
    expect(await text(Readable.from(chunks).pipe(replaceText("needle", "X")))).toBe("a XX b need");
  });

  test("an app that does not answer is a readable 502", async () => {
    const closed = await listenOnLoopback(createServer(), 0);
    await closed.close();
    const target = `http://127.0.0.1:${closed.port}`;
    const proxy = await startReverseProxy({ port: 0, target, adminOrigin: "http://localhost:4000" });
    servers.push(proxy);
    expect((await fetch(`http://127.0.0.1:${proxy.port}/`)).status).toBe(502);
  });
});

test("App Bridge is one script that can be parsed", async () => {
  const { body } = await open("/app-bridge.js");
  expect(() => new Function(body)).not.toThrow();
  for (const name of ["ui-title-bar", "ui-nav-menu", "ui-save-bar", "ui-modal"]) expect(body).toContain(name);
});
