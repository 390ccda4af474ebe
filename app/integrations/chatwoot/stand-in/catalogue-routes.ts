import { randomBytes } from "node:crypto";
import { z } from "zod";
import { recordInvalid } from "./answers.ts";
import { administratorOnly, maySee, type StandInCall } from "./call.ts";
import type { WebhookDoc } from "./documents.ts";
import { agentView, inboxView } from "./views.ts";

const EVENTS = [
  "conversation_status_changed",
  "conversation_updated",
  "conversation_created",
  "contact_created",
  "contact_updated",
  "message_created",
  "message_updated",
  "webwidget_triggered",
  "inbox_created",
  "inbox_updated",
  "conversation_typing_on",
  "conversation_typing_off",
] as const;

const webhookSchema = z.object({
  url: z.url(),
  name: z.string().nullish(),
  subscriptions: z.array(z.enum(EVENTS)).min(1),
});

export async function showProfile({ agent, world }: StandInCall) {
  const accounts = await world.accounts.list();
  const membership = { role: agent.role, status: "active", permissions: [agent.role], custom_role_id: null };
  return {
    ...agentView(agent),
    account_id: accounts[0]?.id,
    accounts: accounts.map((account) => ({ ...account, ...membership })),
  };
}

/** A bare array in order of name. */
export async function listAgents({ world }: StandInCall) {
  const agents = await world.agents.list();
  return agents.sort((a, b) => a.name.localeCompare(b.name)).map(agentView);
}

export async function listInboxes({ agent, world }: StandInCall) {
  const inboxes = (await world.inboxes.list()).filter((inbox) => maySee(agent, { inbox_id: inbox.id }));
  return { payload: inboxes.map(inboxView) };
}

/** A bare array with every row. */
export async function listCannedResponses({ world }: StandInCall) {
  const rows = await world.cannedResponses.list();
  return rows.map(({ created_at, ...row }) => {
    const time = new Date(created_at * 1000).toISOString();
    return { ...row, account_id: 1, created_at: time, updated_at: time };
  });
}

export async function listMacros({ agent, world }: StandInCall) {
  const person = agentView(agent);
  const macros = await world.macros.list();
  return {
    payload: macros.map((macro) => ({
      ...macro,
      visibility: "global",
      created_by: person,
      updated_by: person,
      account_id: 1,
      files: [],
    })),
  };
}

export async function listAttributeDefinitions({ world }: StandInCall) {
  const rows = await world.attributeDefinitions.list();
  return rows.map((row) => ({
    ...row,
    attribute_display_type: "text",
    attribute_model: "conversation_attribute",
  }));
}

export async function listWebhooks(call: StandInCall) {
  administratorOnly(call);
  return { payload: { webhooks: (await call.world.webhooks.list()).map(webhookView) } };
}

export async function createWebhook(call: StandInCall) {
  administratorOnly(call);
  const parsed = webhookSchema.safeParse(call.body["webhook"] ?? call.body);
  if (!parsed.success) throw recordInvalid("Subscriptions Invalid events", ["subscriptions"]);
  const isTaken = (await call.world.webhooks.list()).some((webhook) => webhook.url === parsed.data.url);
  if (isTaken) throw recordInvalid("Url has already been taken", ["url"]);
  const webhook: WebhookDoc = {
    id: await call.world.nextId("webhook"),
    name: parsed.data.name ?? null,
    url: parsed.data.url,
    subscriptions: parsed.data.subscriptions,
    secret: randomBytes(18).toString("base64url"),
  };
  await call.world.webhooks.put(webhook.id, webhook);
  return { payload: { webhook: webhookView(webhook) } };
}

function webhookView(webhook: WebhookDoc) {
  return { ...webhook, account_id: 1 };
}
