// <ui-modal>: a native dialog inside the frame, with the modal's own content and the buttons of its title bar.
(() => {
  if (customElements.get("ui-modal")) return;
  const STYLE = `
    dialog.stand-in-modal { border: 0; border-radius: 16px; padding: 0; width: min(620px, 92vw);
      box-shadow: 0 8px 40px rgb(0 0 0 / 30%); }
    dialog.stand-in-modal::backdrop { background: rgb(0 0 0 / 50%); }
    dialog.stand-in-modal > header, dialog.stand-in-modal > footer { display: flex; gap: 8px; align-items: center;
      padding: 12px 16px; background: #f3f3f3; }
    dialog.stand-in-modal > header { justify-content: space-between; font: 600 14px/20px Inter, system-ui; }
    dialog.stand-in-modal > footer { justify-content: flex-end; }
    dialog.stand-in-modal > div, dialog.stand-in-modal > iframe { border: 0; display: block; width: 100%;
      box-sizing: border-box; padding: 16px; }`;

  customElements.define(
    "ui-modal",
    class extends HTMLElement {
      #content = null;
      #dialog = null;

      get showing() {
        return this.#dialog !== null;
      }

      get src() {
        return this.getAttribute("src");
      }

      get variant() {
        return this.getAttribute("variant") ?? "base";
      }

      get content() {
        if (this.src) return undefined;
        this.#content ??= document.createElement("div");
        return this.#content;
      }

      connectedCallback() {
        this.style.display = "none";
      }

      disconnectedCallback() {
        this.hide();
      }

      async show() {
        if (this.#dialog) return;
        const title = this.querySelector("ui-title-bar")?.getAttribute("title") ?? "";
        const dialog = document.createElement("dialog");
        dialog.className = "stand-in-modal";
        dialog.setAttribute("aria-label", title);
        const style = document.createElement("style");
        style.textContent = STYLE;
        dialog.append(style, this.#header(title), this.#body(), this.#footer());
        dialog.addEventListener("cancel", () => this.hide());
        document.body.append(dialog);
        this.#dialog = dialog;
        dialog.showModal();
        this.dispatchEvent(new Event("show"));
      }

      async hide() {
        if (!this.#dialog) return;
        this.#dialog.close();
        this.#dialog.remove();
        this.#dialog = null;
        this.dispatchEvent(new Event("hide"));
      }

      toggle() {
        return this.showing ? this.hide() : this.show();
      }

      #header(title) {
        const header = document.createElement("header");
        header.append(
          title,
          button("Close", () => this.hide()),
        );
        return header;
      }

      #body() {
        if (!this.src) return this.#filledContent();
        const frame = document.createElement("iframe");
        frame.src = this.src;
        return frame;
      }

      /** React fills `content` by a portal; plain markup is in the element itself. */
      #filledContent() {
        const own = [...this.children].filter((child) => child.localName !== "ui-title-bar");
        this.content.append(...own);
        return this.content;
      }

      #footer() {
        const footer = document.createElement("footer");
        for (const control of this.querySelectorAll("ui-title-bar button")) {
          footer.append(button(control.textContent, () => control.click()));
        }
        return footer;
      }
    },
  );

  function button(label, onClick) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", onClick);
    return element;
  }
})();
