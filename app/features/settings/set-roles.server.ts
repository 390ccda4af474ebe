import type { Database } from "../../db.server.ts";
import { mayManage, ROLES, type Actor, type Role } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordAuditEvent } from "../../models/audit-events.server.ts";
import { listPeople, saveRoles, type KnownPerson } from "../../models/people.server.ts";
import { lockShop } from "../../models/shops.server.ts";
import { inTransaction } from "../../models/transaction.server.ts";
import type { SettingsRefusal } from "./settings.ts";

/** The whole list of roles, by user id. People who are not named keep theirs. */
export type RolesByPerson = Readonly<Record<string, readonly Role[]>>;

interface SetRolesDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Gives people their roles, all at once, so that a manager can hand over to another; an audit event for each change.
 * Errors: `readOnly` for whoever is no manager when it is written; `invalid` under a person's id for one this shop does not know or
 * for the last manager. Nothing is written then.
 */
export async function setRoles(
  deps: SetRolesDeps,
  actor: Actor,
  command: RolesByPerson,
): Promise<Result<null, SettingsRefusal>> {
  if (!mayManage(actor)) return err({ kind: "readOnly" });
  const { shopDomain } = actor;
  return inTransaction<null, SettingsRefusal>(deps.database, async (tx) => {
    await lockShop(tx, shopDomain);
    const people = await listPeople(tx, shopDomain);
    // Another manager may have taken the role away since this request began.
    const isStillManager = people.some((person) => person.userId === actor.userId && mayManage(person));
    if (!isStillManager) return err({ kind: "readOnly" });
    const fields = objectionsTo(people, command);
    if (Object.keys(fields).length > 0) return err({ kind: "invalid", fields });
    for (const { userId, roles: before } of people) {
      const after = inOrder(command[userId] ?? before);
      if (after.join() === inOrder(before).join()) continue;
      await saveRoles(tx, { shopDomain, userId }, after);
      const data = { userId, from: [...before], to: after };
      await recordAuditEvent(tx, {
        shopDomain,
        kind: "roles.changed",
        actor,
        data,
        occurredAt: deps.clock.now(),
      });
    }
    return ok(null);
  });
}

function objectionsTo(people: readonly KnownPerson[], command: RolesByPerson): Record<string, string> {
  const unknown = Object.keys(command).filter((userId) => !people.some((person) => person.userId === userId));
  const fields = Object.fromEntries(
    unknown.map((userId) => [userId, "This person has not opened the app in this store yet."]),
  );
  const hasManager = people.some(({ userId, roles }) => (command[userId] ?? roles).includes("manager"));
  if (hasManager) return fields;
  const leaving = people.filter(mayManage).map(({ userId }) => userId);
  const sentence = "The last manager keeps the role. Give it to somebody else first.";
  return { ...fields, ...Object.fromEntries(leaving.map((userId) => [userId, sentence])) };
}

function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role));
}
