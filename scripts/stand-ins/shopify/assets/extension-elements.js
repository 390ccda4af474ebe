// Simple stand-ins for the elements of Shopify's that the block uses; those that only look are in extension.css.
const ICONS = {
  "alert-bubble": "M4 4h12v9H9l-3.5 3v-3H4zM10 6.5v2.5M10 11h.01",
  "alert-diamond": "M10 3l7 7-7 7-7-7zM10 7v3.5M10 13h.01",
  "alert-triangle": "M10 3.5 17 16H3zM10 8v4M10 14h.01",
  chat: "M4 4h12v9H9l-3.5 3v-3H4zM7 7.5h6M7 10h4",
  clock: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.5V10l2.5 1.5",
  delivery: "M3 5.5h8v8H3zM11 8h3.5l2.5 2.5v3h-6zM6 15h.01M14 15h.01",
  info: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 9.5v4M10 7h.01",
};

class Icon extends HTMLElement {
  static observedAttributes = ["type"];

  attributeChangedCallback() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[this.getAttribute("type")] ?? "");
    svg.append(path);
    this.replaceChildren(svg);
  }
}

class Grid extends HTMLElement {
  static observedAttributes = ["gridtemplatecolumns"];

  attributeChangedCallback() {
    this.style.gridTemplateColumns = this.getAttribute("gridtemplatecolumns");
  }
}

/** A link where it leads somewhere, as Shopify draws it. */
class Button extends HTMLElement {
  static observedAttributes = ["href", "variant"];

  attributeChangedCallback() {
    const href = this.getAttribute("href");
    const control = document.createElement(href === null ? "button" : "a");
    if (href !== null) control.setAttribute("href", href);
    control.className = this.getAttribute("variant") === "primary" ? "button primary" : "button";
    control.append(document.createElement("slot"));
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/assets/extension-button.css";
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.replaceChildren(style, control);
  }
}

class Spinner extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "status");
    this.setAttribute("aria-label", this.getAttribute("accessibilitylabel") ?? "Loading");
  }
}

class Banner extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "status");
  }
}

customElements.define("s-icon", Icon);
customElements.define("s-grid", Grid);
customElements.define("s-button", Button);
customElements.define("s-spinner", Spinner);
customElements.define("s-banner", Banner);
