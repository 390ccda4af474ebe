// <ui-title-bar>, <ui-nav-menu> (and <s-app-nav>), <ui-save-bar>: drawn by the page around the app.
(() => {
  const bridge = window.standInBridge;
  if (customElements.get("ui-title-bar")) return;
  const WATCHED = {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["title", "disabled", "variant", "tone", "loading", "href"],
  };

  bridge.controlsOf = (element) =>
    [...element.querySelectorAll("button, a, s-link")].map((control) => {
      control.dataset.bridgeId ||= `control-${bridge.nextId()}`;
      return {
        id: control.dataset.bridgeId,
        label: control.textContent.trim(),
        href: control.getAttribute("href"),
        isHome: control.getAttribute("rel") === "home",
        isPrimary: control.getAttribute("variant") === "primary",
        isDisabled: control.hasAttribute("disabled"),
      };
    });

  class Reported extends HTMLElement {
    #observer = new MutationObserver(() => this.report());
    #last = "";

    connectedCallback() {
      this.style.display = "none";
      // React adds the children after the element.
      queueMicrotask(() => this.report());
      this.#observer.observe(this, WATCHED);
    }

    disconnectedCallback() {
      this.#observer.disconnect();
      this.#last = "";
      bridge.tell(this.type, null);
    }

    report() {
      if (!this.isConnected) return;
      const state = this.read();
      const text = JSON.stringify(state);
      if (text === this.#last) return;
      this.#last = text;
      bridge.tell(this.type, state);
    }
  }

  customElements.define(
    "ui-title-bar",
    class extends Reported {
      type = "titleBar";

      connectedCallback() {
        // A modal's title bar belongs to the modal.
        if (!this.closest("ui-modal")) super.connectedCallback();
      }

      read() {
        return { title: this.getAttribute("title") || document.title, controls: bridge.controlsOf(this) };
      }
    },
  );

  class NavMenu extends Reported {
    type = "navMenu";

    read() {
      return { controls: bridge.controlsOf(this) };
    }
  }
  customElements.define("ui-nav-menu", NavMenu);
  customElements.define("s-app-nav", class extends NavMenu {});

  customElements.define(
    "ui-save-bar",
    class extends HTMLElement {
      showing = false;

      connectedCallback() {
        this.style.display = "none";
      }

      disconnectedCallback() {
        this.hide();
      }

      async show() {
        if (this.showing) return;
        this.showing = true;
        bridge.tell("saveBar", { controls: bridge.controlsOf(this) });
        this.dispatchEvent(new Event("show"));
      }

      async hide() {
        if (!this.showing) return;
        this.showing = false;
        bridge.tell("saveBar", null);
        this.dispatchEvent(new Event("hide"));
      }

      toggle() {
        return this.showing ? this.hide() : this.show();
      }
    },
  );

  bridge.on("click", (id) => document.querySelector(`[data-bridge-id="${id}"]`)?.click());
  bridge.on("navigate", (href) => {
    const link = document.createElement("a");
    link.setAttribute("href", href);
    document.body.append(link);
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    link.remove();
  });
})();
