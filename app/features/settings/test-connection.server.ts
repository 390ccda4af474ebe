import { mayManage, type Actor } from "../../domain/person.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { MirrorPort } from "../../integrations/supabase/port.ts";
import type { CredentialsByVendor } from "../../models/connections.server.ts";
import { readConnection, type AddressParsers, type ConnectionDraft } from "./read-connection.ts";
import type { ConnectionTest, SettingsRefusal } from "./settings.ts";
import { testChatwoot } from "./test-chatwoot.server.ts";
import { testSupabase } from "./test-supabase.server.ts";

interface TestConnectionDeps {
  readonly connectors: {
    readonly parseAddress: AddressParsers;
    chatwoot(baseUrl: string, accountId: number, apiToken: string): ChatwootPort;
    supabase(url: string, secretKey: string): MirrorPort;
  };
  credentials(): Promise<CredentialsByVendor>;
}

/**
 * Tries what is typed, before it is saved; without a typed secret the one in use, at the address it belongs to only.
 * Nothing is written, here or there. Errors: `readOnly` for whoever is no manager; `invalid` with a sentence per field.
 */
export async function testConnection(
  deps: TestConnectionDeps,
  actor: Actor,
  draft: ConnectionDraft,
): Promise<Result<ConnectionTest, SettingsRefusal>> {
  if (!mayManage(actor)) return err({ kind: "readOnly" });
  const { connectors } = deps;
  const own = (await deps.credentials())[draft.vendor];
  // The environment's address is the operator's own choice: it may be one that Settings would not take.
  const isUnchanged = own?.source === "environment" && draft.baseUrl.trim() === own.baseUrl;
  const trusted = { ...connectors.parseAddress, ...(isUnchanged ? { [draft.vendor]: ok<string> } : {}) };
  const read = readConnection(draft, trusted);
  if (!read.ok) return err({ kind: "invalid", fields: read.error });
  const { baseUrl, accountId } = read.value;
  const secret = read.value.secret ?? (own?.baseUrl === baseUrl ? own.secret : null);
  if (secret === null) {
    const fields = {
      secret: draft.vendor === "chatwoot" ? "Enter the access token." : "Enter the secret key.",
    };
    return err({ kind: "invalid", fields });
  }
  if (accountId !== null)
    return ok(await testChatwoot(connectors.chatwoot(baseUrl, accountId, secret), accountId));
  return ok(await testSupabase(connectors.supabase(baseUrl, secret)));
}
