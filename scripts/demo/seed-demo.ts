import type { Database } from "../../app/db.server.ts";
import { putShopifyWorld } from "../../app/integrations/shopify/stand-in/world.ts";
import type { StandInStore } from "../../app/lib/stand-in-store.ts";
import { evergreenShopifyWorld } from "../../prisma/seed-data/orders.ts";
import { EVERGREEN_SHOP, evergreenStaff } from "../../prisma/seed-data/people.ts";
import { seedChatwoot } from "../../prisma/seed-data/conversations.ts";

const SEEDED = { kind: "demo", key: "seeded" } as const;

/** Evergreen Outfitters at its first start; kept as it has become afterwards. */
export async function seedDemo(database: Database, store: StandInStore, now: Date): Promise<void> {
  if (await store.get(SEEDED.kind, SEEDED.key)) return;
  await putShopifyWorld(store, evergreenShopifyWorld(now));
  await seedChatwoot(store, { now });
  await seedPeople(database);
  await store.put(SEEDED.kind, SEEDED.key, { at: now.toISOString() });
}

/** Who may do what, as a manager would have set it: without a role a staff member only reads. */
async function seedPeople(database: Database): Promise<void> {
  const { domain, name } = EVERGREEN_SHOP;
  await database.shop.upsert({ where: { domain }, create: { domain, name }, update: {} });
  for (const person of Object.values(evergreenStaff)) {
    await database.person.upsert({
      where: { shopDomain_userId: { shopDomain: domain, userId: person.userId } },
      create: {
        shopDomain: domain,
        userId: person.userId,
        email: person.email,
        name: `${person.firstName} ${person.lastName}`,
        accountOwner: person.accountOwner,
        roles: [...person.roles],
      },
      update: {},
    });
  }
}
