// window.shopify: what apps call.
(() => {
  const bridge = window.standInBridge;
  if (window.shopify?.isStandIn) return;
  const byId = (id) => document.getElementById(id);
  const shown = {
    show: async (id) => byId(id)?.show(),
    hide: async (id) => byId(id)?.hide(),
    toggle: async (id) => byId(id)?.toggle(),
  };
  const actions = new Map();
  bridge.on("toastAction", (id) => actions.get(id)?.onAction?.());
  bridge.on("toastGone", (id) => {
    actions.get(id)?.onDismiss?.();
    actions.delete(id);
  });

  window.shopify = {
    isStandIn: true,
    config: bridge.config,
    origin: bridge.adminOrigin,
    ready: bridge.ask("ready"),
    environment: { embedded: window.top !== window, mobile: false, pos: false, intent: false },
    idToken: () => bridge.idToken(),
    user: async () => ({ accountAccess: "FULL" }),
    loading: (isLoading = true) => bridge.tell("loading", Boolean(isLoading)),
    toast: {
      show(message, { action, duration = 5_000, isError = false, onAction, onDismiss } = {}) {
        const id = `toast-${bridge.nextId()}`;
        actions.set(id, { onAction, onDismiss });
        bridge.tell("toast", { id, message, action: action ?? null, durationMs: duration, isError });
        return id;
      },
      hide: (id) => bridge.tell("toastHide", id),
    },
    modal: shown,
    saveBar: {
      ...shown,
      async leaveConfirmation() {
        const isOpen = [...document.querySelectorAll("ui-save-bar")].some((bar) => bar.showing);
        if (isOpen) await bridge.ask("leaveConfirmation");
      },
    },
    scopes: {
      query: async () => ({ granted: [], required: [], optional: [] }),
      request: async () => ({ result: "granted-all", detail: { granted: [], required: [], optional: [] } }),
      revoke: async () => ({ detail: { granted: [], required: [], optional: [] } }),
    },
    intents: { invoke: async () => ({ complete: Promise.resolve({ code: "closed" }) }) },
    app: { extensions: async () => [] },
    webVitals: { onReport() {} },
    setSignals() {},
  };
})();
