import { z } from "zod";
import { createChatwootClient } from "../../app/integrations/chatwoot/client.server.ts";
import type { ChatwootPort } from "../../app/integrations/chatwoot/port.ts";
import {
  createChatwootStandInAdmin,
  type ChatwootStandInAdmin,
} from "../../app/integrations/chatwoot/stand-in-admin.server.ts";
import { createChatwootStandIn } from "../../app/integrations/chatwoot/stand-in.server.ts";
import type { AgentDoc } from "../../app/integrations/chatwoot/stand-in/documents.ts";
import { openWorld, type World } from "../../app/integrations/chatwoot/stand-in/world.ts";
import { systemClock } from "../../app/lib/clock.ts";
import { serveOnLoopback } from "../../scripts/stand-ins/http-server.ts";
import { createMemoryStandInStore } from "./memory-stand-in-store.ts";

/** A Chatwoot behind HTTP: the client under test, and raw calls for what the client hides. */
export interface ChatwootFarSide {
  readonly port: ChatwootPort;
  /** Below the account; `token: null` sends none. */
  raw(method: string, path: string, options?: { body?: unknown; token?: string | null }): Promise<RawAnswer>;
  close(): Promise<void>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

interface Account {
  readonly baseUrl: string;
  readonly accountId: number;
  readonly apiToken: string;
}

const ADMIN_TOKEN = "admin-token";
/** An agent who is member of the API inbox only. */
export const AGENT_TOKEN = "agent-token";
const API_INBOX = 1;
export const EMAIL_INBOX = 2;

/** The live Chatwoot that the environment names: a sandbox account with an API inbox, for it gets test data. */
export function liveChatwoot(url: string): ChatwootFarSide {
  const accountId = Number(process.env.CHATWOOT_ACCOUNT_ID);
  const apiToken = process.env.CHATWOOT_API_TOKEN ?? "";
  if (!accountId || !apiToken) {
    throw new Error("CHATWOOT_CONTRACT_URL needs CHATWOOT_ACCOUNT_ID and CHATWOOT_API_TOKEN beside it");
  }
  return farSide({ baseUrl: url.replace(/\/+$/, ""), accountId, apiToken }, async () => undefined);
}

export interface StandInFarSide extends ChatwootFarSide {
  readonly account: Account;
  readonly admin: ChatwootStandInAdmin;
  readonly deliveries: Request[];
}

/** The stand-in on a loopback port of its own, with one account and nobody's conversations. */
export async function startChatwootStandIn(timeouts: Timeouts = {}): Promise<StandInFarSide> {
  const store = createMemoryStandInStore();
  const deliveries: Request[] = [];
  const deliver = async (request: Request) => deliveries.push(request);
  const wiring = { store, clock: systemClock, deliver };
  await putAccount(openWorld(store));
  const server = await serveOnLoopback(createChatwootStandIn(wiring), 0);
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const admin = createChatwootStandInAdmin({ ...wiring, origin: baseUrl });
  const account = { baseUrl, accountId: 1, apiToken: ADMIN_TOKEN };
  return { ...farSide(account, server.close, timeouts), account, admin, deliveries };
}

interface Timeouts {
  readonly readTimeoutMs?: number;
  readonly createTimeoutMs?: number;
}

function farSide(account: Account, close: () => Promise<void>, timeouts: Timeouts = {}): ChatwootFarSide {
  const port = createChatwootClient(account, timeouts);

  async function raw(
    method: string,
    path: string,
    { body, token = account.apiToken }: { body?: unknown; token?: string | null } = {},
  ): Promise<RawAnswer> {
    const response = await fetch(`${account.baseUrl}/api/v1/accounts/${account.accountId}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { api_access_token: token }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: jsonOrNull(text) };
  }

  return { port, raw, close };
}

const createdContact = z.object({
  payload: z.object({
    contact: z.object({ id: z.number() }),
    contact_inbox: z.object({ source_id: z.string() }),
  }),
});
const createdConversation = z.object({ id: z.number() });
const inboxes = z.object({ payload: z.array(z.object({ id: z.number(), channel_type: z.string() })) });

/** A new customer with a new conversation, made through Chatwoot's own API, in which nobody has written. */
export async function openConversation({ raw }: ChatwootFarSide) {
  const inbox = inboxes
    .parse((await raw("GET", "/inboxes")).json)
    .payload.find(({ channel_type }) => channel_type === "Channel::Api");
  if (!inbox) throw new Error("the Chatwoot account has no API inbox: add one for the contract suite");
  const stamp = uniqueNumber();
  const contact = {
    name: "Mara Ellis",
    email: `mara.${stamp}@example.com`,
    phone_number: `+1${stamp}`,
    identifier: `gid://shopify/Customer/${stamp}`,
  };
  const answer = await raw("POST", "/contacts", { body: { inbox_id: inbox.id, ...contact } });
  const { payload } = createdContact.parse(answer.json);
  const { source_id } = payload.contact_inbox;
  const conversation = await raw("POST", "/conversations", {
    body: { inbox_id: inbox.id, contact_id: payload.contact.id, source_id },
  });
  return { ...contact, contactId: payload.contact.id, id: createdConversation.parse(conversation.json).id };
}

/** What the customer writes; only API inboxes take it this way. */
export async function customerWrites({ raw }: ChatwootFarSide, id: number, content: string): Promise<void> {
  const body = { content, message_type: "incoming" };
  const { status } = await raw("POST", `/conversations/${id}/messages`, { body });
  if (status !== 200) throw new Error(`the customer's message was refused with ${status}`);
}

let latest = 0;

/** Ten digits, rising, different from those of earlier runs. */
function uniqueNumber(): number {
  latest = Math.max(latest + 1, 2_000_000_000 + (Date.now() % 7_000_000_000));
  return latest;
}

async function putAccount(world: World): Promise<void> {
  await world.accounts.put(1, { id: 1, name: "Contract" });
  await world.inboxes.put(API_INBOX, { id: API_INBOX, name: "Order desk", channel_type: "Channel::Api" });
  await world.inboxes.put(EMAIL_INBOX, { id: EMAIL_INBOX, name: "E-mail", channel_type: "Channel::Email" });
  const iris: AgentDoc = {
    id: 4,
    name: "Iris Novak",
    available_name: "Iris",
    email: "iris@shop.example",
    role: "administrator",
    confirmed: true,
    access_token: ADMIN_TOKEN,
    inbox_ids: [],
  };
  const agent = { role: "agent", access_token: AGENT_TOKEN } as const;
  await world.agents.put(4, iris);
  await world.agents.put(5, { ...iris, ...agent, id: 5, name: "Theo Park", inbox_ids: [API_INBOX] });
  await world.attributeDefinitions.put(1, {
    id: 1,
    attribute_key: "shopify_order_name",
    attribute_display_name: "Order",
  });
  await world.cannedResponses.put(8, {
    id: 8,
    short_code: "prepaid-return-label",
    content: "Hi {{contact.first_name}}, your prepaid label is attached.",
    created_at: 1_790_000_000,
  });
  await world.macros.put(12, {
    id: 12,
    name: "Prepaid return label",
    actions: [{ action_name: "add_label", action_params: ["return-label-sent"] }],
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
