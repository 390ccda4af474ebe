import type { Money } from "../money.ts";
import type { ReadingContext } from "./extract-statements.ts";
import type { StatementKind } from "./statement.ts";

/** Something known that a text may state. */
export interface Fact {
  readonly kind: StatementKind;
  /** Normalised as the extractor does. */
  readonly value: string;
  /** Where it comes from, for people: "first name, Chatwoot contact". */
  readonly source: string;
}

/** What approving the text makes us owe, and with that allows it to promise. */
export interface Promise {
  readonly kind: "carrier_enquiry" | "follow_up" | "refund_or_replacement";
  /** From now; null: no time of its own. */
  readonly dueMinutes: number | null;
}

export interface Facts extends ReadingContext {
  readonly known: readonly Fact[];
  readonly promises: readonly Promise[];
  readonly linkHosts: readonly string[];
  /** The order's total as charged and in shop currency: its own exchange rate. */
  readonly rate: { readonly from: Money; readonly to: Money } | null;
}

/** The one source that supports a day of arrival. */
export const ESTIMATED_DELIVERY = "carrier's estimated delivery";
