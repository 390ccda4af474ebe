import type { AdminOptions, AdminOrder } from "./admin-model.ts";
import { APP_NAME, formatAmount, formatDate, legacyId, statusWords } from "./admin-model.ts";
import { appPath, storePath } from "./admin-shell.ts";
import { blockFrame } from "./extension-frame.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { icon } from "./icons.ts";

export function orderListContent(options: AdminOptions, orders: readonly AdminOrder[], search: string): Html {
  return html`<div class="page">
    <div class="page-header"><h1>Orders</h1></div>
    <section class="card flush" aria-label="Orders">
      ${search !== "" && html`<p class="card-note">${orders.length} orders match “${search}”</p>`}
      <table class="orders">
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Date</th>
            <th scope="col">Customer</th>
            <th scope="col" class="amount">Total</th>
            <th scope="col">Payment</th>
            <th scope="col">Fulfillment</th>
            <th scope="col">Delivery</th>
          </tr>
        </thead>
        <tbody>
          ${orders.map((order) => orderRow(options, order))}
        </tbody>
      </table>
      ${orders.length === 0 && html`<p class="card-note">No order matches.</p>`}
    </section>
  </div>`;
}

function orderRow(options: AdminOptions, order: AdminOrder): Html {
  const delivery = order.fulfillments.at(-1)?.displayStatus;
  return html`<tr>
    <th scope="row"><a href="${storePath(options)}/orders/${legacyId(order.id)}">${order.name}</a></th>
    <td class="date">${formatDate(order.createdAt)}</td>
    <td class="customer">${order.customer?.displayName ?? "No customer"}</td>
    <td class="amount">${formatAmount(order.currentTotalPriceSet)}</td>
    <td class="payment">${badge(order.displayFinancialStatus)}</td>
    <td class="fulfillment">${badge(order.displayFulfillmentStatus)}</td>
    <td class="delivery">${delivery ? statusWords(delivery) : ""}</td>
  </tr>`;
}

export function orderContent(options: AdminOptions, order: AdminOrder): Html {
  return html`<div class="page narrow">
    <div class="page-header">
      <a class="back" href="${storePath(options)}/orders"
        >${icon("back")}<span class="visually-hidden">Orders</span></a
      >
      <h1>${order.name}</h1>
      ${badge(order.displayFinancialStatus)} ${badge(order.displayFulfillmentStatus)}
      <p class="subtitle">${formatDate(order.createdAt)} from Online Store</p>
      <details class="actions">
        <summary class="button">More actions</summary>
        <div class="menu"><a href="${openInApp(options, order)}">Open in ${APP_NAME}</a></div>
      </details>
    </div>
    <div class="columns">
      <div>
        ${order.fulfillments.map((parcel) => parcelCard(parcel))} ${itemsCard(order)} ${blockCard(order)}
        ${paymentCard(order)} ${timelineCard(order)}
      </div>
      <div>${notesCard(order)} ${customerCard(order)} ${tagsCard(order)}</div>
    </div>
  </div>`;
}

/** The address of extensions/order-escalation-link, with the number that Shopify appends to it. */
function openInApp(options: AdminOptions, order: AdminOrder): string {
  return `${appPath(options)}/app/orders/open?id=${legacyId(order.id)}`;
}

/** Where the Admin shows the app's block for this order. */
function blockCard(order: AdminOrder): Html {
  return html`<section class="card" aria-label="${APP_NAME}">
    <h2 class="app-heading">${icon("apps")}${APP_NAME}</h2>
    <div data-block data-target="admin.order-details.block.render" data-order-id="${order.id}">
      ${blockFrame(order.id)}
    </div>
  </section>`;
}

function parcelCard(parcel: AdminOrder["fulfillments"][number]): Html {
  const [tracking] = parcel.trackingInfo;
  const lastEvent = parcel.events.at(-1);
  const status = parcel.displayStatus ? statusWords(parcel.displayStatus) : "Fulfilled";
  return html`<section class="card" aria-label="Parcel ${parcel.name}">
    <h2>
      <span class="badge success">Fulfilled (${parcel.totalQuantity})</span> <small>${parcel.name}</small>
    </h2>
    <dl class="facts">
      <dt>Carrier</dt>
      <dd>${tracking?.company ?? "None"}</dd>
      <dt>Tracking</dt>
      <dd>${tracking?.number ?? "No tracking number"}</dd>
      <dt>Status</dt>
      <dd>${status}${lastEvent ? `, ${formatDate(lastEvent.happenedAt)}` : ""}</dd>
    </dl>
  </section>`;
}

function itemsCard(order: AdminOrder): Html {
  return html`<section class="card" aria-label="Items">
    <ul class="items">
      ${order.lineItems.map(
        (item) =>
          html`<li>
            <span>
              ${item.title} ${item.variantTitle && html`<small>${item.variantTitle}</small>`}
              ${item.unfulfilledQuantity > 0 && html`<small>${item.unfulfilledQuantity} not shipped yet</small>`}
            </span>
            <span class="amount"
              >${formatAmount(item.discountedUnitPriceAfterAllDiscountsSet)} × ${item.quantity}</span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

function paymentCard(order: AdminOrder): Html {
  const rows = [
    ["Subtotal", formatAmount(order.currentSubtotalPriceSet)],
    ["Shipping", formatAmount(order.totalShippingPriceSet)],
    ["Total", formatAmount(order.currentTotalPriceSet)],
  ];
  if (Number(order.totalRefundedSet.shopMoney.amount) > 0) {
    rows.push(["Refunded", `−${formatAmount(order.totalRefundedSet)}`]);
  }
  return html`<section class="card" aria-label="Payment">
    <h2>${badge(order.displayFinancialStatus)}</h2>
    <dl class="sums">
      ${rows.map(
        ([label = "", amount = ""]) =>
          html`<dt>${label}</dt>
            <dd>${amount}</dd>`,
      )}
    </dl>
  </section>`;
}

function timelineCard(order: AdminOrder): Html {
  return html`<section class="card" aria-label="Timeline">
    <h2>Timeline</h2>
    <ol class="timeline">
      ${order.events
        .toReversed()
        .map(
          (event) =>
            html`<li>
              <span>${withoutTags(event.message)}</span><time>${formatDate(event.createdAt)}</time>
            </li>`,
        )}
    </ol>
  </section>`;
}

function notesCard(order: AdminOrder): Html {
  return html`<section class="card" aria-label="Notes">
    <h2>Notes</h2>
    <p>${order.note ?? "No notes from customer"}</p>
  </section>`;
}

function customerCard(order: AdminOrder): Html {
  const phone = order.customer?.defaultPhoneNumber?.phoneNumber;
  return html`<section class="card" aria-label="Customer">
    <h2>Customer</h2>
    <p>${order.customer?.displayName ?? "No customer"}</p>
    <h3>Contact information</h3>
    <p>${order.email ?? "No e-mail"}</p>
    <p>${phone ?? "No phone number"}</p>
    <h3>Shipping address</h3>
    ${addressLines(order).map((line) => html`<p>${line}</p>`)}
  </section>`;
}

function addressLines({ shippingAddress }: AdminOrder): string[] {
  if (!shippingAddress) return ["No address"];
  const { name, address1, city, provinceCode, zip, country } = shippingAddress;
  const place = [city, provinceCode, zip].filter(Boolean).join(" ");
  return [name, address1, place, country].flatMap((line) => line || []);
}

function tagsCard(order: AdminOrder): Html {
  return html`<section class="card" aria-label="Tags">
    <h2>Tags</h2>
    ${order.tags.length === 0 && html`<p>No tags</p>`}
    ${order.tags.map((tag) => html`<span class="badge">${tag}</span> `)}
  </section>`;
}

const TONES: Readonly<Record<string, string>> = {
  ON_HOLD: "attention",
  PARTIALLY_FULFILLED: "attention",
  PENDING: "attention",
  UNFULFILLED: "attention",
};

function badge(status: string | null): Html | null {
  return status === null
    ? null
    : html`<span class="badge ${TONES[status] ?? ""}">${statusWords(status)}</span>`;
}

function withoutTags(message: string): string {
  return message.replace(/<[^>]*>/g, "");
}
