import type { Database, Transaction } from "../db.server.ts";
import { isRole, type Actor, type Role } from "../domain/person.ts";
import { lockShop } from "./shops.server.ts";

export interface StaffMember {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly accountOwner: boolean;
}

/**
 * The acting person, remembered with their roles. The first account owner of a shop becomes its manager;
 * anybody else starts without a role, which means read only.
 */
export async function rememberStaffMember(
  database: Database,
  shopDomain: string,
  staff: StaffMember,
): Promise<Actor> {
  const known = await database.person.findUnique({
    where: { shopDomain_userId: { shopDomain, userId: staff.userId } },
  });
  const person = known && isSame(known, staff) ? known : await saveStaffMember(database, shopDomain, staff);
  return {
    shopDomain,
    userId: person.userId,
    email: person.email,
    name: person.name,
    roles: person.roles.filter(isRole),
  };
}

function isSame(known: StaffMember, staff: StaffMember): boolean {
  return (
    known.email === staff.email && known.name === staff.name && known.accountOwner === staff.accountOwner
  );
}

async function saveStaffMember(database: Database, shopDomain: string, staff: StaffMember) {
  return database.$transaction(async (tx) => {
    // Two owners opening the app at once must not both find no manager.
    await lockShop(tx, shopDomain);
    const managers = await tx.person.count({ where: { shopDomain, roles: { has: "manager" } } });
    const roles = staff.accountOwner && managers === 0 ? ["manager"] : [];
    const { userId, ...facts } = staff;
    return tx.person.upsert({
      where: { shopDomain_userId: { shopDomain, userId } },
      create: { shopDomain, ...staff, roles },
      // Who becomes the owner of a shop without a manager is its first one too.
      update: roles.length > 0 ? { ...facts, roles } : facts,
    });
  });
}

export interface KnownPerson {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly accountOwner: boolean;
  readonly roles: readonly Role[];
}

/** Everybody who ever opened the app in this shop, by name. */
export async function listPeople(
  client: Database | Transaction,
  shopDomain: string,
): Promise<readonly KnownPerson[]> {
  const people = await client.person.findMany({
    where: { shopDomain },
    orderBy: [{ name: "asc" }, { userId: "asc" }],
  });
  return people.map(({ userId, email, name, accountOwner, roles }) => ({
    userId,
    email,
    name,
    accountOwner,
    roles: roles.filter(isRole),
  }));
}

export async function saveRoles(
  tx: Transaction,
  key: { readonly shopDomain: string; readonly userId: string },
  roles: readonly Role[],
): Promise<void> {
  await tx.person.update({ where: { shopDomain_userId: key }, data: { roles: [...roles] } });
}

export async function namesOfPeople(
  database: Database,
  shopDomain: string,
): Promise<ReadonlyMap<string, string>> {
  const people = await database.person.findMany({
    where: { shopDomain },
    select: { userId: true, name: true },
  });
  return new Map(people.map(({ userId, name }) => [userId, name]));
}

/** The id of the one staff member with this address, whatever its case; null when none or several have it. */
export async function findPersonByEmail(
  database: Database,
  shopDomain: string,
  email: string,
): Promise<string | null> {
  const people = await database.person.findMany({
    where: { shopDomain, email: { equals: email, mode: "insensitive" } },
    select: { userId: true },
    take: 2,
  });
  return people.length === 1 ? (people[0]?.userId ?? null) : null;
}
