export type Role = "operator" | "manager" | "trainer";

/** A staff member as this shop's app knows them. Roles are ours: no Shopify token carries any. */
export interface Actor {
  readonly shopDomain: string;
  /** Shopify's staff id as text: it outgrows a JavaScript number. */
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Operators decide on cases, and managers may do what operators may. An unknown staff member may only read. */
export function mayDecide(actor: Pick<Actor, "roles">): boolean {
  return actor.roles.includes("operator") || actor.roles.includes("manager");
}

export function mayManage(actor: Pick<Actor, "roles">): boolean {
  return actor.roles.includes("manager");
}

export function isRole(value: string): value is Role {
  return value === "operator" || value === "manager" || value === "trainer";
}
