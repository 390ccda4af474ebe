// Shopify's side of an extension in the Admin: its globals, its elements, and `fetch` to the app with an ID token.
import "./extension-elements.js";

const { orderId, appOrigin, appPath, bundle, words } = document.body.dataset;
const locale = JSON.parse(words);
/** What Shopify shows of a block before "Show more". */
const BLOCK_HEIGHT = 300;

const send = globalThis.fetch.bind(globalThis);

async function idToken() {
  const response = await send("/session/token");
  return (await response.json()).token;
}

globalThis.fetch = async (address, init = {}) => {
  const url = new URL(address, appOrigin);
  if (url.origin !== appOrigin) return send(url, init);
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${await idToken()}`);
  return send(url, { ...init, headers });
};

function translate(key, values = {}) {
  const found = key.split(".").reduce((at, part) => at?.[part], locale);
  return (found ?? key).replace(/\{\{(\w+)\}\}/g, (_whole, name) => String(values[name]));
}

globalThis.shopify = {
  extension: { target: "admin.order-details.block.render" },
  data: { selected: [{ id: orderId }] },
  auth: { idToken },
  i18n: {
    translate,
    formatDate: (date, options) => new Intl.DateTimeFormat("en-US", options).format(date),
  },
};

document.addEventListener("click", (event) => {
  const link = event.composedPath().find((node) => node.localName === "a");
  const path = /^app:\/*(.*)$/.exec(link?.getAttribute("href") ?? "")?.[1];
  if (path === undefined) return;
  event.preventDefault();
  parent.location.assign(`${appPath}/${path}`);
});

new ResizeObserver(() => {
  const { height } = document.body.getBoundingClientRect();
  globalThis.frameElement.style.height = `${Math.min(Math.ceil(height), BLOCK_HEIGHT)}px`;
}).observe(document.body);

try {
  (await import(bundle)).default();
} catch {
  const banner = document.createElement("s-banner");
  banner.setAttribute("tone", "warning");
  banner.textContent = "The block is not built: run node scripts/build-extension.ts";
  document.body.replaceChildren(banner);
}
