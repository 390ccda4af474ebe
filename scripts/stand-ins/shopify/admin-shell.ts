import type { AdminOptions, AdminStaff } from "./admin-model.ts";
import { APP_HANDLE, APP_NAME } from "./admin-model.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { icon } from "./icons.ts";
import type { IconName } from "./icons.ts";
import { storeHandle } from "./id-token.ts";

export interface Shell {
  readonly options: AdminOptions;
  readonly person: AdminStaff;
  readonly section: "orders" | "app";
  /** Path and query of this page, to come back to after a change of person. */
  readonly returnTo: string;
  readonly orderCount: number;
  readonly search?: string;
}

const INERT: readonly (readonly [IconName, string])[] = [
  ["products", "Products"],
  ["customers", "Customers"],
  ["marketing", "Marketing"],
  ["discounts", "Discounts"],
  ["analytics", "Analytics"],
];

/** The frame of every page: top bar, navigation, and the content in `main`. */
export function adminPage(shell: Shell, title: string, content: Html, script: string | null = null): Html {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} · ${shell.options.shop.name} · Local Admin</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/assets/pages.css" />
      <link rel="stylesheet" href="/assets/admin.css" />
      <script type="module" src="/assets/admin.js"></script>
      ${script !== null && html`<script type="module" src="/assets/${script}"></script>`}
    </head>
    <body data-section="${shell.section}">
      <a class="skip" href="#content">Skip to content</a>
      ${topBar(shell)} ${navigation(shell)}
      <main id="content" tabindex="-1">${content}</main>
      <div id="toasts" role="status" aria-live="polite"></div>
    </body>
  </html>`;
}

export function storePath(options: AdminOptions): string {
  return `/store/${storeHandle(options.shop.domain)}`;
}

export function appPath(options: AdminOptions): string {
  return `${storePath(options)}/apps/${APP_HANDLE}`;
}

function topBar({ options, person, returnTo, search }: Shell): Html {
  return html`<header class="topbar" id="topbar">
    <button class="topbar-menu" type="button" aria-controls="navigation" aria-expanded="false">
      ${icon("menu")}<span class="visually-hidden">Menu</span>
    </button>
    <a class="brand" href="${storePath(options)}/orders"
      >Local Admin <span class="brand-note">stand-in for Shopify</span></a
    >
    <form class="search" role="search" action="${storePath(options)}/orders">
      ${icon("search")}
      <label class="visually-hidden" for="search">Search orders</label>
      <input id="search" name="query" type="search" placeholder="Search orders" value="${search ?? ""}" />
    </form>
    <details class="account">
      <summary>
        <span class="account-shop">${options.shop.name}</span>
        <span class="account-person">${person.firstName} ${person.lastName}</span>
        <span class="avatar" aria-hidden="true">${initials(person)}</span>
      </summary>
      <form class="account-menu" method="post" action="/session/staff">
        <input type="hidden" name="returnTo" value="${returnTo}" />
        <p class="account-heading" id="staff-heading">Act as</p>
        ${options.staff.map((other) => staffChoice(other, other.userId === person.userId))}
      </form>
    </details>
    <div class="savebar" id="savebar" role="region" aria-label="Unsaved changes" hidden></div>
  </header>`;
}

function staffChoice(person: AdminStaff, isCurrent: boolean): Html {
  return html`<button
    name="userId"
    value="${person.userId}"
    aria-describedby="staff-heading"
    ${isCurrent && html`aria-current="true"`}
  >
    <span class="avatar" aria-hidden="true">${initials(person)}</span>
    <span>${person.firstName} ${person.lastName}<small>${person.email}</small></span>
  </button>`;
}

function navigation({ options, section, orderCount }: Shell): Html {
  const orders = `${storePath(options)}/orders`;
  return html`<nav class="navigation" id="navigation" aria-label="Admin">
    <ul>
      <li><span class="inert" title="Not part of the local Admin">${icon("home")}Home</span></li>
      <li>
        <a href="${orders}" ${section === "orders" && html`aria-current="page"`}
          >${icon("orders")}Orders<span class="count">${orderCount}</span></a
        >
      </li>
      ${INERT.map(
        ([name, label]) =>
          html`<li><span class="inert" title="Not part of the local Admin">${icon(name)}${label}</span></li>`,
      )}
    </ul>
    <h2>Apps</h2>
    <ul>
      <li>
        <a href="${appPath(options)}/app" ${section === "app" && html`aria-current="true"`} data-app-home
          >${icon("apps")}${APP_NAME}</a
        >
        <ul id="app-navigation"></ul>
      </li>
    </ul>
  </nav>`;
}

function initials({ firstName, lastName }: AdminStaff): string {
  return `${firstName.charAt(0)}${lastName.charAt(0)}`;
}
