export const ROLES = ["operator", "manager", "trainer"] as const;
export type Role = (typeof ROLES)[number];

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

/** As which of the two a person grants refunds. */
export function grantRoleOf(actor: Pick<Actor, "roles">): "operator" | "manager" {
  return mayManage(actor) ? "manager" : "operator";
}

export function isRole(value: string): value is Role {
  return ROLES.some((role) => role === value);
}
