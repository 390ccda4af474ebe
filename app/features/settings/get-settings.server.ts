import type { Database } from "../../db.server.ts";
import { decimalOf } from "../../domain/money.ts";
import { mayManage, type Actor } from "../../domain/person.ts";
import type { Credentials, CredentialsByVendor } from "../../models/connections.server.ts";
import { listPeople } from "../../models/people.server.ts";
import type { DefaultSettings, ShopSettings } from "../../models/shops.server.ts";
import type { ConnectionView, SettingsView } from "./settings.ts";

interface GetSettingsDeps {
  readonly database: Database;
  readonly settings: ShopSettings;
  readonly defaults: DefaultSettings;
  credentials(): Promise<CredentialsByVendor>;
}

/** What the page shows. Secrets stay on the server: of them only whether there is one. */
export async function getSettings(deps: GetSettingsDeps, actor: Actor): Promise<SettingsView> {
  const [people, credentials] = await Promise.all([
    listPeople(deps.database, actor.shopDomain),
    deps.credentials(),
  ]);
  const { policy } = deps.settings;
  return {
    mayManage: mayManage(actor),
    managers: people.filter(mayManage).map(({ name }) => name),
    general: {
      modalApprovals: deps.settings.modalApprovals,
      aiEscalations: deps.settings.aiEscalations,
      slaMinutes: String(policy.slaMinutes),
      refundEscalateAt: decimalOf(policy.refundEscalateAt),
      refundManagerOver: decimalOf(policy.refundManagerOver),
      currencyCode: policy.refundManagerOver.currencyCode,
    },
    defaults: {
      slaMinutes: String(deps.defaults.slaMinutes),
      refundEscalateAt: deps.defaults.refundEscalateAt,
      refundManagerOver: deps.defaults.refundManagerOver,
    },
    chatwoot: viewOf(credentials.chatwoot),
    supabase: viewOf(credentials.supabase),
    people: people.map((person) => ({ ...person, isYou: person.userId === actor.userId })),
  };
}

function viewOf(own: Credentials | null): ConnectionView {
  return {
    source: own?.source ?? null,
    baseUrl: own?.baseUrl ?? "",
    accountId: own?.accountId?.toString() ?? "",
    isReadable: own === null || own.secret !== null,
    hasWebhookSecret: own?.hasWebhookSecret ?? false,
  };
}
