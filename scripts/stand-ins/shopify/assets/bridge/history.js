// The app's path to the Admin's address bar, and links that leave the frame.
(() => {
  const bridge = window.standInBridge;
  if (bridge.reportPath) return;
  const OWN = ["embedded", "shop", "host", "locale", "timestamp", "id_token", "session", "hmac"];

  bridge.reportPath = () => {
    const address = new URL(location.href);
    for (const name of OWN) address.searchParams.delete(name);
    bridge.tell("path", address.pathname + address.search + address.hash);
  };
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (...args) => {
      original(...args);
      bridge.reportPath();
    };
  }
  addEventListener("popstate", bridge.reportPath);
  if (!bridge.query.has("shopify-reload")) bridge.reportPath();

  const plainOpen = window.open.bind(window);
  window.open = (url, target, features) => {
    const leaves = ["_top", "_parent"].includes(target) || String(url).startsWith("shopify:");
    if (!leaves) return plainOpen(url, target, features);
    bridge.tell("redirect", String(url));
    return null;
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const href = link?.getAttribute("href") ?? "";
    if (!href.startsWith("shopify:") && !["_top", "_parent"].includes(link?.target)) return;
    event.preventDefault();
    bridge.tell("redirect", href.startsWith("shopify:") ? href : link.href);
  });
})();
