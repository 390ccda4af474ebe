// Stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js: talks to the page around the app by postMessage.
// Served as one classic script (channel, session, elements, modal, api, history), as the app expects it.
(() => {
  if (window.standInBridge) return;
  const script = document.currentScript;
  const query = new URLSearchParams(location.search);
  const kept = JSON.parse(sessionStorage.getItem("standInBridge") ?? "{}");
  const meta = document.querySelector('meta[name="shopify-api-key"]');
  const config = {
    apiKey: script?.dataset.apiKey || meta?.content || kept.apiKey || "",
    shop: query.get("shop") ?? kept.shop,
    host: query.get("host") ?? kept.host,
    locale: query.get("locale") ?? kept.locale ?? "en",
  };
  sessionStorage.setItem("standInBridge", JSON.stringify(config));

  // Served from the Admin around the app, or from the CDN inside the real one.
  const servedFrom = new URL(script?.src || location.href).origin;
  const adminOrigin = servedFrom === "https://cdn.shopify.com" ? "https://admin.shopify.com" : servedFrom;
  const waiting = new Map();
  const listeners = new Map();
  let lastId = 0;

  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== adminOrigin || !event.data?.admin) return;
    const { reply, type, value } = event.data;
    if (reply !== undefined) {
      waiting.get(reply)?.(value);
      waiting.delete(reply);
    } else listeners.get(type)?.(value);
  });

  window.standInBridge = {
    config,
    adminOrigin,
    query,
    nextId: () => ++lastId,
    on: (type, listener) => listeners.set(type, listener),
    tell: (type, value = null) => parent.postMessage({ bridge: true, type, value }, adminOrigin),
    ask(type, value = null) {
      const id = ++lastId;
      const answer = new Promise((resolve) => waiting.set(id, resolve));
      parent.postMessage({ bridge: true, type, value, id }, adminOrigin);
      return answer;
    },
  };
})();
