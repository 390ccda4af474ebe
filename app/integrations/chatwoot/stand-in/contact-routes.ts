import { z } from "zod";
import { notFound, recordInvalid, unprocessable } from "./answers.ts";
import type { StandInCall } from "./call.ts";
import type { ContactDoc } from "./documents.ts";
import { compileFilter } from "./filter.ts";
import { contactView, inboxView } from "./views.ts";

const PAGE_SIZE = 15;
const KEYS = ["name", "email", "phone_number", "identifier", "blocked"];

const createSchema = z.object({
  inbox_id: z.number().int(),
  name: z.string().default(""),
  email: z.string().nullish(),
  phone_number: z.string().nullish(),
  identifier: z.string().nullish(),
});

/** Contacts that can be told apart only; count is the total here, and the rows of the page in the search. */
export async function filterContacts(call: StandInCall) {
  const matches = compileFilter(withPlus(call.body), KEYS, filterValues);
  const rows = (await call.world.contacts.list()).filter((row) => isResolved(row) && matches(row));
  const page = Math.max(1, Number(call.query.get("page") ?? 1));
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return {
    meta: { count: rows.length, current_page: page, has_more: rows.length > page * PAGE_SIZE },
    payload: shown.map((row) => ({ ...contactView(row), contact_inboxes: [] })),
  };
}

/** The one payload that is an object with the contact inside. */
export async function createContact(call: StandInCall) {
  const parsed = createSchema.safeParse(call.body);
  if (!parsed.success) throw unprocessable("param is missing or the value is empty: inbox_id");
  const inbox = await call.world.inboxes.get(parsed.data.inbox_id);
  if (inbox === null) throw notFound();
  const contact: ContactDoc = {
    id: await call.world.nextId("contact"),
    name: parsed.data.name,
    email: parsed.data.email?.toLowerCase() ?? null,
    phone_number: parsed.data.phone_number ?? null,
    identifier: parsed.data.identifier ?? null,
    custom_attributes: {},
    additional_attributes: {},
    created_at: call.now,
    last_activity_at: null,
  };
  checkUnique(contact, await call.world.contacts.list());
  await call.world.contacts.put(contact.id, contact);
  const source_id = `source-${contact.id}`;
  return {
    payload: {
      contact: { ...contactView(contact), contact_inboxes: [{ source_id, inbox: inboxView(inbox) }] },
      contact_inbox: {
        inbox: { id: inbox.id, channel_id: inbox.id, account_id: 1, name: inbox.name },
        source_id,
      },
    },
  };
}

function checkUnique(contact: ContactDoc, others: readonly ContactDoc[]): void {
  const labels = { email: "Email", phone_number: "Phone number", identifier: "Identifier" } as const;
  for (const key of ["email", "phone_number", "identifier"] as const) {
    const isTaken = contact[key] !== null && others.some((other) => other[key] === contact[key]);
    if (isTaken) throw recordInvalid(`${labels[key]} has already been taken`, [key]);
  }
}

function isResolved(contact: ContactDoc): boolean {
  return [contact.email, contact.phone_number, contact.identifier].some((value) => Boolean(value));
}

function filterValues(row: ContactDoc, key: string): readonly (string | number | null)[] {
  if (key === "name") return [row.name];
  if (key === "email") return [row.email];
  if (key === "phone_number") return [row.phone_number];
  return key === "identifier" ? [row.identifier] : [];
}

/** The server puts the plus sign in front of a phone number by itself. */
function withPlus(body: Readonly<Record<string, unknown>>): unknown {
  const payload = Array.isArray(body["payload"]) ? body["payload"] : [];
  return { payload: payload.map((condition: unknown) => withPlusIn(condition)) };
}

function withPlusIn(condition: unknown): unknown {
  const parsed = z
    .looseObject({ attribute_key: z.literal("phone_number"), values: z.array(z.string()) })
    .safeParse(condition);
  if (!parsed.success) return condition;
  return { ...parsed.data, values: parsed.data.values.map((value) => `+${value.replaceAll("+", "")}`) };
}
