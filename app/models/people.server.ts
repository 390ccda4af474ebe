import type { Database } from "../db.server.ts";
import { isRole, type Actor } from "../domain/person.ts";

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
    await tx.shop.createMany({ data: { domain: shopDomain }, skipDuplicates: true });
    // Two owners opening the app at once must not both find no manager.
    await tx.$executeRaw`select 1 from "Shop" where domain = ${shopDomain} for update`;
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
