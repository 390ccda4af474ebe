// The Admin's side of App Bridge.
import { hideToast, showToast } from "./toasts.js";

const container = document.querySelector(".app");
const frame = document.getElementById("app-frame");
const titleBar = document.getElementById("titlebar");
const saveBar = document.getElementById("savebar");
const loadingBar = document.getElementById("loadingbar");
const appNavigation = document.getElementById("app-navigation");
const { appOrigin, appPath } = container.dataset;
const store = appPath.split("/apps/")[0];
let navControls = [];

function tellApp(type, value) {
  frame.contentWindow.postMessage({ admin: true, type, value }, appOrigin);
}

function controlButton(control) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = control.isPrimary ? "button primary" : "button";
  button.textContent = control.label;
  button.disabled = control.isDisabled;
  button.addEventListener("click", () => tellApp("click", control.id));
  return button;
}

function drawTitleBar(state) {
  const title = document.createElement("span");
  title.className = "titlebar-title";
  title.textContent = state?.title ?? "";
  const actions = document.createElement("span");
  actions.className = "titlebar-actions";
  actions.append(...(state?.controls ?? []).map(controlButton));
  titleBar.replaceChildren(titleBar.firstElementChild, title, actions);
  if (state?.title) document.title = `${state.title} · ${document.title.split(" · ").slice(-2).join(" · ")}`;
}

function drawNavigation() {
  const path = location.pathname.slice(appPath.length) || "/";
  const home = navControls.find((control) => control.isHome)?.href ?? "/app";
  const items = navControls
    .filter((control) => !control.isHome)
    .map((control) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = appPath + control.href;
      link.textContent = control.label;
      const isHere = path === control.href || path.startsWith(`${control.href}/`);
      if (isHere) link.setAttribute("aria-current", "page");
      item.append(link);
      return item;
    });
  appNavigation.replaceChildren(...items);
  document.querySelector("[data-app-home]").href = appPath + home;
}

function drawSaveBar(state) {
  saveBar.hidden = !state;
  if (!state) return saveBar.replaceChildren();
  const label = document.createElement("span");
  label.textContent = "Unsaved changes";
  const controls = [...state.controls].sort((a, b) => Number(a.isPrimary) - Number(b.isPrimary));
  saveBar.replaceChildren(label, ...controls.map(controlButton));
}

/** With changes open nobody leaves without Save or Discard. */
function holdsBack() {
  if (saveBar.hidden) return false;
  saveBar.classList.remove("reminding");
  // Read to restart the animation.
  void saveBar.offsetWidth;
  saveBar.classList.add("reminding");
  saveBar.querySelector("button")?.focus();
  return true;
}

function followRedirect(url) {
  const order = /^shopify:\/*admin\/(.*)$/.exec(url)?.[1];
  if (order !== undefined) location.assign(`${store}/${order}`);
  else if (new URL(url, location.href).origin === appOrigin) {
    const { pathname, search } = new URL(url, location.href);
    location.assign(appPath + pathname + search);
  } else location.assign(url);
}

const handlers = {
  ready: () => true,
  idToken: async () => {
    const response = await fetch("/session/token");
    return (await response.json()).token;
  },
  toast: (toast) => showToast(toast, tellApp),
  toastHide: hideToast,
  titleBar: drawTitleBar,
  navMenu(state) {
    navControls = state?.controls ?? [];
    drawNavigation();
  },
  saveBar: drawSaveBar,
  loading: (isLoading) => (loadingBar.hidden = !isLoading),
  leaveConfirmation: () => !holdsBack(),
  path(path) {
    history.replaceState(null, "", appPath + path);
    const returnTo = document.querySelector('[name="returnTo"]');
    returnTo.value = location.pathname + location.search;
    drawNavigation();
  },
  redirect: followRedirect,
};

addEventListener("message", async (event) => {
  if (event.source !== frame.contentWindow || event.origin !== appOrigin || !event.data?.bridge) return;
  const { type, value, id } = event.data;
  const answer = await handlers[type]?.(value);
  if (id !== undefined) frame.contentWindow.postMessage({ admin: true, reply: id, value: answer }, appOrigin);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.metaKey || event.ctrlKey) return;
  if (holdsBack()) return event.preventDefault();
  const path = link.getAttribute("href");
  if (!path.startsWith(`${appPath}/`)) return;
  event.preventDefault();
  tellApp("navigate", path.slice(appPath.length));
});

drawNavigation();
