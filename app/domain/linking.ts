import { epochMs } from "./instant.ts";

/** What ties a conversation to an order's customer, the strongest first. A phone number changes hands: it only suggests. */
export const IDENTITIES = ["custom_attribute", "identifier", "email", "phone"] as const;
export type Identity = (typeof IDENTITIES)[number];

/** A conversation that may be about an order. */
export interface LinkCandidate {
  readonly conversationId: number;
  readonly identity: Identity;
  /** Not resolved in Chatwoot. */
  readonly isOpen: boolean;
  readonly isOnlyOneOfContact: boolean;
  readonly namesOrder: boolean;
  readonly namesAnotherOrder: boolean;
  readonly lastActivityAt: string | null;
}

export type ConversationVerdict =
  | { readonly state: "linked"; readonly conversationId: number; readonly by: Exclude<Identity, "phone"> }
  | { readonly state: "choose" }
  | { readonly state: "none" };

/**
 * Which conversation is about an order. By itself only where one conversation carries the order's id, or where
 * exactly one open one of the same customer names the order or is that customer's only one; else a person chooses.
 */
export function chooseConversation(candidates: readonly LinkCandidate[]): ConversationVerdict {
  const explicit = candidates.filter((each) => each.identity === "custom_attribute");
  const fitting = explicit.length > 0 ? explicit : candidates.filter(isCertain);
  const [only] = fitting;
  if (fitting.length === 1 && only && only.identity !== "phone") {
    return { state: "linked", conversationId: only.conversationId, by: only.identity };
  }
  return { state: candidates.length > 0 ? "choose" : "none" };
}

function isCertain(candidate: LinkCandidate): boolean {
  if (candidate.identity === "phone" || !candidate.isOpen) return false;
  return candidate.namesOrder || (candidate.isOnlyOneOfContact && !candidate.namesAnotherOrder);
}

/** For a person to choose from: the strongest tie first, then those that name the order, open ones, the newest. */
export function byLikelihood(a: LinkCandidate, b: LinkCandidate): number {
  return (
    IDENTITIES.indexOf(a.identity) - IDENTITIES.indexOf(b.identity) ||
    Number(b.namesOrder) - Number(a.namesOrder) ||
    Number(b.isOpen) - Number(a.isOpen) ||
    activityMs(b) - activityMs(a)
  );
}

function activityMs({ lastActivityAt }: LinkCandidate): number {
  return lastActivityAt === null ? 0 : epochMs(lastActivityAt);
}

export type OrderVerdict<T> =
  | { readonly state: "linked"; readonly order: T }
  | { readonly state: "suggested"; readonly orders: readonly T[] };

/**
 * Which of a customer's own orders a conversation is about: the one that the text names, or the only one there is
 * when the text names no other. Else all are suggested, the named ones first.
 */
export function chooseOrder<T extends { readonly name: string }>(
  orders: readonly T[],
  text: string,
): OrderVerdict<T> {
  const named = orders.filter((order) => orderNamesIn(text, order.name).includes(order.name.toUpperCase()));
  const [only] = named.length > 0 ? named : orders;
  const isOneMeant = named.length === 1 || (named.length === 0 && orders.length === 1);
  if (only && isOneMeant && !namesAnotherOrder(text, only.name)) return { state: "linked", order: only };
  return { state: "suggested", orders: [...named, ...orders.filter((order) => !named.includes(order))] };
}

export function namesOrder(text: string, orderName: string): boolean {
  return orderNamesIn(text, orderName).includes(orderName.toUpperCase());
}

export function namesAnotherOrder(text: string, orderName: string): boolean {
  return orderNamesIn(text, orderName).some((name) => name !== orderName.toUpperCase());
}

/** Upper-case names in a text that look like this shop's, in the series of one of them ("#EVR-1045" of "evr-1045"). */
function orderNamesIn(text: string, like: string): readonly string[] {
  const parts = /^(\D*)\d+$/.exec(like.replace(/^#/, ""));
  if (!parts) return text.toUpperCase().includes(like.toUpperCase()) ? [like.toUpperCase()] : [];
  const series = parts[1] ?? "";
  // A bare number is an order only where the text says so: it could as well be a price or a house.
  const lead = series === "" ? String.raw`(?:#\s?|\border\s+(?:(?:number|no\.?|nr\.?)\s*)?#?)` : "#?";
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}-])${lead}${literally(series)}(\d+)(?![\p{L}\p{N}])`,
    "giu",
  );
  const sign = like.startsWith("#") ? "#" : "";
  return [...text.matchAll(pattern)].map((match) => `${sign}${series}${match[1] ?? ""}`.toUpperCase());
}

/* Not `RegExp.escape`, which the oldest Node that we run on lacks. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

const ANY_ORDER_NAME = /(?<![\p{L}\p{N}])#[a-z]{0,6}-?\d{3,8}(?![\p{L}\p{N}])/giu;

/** Order names that a text may mean, where nothing else is known of the shop's orders; each once, as written. */
export function possibleOrderNames(text: string): readonly string[] {
  return [...new Set([...text.matchAll(ANY_ORDER_NAME)].map(([name]) => name.toUpperCase()))];
}

const ORDER_GID = /^(?:gid:\/\/shopify\/Order\/)?(\d{1,20})$/;

/** The order that a conversation's own attribute names, as a GID; Chatwoot may keep a number, a text or a GID. */
export function orderIdOfAttributes(attributes: Readonly<Record<string, unknown>>): string | null {
  const legacyId = ORDER_GID.exec(String(attributes["shopify_order_id"] ?? "").trim())?.[1];
  return legacyId ? `gid://shopify/Order/${legacyId}` : null;
}
