/** What the local Admin shows of an order: a part of the stand-in's document. */
export interface AdminOrder {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly email: string | null;
  readonly displayFinancialStatus: string | null;
  readonly displayFulfillmentStatus: string;
  readonly currentSubtotalPriceSet: MoneyBag;
  readonly totalShippingPriceSet: MoneyBag;
  readonly currentTotalPriceSet: MoneyBag;
  readonly totalRefundedSet: MoneyBag;
  readonly customer: {
    readonly displayName: string;
    readonly defaultPhoneNumber: { readonly phoneNumber: string } | null;
  } | null;
  readonly shippingAddress: {
    readonly name: string | null;
    readonly address1: string | null;
    readonly city: string | null;
    readonly provinceCode: string | null;
    readonly zip: string | null;
    readonly country: string | null;
  } | null;
  readonly lineItems: readonly {
    readonly title: string;
    readonly variantTitle: string | null;
    readonly quantity: number;
    readonly unfulfilledQuantity: number;
    readonly discountedUnitPriceAfterAllDiscountsSet: MoneyBag;
  }[];
  readonly fulfillments: readonly {
    readonly name: string;
    readonly displayStatus: string | null;
    readonly totalQuantity: number;
    readonly trackingInfo: readonly { readonly company: string | null; readonly number: string | null }[];
    readonly events: readonly { readonly happenedAt: string }[];
  }[];
  readonly events: readonly { readonly createdAt: string; readonly message: string }[];
}

interface MoneyBag {
  readonly shopMoney: { readonly amount: string; readonly currencyCode: string };
}

export interface AdminStaff {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

export interface AdminOptions {
  readonly shop: { readonly domain: string; readonly name: string };
  readonly staff: readonly AdminStaff[];
  readonly orders: () => Promise<readonly AdminOrder[]>;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Where the browser finds the app: the reverse proxy. */
  readonly appOrigin: string;
  readonly now?: () => Date;
}

export const APP_NAME = "CX Escalations";
export const APP_HANDLE = "cx-escalations";

export function legacyId(gid: string): string {
  return gid.slice(gid.lastIndexOf("/") + 1);
}

export function formatAmount({ shopMoney }: MoneyBag): string {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: shopMoney.currencyCode }).format(
    Number(shopMoney.amount),
  );
}

export function formatDate(instant: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(instant),
  );
}

/** "PARTIALLY_FULFILLED" as "Partially fulfilled". */
export function statusWords(status: string): string {
  const words = status.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
