import { ROLES, type Role } from "../../domain/person.ts";
import type { PersonView, SettingsView } from "./settings.ts";

/** What was typed and is not stored yet, by field name; the rest of the page stays what the server says. */
export type Edits = Readonly<Record<string, string>>;

/** Every field of the page as text, as its form sends it. Secrets are never read, so they start empty. */
export function storedFields(settings: SettingsView): Edits {
  const { general, chatwoot, supabase, people } = settings;
  return {
    "general.modalApprovals": general.modalApprovals ? "1" : "0",
    "general.aiEscalations": general.aiEscalations ? "1" : "0",
    "general.slaMinutes": general.slaMinutes,
    "general.refundEscalateAt": general.refundEscalateAt,
    "general.refundManagerOver": general.refundManagerOver,
    "chatwoot.baseUrl": chatwoot.baseUrl,
    "chatwoot.accountId": chatwoot.accountId,
    "chatwoot.secret": "",
    "chatwoot.webhookSecret": "",
    "supabase.baseUrl": supabase.baseUrl,
    "supabase.secret": "",
    ...Object.fromEntries(people.map((person) => [`people.${person.userId}`, rolesText(person)])),
  };
}

/** Only what differs from what is stored now. */
export function realEdits(edits: Edits, stored: Edits): Edits {
  return Object.fromEntries(
    Object.entries(edits).filter(([name, value]) => name in stored && stored[name] !== value),
  );
}

/** A connection travels whole, because its parts belong together; of the rest only what was changed. */
export function formOf(edits: Edits, stored: Edits): Edits {
  const whole = ["chatwoot", "supabase"].filter((section) =>
    Object.keys(edits).some((name) => name.startsWith(`${section}.`)),
  );
  return { ...Object.assign({}, ...whole.map((section) => sectionOf(section, edits, stored))), ...edits };
}

export function sectionOf(section: string, edits: Edits, stored: Edits): Edits {
  return Object.fromEntries(
    Object.entries({ ...stored, ...edits }).filter(([name]) => name.startsWith(`${section}.`)),
  );
}

export function withRole(roles: string, role: Role, isGiven: boolean): string {
  const has = roles.split(",");
  return ROLES.filter((each) => (each === role ? isGiven : has.includes(each))).join();
}

function rolesText({ roles }: Pick<PersonView, "roles">): string {
  return ROLES.filter((role) => roles.includes(role)).join();
}
