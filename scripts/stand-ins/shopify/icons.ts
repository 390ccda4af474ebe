import { Html } from "./html.ts";

const PATHS = {
  analytics: "M4 16v-6h3v6M8.5 16V4h3v12M13 16V8h3v8",
  apps: "M4 4h5v5H4zM11 11h5v5h-5zM4 11h5v5H4zM13.5 4v5M11 6.5h5",
  back: "M16 10H5M9 5.5 4.5 10 9 14.5",
  close: "m5 5 10 10M15 5 5 15",
  customers: "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3 2.5-5 6-5s6 2 6 5",
  discounts:
    "m6.5 13.5 7-7M7.5 7.5h.01M12.5 12.5h.01M10 2.5l2 1.5 2.5-.2.7 2.4 2 1.5-1 2.3 1 2.3-2 1.5-.7 2.4-2.5-.2-2 1.5-2-1.5-2.5.2-.7-2.4-2-1.5 1-2.3-1-2.3 2-1.5.7-2.4 2.5.2z",
  home: "M3.5 9 10 3.5 16.5 9v7.5h-4v-4h-5v4h-4z",
  menu: "M3 6h14M3 10h14M3 14h14",
  marketing: "M4 8v4h2.5l1 4h2l-1-4L15 15V5L8.5 8z",
  orders: "M3.5 11.5 5 4.5h10l1.5 7v4h-13zM3.5 11.5H7l1 2h4l1-2h3.5",
  products: "M10 3h6.5v6.5l-7 7L3 10zM13.5 6.5h.01",
  search: "M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10ZM13 13l3.5 3.5",
} as const;

export type IconName = keyof typeof PATHS;

/** Decorative: the words beside it carry the meaning. */
export function icon(name: IconName): Html {
  return new Html(
    `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">` +
      `<path d="${PATHS[name]}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  );
}
