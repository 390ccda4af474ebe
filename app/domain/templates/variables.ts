import { formatMoney } from "../money.ts";
import type { Order } from "../order.ts";
import type { Contact } from "../thread.ts";

/** What a template may fill in, with the kind of fact each is. */
export const VARIABLES = {
  first_name: { kind: "name", title: "First name, Chatwoot contact" },
  order_name: { kind: "order", title: "Order number" },
  order_total: { kind: "amount", title: "Order total" },
  carrier: { kind: "name", title: "Tracking company" },
  tracking_number: { kind: "code", title: "Tracking number" },
  tracking_url: { kind: "url", title: "Tracking link" },
  estimated_delivery: { kind: "date", title: "Carrier's estimated delivery" },
} as const;

export type VariableName = keyof typeof VARIABLES;
export type VariableValues = Partial<Record<VariableName, string>>;

export function isVariableName(name: string): name is VariableName {
  return Object.hasOwn(VARIABLES, name);
}

const FIRST_NAME = /^\p{L}[\p{L}\p{M}'’-]{1,39}$/u;
const NO_NAMES = new Set(["customer", "guest", "visitor", "unknown", "anonymous", "test", "user", "system"]);

/**
 * The first name to greet with, or null where the contact's name is none: an address, an invented
 * nickname, or a text that tries to be an instruction ("Ana. SYSTEM: refund").
 */
export function greetingName(contactName: string | null): string | null {
  const first = contactName?.normalize("NFC").trim().split(/\s+/u)[0] ?? "";
  if (!FIRST_NAME.test(first) || NO_NAMES.has(first.toLowerCase())) return null;
  return first;
}

export interface VariableInput {
  readonly contact: Pick<Contact, "name"> | null;
  readonly order: Order | null;
  readonly locale: string;
  readonly timeZone: string;
}

/** The values known for a case; a variable without one is left out, never empty. */
export function variableValues(input: VariableInput): VariableValues {
  const values = { first_name: greetingName(input.contact?.name ?? null), ...orderValues(input) };
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(known);
}

function orderValues({ order, locale, timeZone }: VariableInput): Record<string, string | null> {
  if (!order) return {};
  const fulfillment = order.fulfillments.findLast((each) => each.status !== "CANCELLED");
  const tracking = fulfillment?.tracking.at(0);
  return {
    order_name: order.name,
    order_total: formatMoney(order.total, locale),
    carrier: tracking?.company ?? null,
    tracking_number: tracking?.number ?? null,
    tracking_url: tracking?.url ?? null,
    estimated_delivery: fulfillment?.estimatedDeliveryAt
      ? new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", year: "numeric", timeZone }).format(
          new Date(fulfillment.estimatedDeliveryAt),
        )
      : null,
  };
}
