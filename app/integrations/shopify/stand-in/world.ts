import type { StandInStore } from "../../../lib/stand-in-store.ts";
import {
  faultDocumentSchema,
  orderDocumentSchema,
  shopDocumentSchema,
  staffDocumentSchema,
} from "./documents.ts";
import type { FaultDocument, OrderDocument, ShopDocument, StaffDocument } from "./documents.ts";

const KIND = {
  fault: "shopify.fault",
  order: "shopify.order",
  shop: "shopify.shop",
  staff: "shopify.staff",
} as const;

export interface ShopifyWorld {
  readonly shop: ShopDocument;
  readonly staff: readonly StaffDocument[];
  readonly orders: readonly OrderDocument[];
}

/** Puts a whole shop into an empty or existing world; documents of the same id are replaced. */
export async function putShopifyWorld(store: StandInStore, world: ShopifyWorld): Promise<void> {
  const { shop } = world;
  await store.put(KIND.shop, shop.domain, shop);
  for (const person of world.staff) await store.put(KIND.staff, keyOf(shop.domain, person.userId), person);
  for (const order of world.orders) await putOrder(store, order);
}

export async function findShop(store: StandInStore, domain: string): Promise<ShopDocument | null> {
  return shopDocumentSchema.nullable().parse(await store.get(KIND.shop, domain));
}

export async function findStaff(
  store: StandInStore,
  domain: string,
  userId: string,
): Promise<StaffDocument | null> {
  return staffDocumentSchema.nullable().parse(await store.get(KIND.staff, keyOf(domain, userId)));
}

export async function findOrder(
  store: StandInStore,
  domain: string,
  gid: string,
): Promise<OrderDocument | null> {
  return orderDocumentSchema.nullable().parse(await store.get(KIND.order, keyOf(domain, gid)));
}

/** A shop's orders, oldest first. */
export async function listOrders(store: StandInStore, domain: string): Promise<OrderDocument[]> {
  const rows = await store.list(KIND.order);
  const own = rows.filter(({ key }) => key.startsWith(keyOf(domain, "")));
  return own
    .map(({ doc }) => orderDocumentSchema.parse(doc))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

export async function putOrder(store: StandInStore, order: OrderDocument): Promise<void> {
  await store.put(KIND.order, keyOf(order.shop, order.id), order);
}

/** Switches a fault on for a shop, or off with null. */
export async function setShopifyFault(
  store: StandInStore,
  domain: string,
  fault: FaultDocument | null,
): Promise<void> {
  await store.put(KIND.fault, domain, fault);
}

/** The fault that this request meets; counts it down where it is limited. */
export async function takeFault(store: StandInStore, domain: string): Promise<FaultDocument | null> {
  const current = faultDocumentSchema.nullable().parse(await store.get(KIND.fault, domain));
  if (current === null || current.remaining === null) return current;
  return store.transaction(async (locked) => {
    const fault = faultDocumentSchema.nullable().parse(await locked.get(KIND.fault, domain));
    if (fault === null || fault.remaining === null) return fault;
    const left = fault.remaining - 1;
    await locked.put(KIND.fault, domain, left > 0 ? { ...fault, remaining: left } : null);
    return fault;
  });
}

function keyOf(domain: string, id: string): string {
  return `${domain}/${id}`;
}
