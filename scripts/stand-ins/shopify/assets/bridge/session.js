// ID tokens, and `fetch` that carries one to the app's own origin.
(() => {
  const bridge = window.standInBridge;
  if (bridge.idToken) return;
  const RENEW_BEFORE_MS = 5_000;
  let token = null;
  let expiresAtMs = 0;

  bridge.idToken = async (isForced = false) => {
    if (!isForced && token && Date.now() < expiresAtMs - RENEW_BEFORE_MS) return token;
    token = await bridge.ask("idToken");
    const claims = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    expiresAtMs = JSON.parse(atob(claims)).exp * 1000;
    return token;
  };

  const plainFetch = window.fetch.bind(window);

  async function fetchWithToken(request, isForced) {
    const signed = new Request(request.clone());
    signed.headers.set("Authorization", `Bearer ${await bridge.idToken(isForced)}`);
    signed.headers.set("X-Requested-With", "XMLHttpRequest");
    return plainFetch(signed);
  }

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOwn = new URL(request.url).origin === location.origin;
    if (!isOwn || request.headers.has("authorization")) return plainFetch(request);
    let response = await fetchWithToken(request, false);
    if (response.status === 401 && response.headers.get("X-Shopify-Retry-Invalid-Session-Request")) {
      response = await fetchWithToken(request, true);
    }
    const leaveTo = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (!leaveTo) return response;
    window.open(leaveTo, "_top");
    return new Promise(() => {});
  };

  // The library's bounce page: back to where the person was going, with a fresh token.
  const reload = bridge.query.get("shopify-reload");
  if (reload) {
    bridge.idToken(true).then((fresh) => {
      const address = new URL(reload, location.href);
      address.searchParams.set("id_token", fresh);
      location.replace(address);
    });
  }
})();
