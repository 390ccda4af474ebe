// App Bridge toasts: below, in a live region, closed by hand or by time.
const region = document.getElementById("toasts");
const timers = new Map();

export function showToast({ id, message, action, durationMs, isError }, tellApp) {
  const toast = document.createElement("div");
  toast.className = isError ? "toast error" : "toast";
  toast.dataset.id = id;
  const text = document.createElement("span");
  text.textContent = message;
  toast.append(text);
  if (action) toast.append(button(action, "toast-action", () => tellApp("toastAction", id)));
  const close = button("×", "toast-close", dismiss);
  close.setAttribute("aria-label", "Dismiss");
  toast.append(close);
  region.append(toast);
  const start = () => timers.set(id, setTimeout(dismiss, durationMs));
  // Somebody who is reading or about to click it keeps it.
  toast.addEventListener("pointerenter", () => clearTimeout(timers.get(id)));
  toast.addEventListener("pointerleave", start);
  start();

  function dismiss() {
    hideToast(id);
    tellApp("toastGone", id);
  }
}

export function hideToast(id) {
  clearTimeout(timers.get(id));
  timers.delete(id);
  region.querySelector(`[data-id="${id}"]`)?.remove();
}

function button(label, className, onClick) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = label;
  element.addEventListener("click", onClick);
  return element;
}
