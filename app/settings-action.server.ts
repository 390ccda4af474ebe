import { data } from "@remix-run/node";
import { z } from "zod";
import type { RequestContext } from "./composition.server.ts";
import { isRole } from "./domain/person.ts";
import type { Result } from "./domain/result.ts";
import { disconnect } from "./features/settings/disconnect.server.ts";
import type { ConnectionDraft } from "./features/settings/read-connection.ts";
import { saveConnection } from "./features/settings/save-connection.server.ts";
import { saveGeneral } from "./features/settings/save-general.server.ts";
import { setRoles } from "./features/settings/set-roles.server.ts";
import type { SettingsAnswer, SettingsRefusal } from "./features/settings/settings.ts";
import { testConnection } from "./features/settings/test-connection.server.ts";

const typed = z.string().max(4_000);
const switched = z.enum(["1", "0"]).transform((value) => value === "1");
const generalSchema = z.strictObject({
  modalApprovals: switched.optional(),
  aiEscalations: switched.optional(),
  slaMinutes: typed.optional(),
  refundEscalateAt: typed.optional(),
  refundManagerOver: typed.optional(),
});
const chatwootSchema = z.strictObject({
  baseUrl: typed,
  accountId: typed,
  secret: typed.default(""),
  webhookSecret: typed.default(""),
});
const supabaseSchema = z.strictObject({ baseUrl: typed, secret: typed.default("") });
const rolesSchema = z.record(
  z.string().regex(/^\d{1,20}$/),
  typed.transform((list) => list.split(",").filter(isRole)),
);
const vendorSchema = z.enum(["chatwoot", "supabase"]);

const SECTIONS = ["general", "chatwoot", "supabase", "people"] as const;
type Section = (typeof SECTIONS)[number];
type Fields = Readonly<Record<string, FormDataEntryValue>>;
type Outcome = Result<null, SettingsRefusal>;

const READ_ONLY = "Only a manager changes settings.";
const NOTHING: SettingsAnswer = { saved: [], errors: {}, sentence: null, test: null };

/** What the settings page does with a form: one command a section, each whole or not at all. */
export async function handleSettingsAction(context: RequestContext, form: FormData) {
  try {
    const vendor = vendorSchema.safeParse(form.get("vendor"));
    if (form.get("intent") === "save") return await saveSections(context, form);
    if (form.get("intent") === "test" && vendor.success) return await test(context, form, vendor.data);
    if (form.get("intent") === "disconnect" && vendor.success) {
      const gone = await disconnect(context, context.actor, vendor.data);
      return gone.ok ? data(NOTHING) : refuse(vendor.data, gone.error);
    }
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
  }
  const sentence = "This form is not complete. Reload the page and try again.";
  return data<SettingsAnswer>({ ...NOTHING, sentence }, { status: 400 });
}

/** Who may is answered first, so that nobody learns from a refused field what a manager would. */
async function saveSections(context: RequestContext, form: FormData) {
  const saved: string[] = [];
  let errors = {};
  for (const section of SECTIONS) {
    const fields = fieldsOf(form, section);
    if (Object.keys(fields).length === 0) continue;
    const outcome = await save(context, section, fields);
    if (outcome.ok) saved.push(...Object.keys(fields).map((name) => `${section}.${name}`));
    else if (outcome.error.kind === "readOnly") return refuse(section, outcome.error);
    else errors = { ...errors, ...prefixed(section, outcome.error.fields) };
  }
  return data<SettingsAnswer>(
    { ...NOTHING, saved, errors },
    { status: Object.keys(errors).length === 0 ? 200 : 422 },
  );
}

async function save(context: RequestContext, section: Section, fields: Fields): Promise<Outcome> {
  switch (section) {
    case "general":
      return saveGeneral(context, context.actor, generalSchema.parse(fields));
    case "people":
      return setRoles(context, context.actor, rolesSchema.parse(fields));
    default:
      return saveConnection(context, context.actor, draftOf(section, fields));
  }
}

async function test(context: RequestContext, form: FormData, vendor: ConnectionDraft["vendor"]) {
  const tested = await testConnection(context, context.actor, draftOf(vendor, fieldsOf(form, vendor)));
  return tested.ok ? data<SettingsAnswer>({ ...NOTHING, test: tested.value }) : refuse(vendor, tested.error);
}

function draftOf(vendor: ConnectionDraft["vendor"], fields: Fields): ConnectionDraft {
  if (vendor === "chatwoot") return { vendor, ...chatwootSchema.parse(fields) };
  return { vendor, ...supabaseSchema.parse(fields) };
}

/** "chatwoot.baseUrl" as "baseUrl" of the section "chatwoot". */
function fieldsOf(form: FormData, section: Section): Fields {
  const own = [...form].filter(([name]) => name.startsWith(`${section}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(section.length + 1), value]));
}

function prefixed(section: Section, fields: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, sentence]) => [`${section}.${name}`, sentence]),
  );
}

function refuse(section: Section, refusal: SettingsRefusal) {
  if (refusal.kind === "readOnly")
    return data<SettingsAnswer>({ ...NOTHING, sentence: READ_ONLY }, { status: 403 });
  const errors = prefixed(section, refusal.fields);
  return data<SettingsAnswer>({ ...NOTHING, errors }, { status: 422 });
}
