import { createChatwootClient } from "../../app/integrations/chatwoot/client.server.ts";
import { createChatwootStandInAdmin } from "../../app/integrations/chatwoot/stand-in-admin.server.ts";
import type { Deliver } from "../../app/integrations/chatwoot/stand-in/webhooks.ts";
import { createChatwootStandIn } from "../../app/integrations/chatwoot/stand-in.server.ts";
import type { ConversationDoc } from "../../app/integrations/chatwoot/stand-in/documents.ts";
import { openWorld } from "../../app/integrations/chatwoot/stand-in/world.ts";
import type { Clock } from "../../app/lib/clock.ts";
import { createMemoryStandInStore } from "./memory-stand-in-store.ts";

const ORIGIN = "https://chatwoot.example";
const TOKEN = "test-token";
export const PRIYA = 4;

export interface NewConversation {
  readonly id: number;
  readonly name: string;
  readonly email?: string | null;
  readonly identifier?: string | null;
  readonly phone?: string | null;
  readonly contactId?: number;
  readonly change?: Partial<ConversationDoc>;
}

/** An empty Chatwoot account in memory, with one inbox, one agent and the app's administrator. */
export async function startChatwoot(clock: Clock, deliver: Deliver = async () => undefined) {
  const store = createMemoryStandInStore();
  const world = openWorld(store);
  const handle = createChatwootStandIn({ store, clock, deliver });
  const admin = createChatwootStandInAdmin({ store, clock, deliver, origin: ORIGIN });
  const port = createChatwootClient(
    { baseUrl: ORIGIN, accountId: 1, apiToken: TOKEN },
    { fetch: (url, init) => handle(new Request(url, init)) },
  );
  await world.accounts.put(1, { id: 1, name: "Evergreen Outfitters" });
  await world.inboxes.put(1, { id: 1, name: "Website", channel_type: "Channel::Api" });
  await world.attributeDefinitions.put(1, {
    id: 1,
    attribute_key: "shopify_order_id",
    attribute_display_name: "Shopify order",
  });
  await putAgent(1, "App", "administrator", TOKEN);
  await putAgent(PRIYA, "Priya Shah", "agent", "priya-token");

  async function putAgent(id: number, name: string, role: "agent" | "administrator", token: string) {
    const email = `${name.split(" ")[0]?.toLowerCase()}@evergreen.example`;
    const access = { access_token: token, inbox_ids: [1] };
    await world.agents.put(id, { id, name, available_name: name, email, role, confirmed: true, ...access });
  }

  /** A contact and its conversation, in which nobody has written yet. */
  async function addConversation(conversation: NewConversation): Promise<void> {
    const { id, name, contactId = id + 10_000 } = conversation;
    const now = clock.now().getTime() / 1000;
    await world.contacts.put(contactId, {
      id: contactId,
      name,
      email: conversation.email ?? null,
      phone_number: conversation.phone ?? null,
      identifier: conversation.identifier ?? null,
      custom_attributes: {},
      additional_attributes: {},
      created_at: now,
      last_activity_at: null,
    });
    await world.conversations.put(id, {
      id,
      uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
      source_id: `source-${contactId}`,
      inbox_id: 1,
      contact_id: contactId,
      status: "open",
      snoozed_until: null,
      assignee_id: null,
      labels: [],
      custom_attributes: {},
      additional_attributes: {},
      priority: null,
      created_at: now,
      updated_at: now,
      last_activity_at: now,
      waiting_since: null,
      first_reply_created_at: null,
      applied_sla: null,
      ...conversation.change,
    });
  }

  /** How often the app has called an operation of Chatwoot's. */
  async function countOf(operation: string): Promise<number> {
    return (await admin.readJournal()).filter((entry) => entry.operation === operation).length;
  }

  return { port, admin, world, addConversation, countOf };
}
