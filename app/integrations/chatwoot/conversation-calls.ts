import type { Call } from "./exchange.server.ts";
import { toConversation } from "./mapping.ts";
import { ChatwootError } from "./port.ts";
import type { ChatwootPort, ConversationKey, ConversationQuery, StatusChange } from "./port.ts";
import {
  assignmentSchema,
  conversationFilterSchema,
  conversationListSchema,
  conversationSchema,
  customAttributesSchema,
  labelsSchema,
  toggleStatusSchema,
} from "./schema.ts";

type Reads = Pick<
  ChatwootPort,
  "showConversation" | "filterConversations" | "listConversations" | "getLabels"
>;
type Writes = Pick<ChatwootPort, "setLabels" | "toggleStatus" | "assign" | "mergeCustomAttributes">;

export function conversationCalls(call: Call): Reads & Writes {
  return { ...reads(call), ...writes(call) };
}

function reads(call: Call): Reads {
  return {
    async showConversation(conversationId) {
      const { value, serverAt } = await call({
        method: "GET",
        path: `/conversations/${conversationId}`,
        schema: conversationSchema,
      });
      return { conversation: toConversation(value), serverAt };
    },

    async filterConversations(by, page = 1) {
      const { value } = await call({
        method: "POST",
        path: "/conversations/filter",
        query: { page: String(page) },
        body: { payload: [{ ...conditionOf(by), filter_operator: "equal_to" }] },
        schema: conversationFilterSchema,
      });
      return value.payload.map(toConversation);
    },

    async listConversations(query) {
      const { value } = await call({
        method: "GET",
        path: "/conversations",
        query: { status: "all", ...queryOf(query) },
        schema: conversationListSchema,
      });
      return value.data.payload.map(toConversation);
    },

    async getLabels(conversationId) {
      const path = `/conversations/${conversationId}/labels`;
      const { value } = await call({ method: "GET", path, schema: labelsSchema });
      return value.payload;
    },
  };
}

function writes(call: Call): Writes {
  return {
    async setLabels(conversationId, labels) {
      const path = `/conversations/${conversationId}/labels`;
      const { value } = await call({
        method: "POST",
        path,
        body: { labels },
        isWrite: true,
        schema: labelsSchema,
      });
      return value.payload;
    },

    async toggleStatus(conversationId, change) {
      const { value } = await call({
        method: "POST",
        path: `/conversations/${conversationId}/toggle_status`,
        body: statusBodyOf(change),
        isWrite: true,
        schema: toggleStatusSchema,
      });
      return {
        status: value.payload.current_status,
        snoozedUntil: value.payload.snoozed_until ?? null,
      };
    },

    async assign(conversationId, agentId) {
      const path = `/conversations/${conversationId}/assignments`;
      const body = { assignee_id: agentId };
      const { value } = await call({ method: "POST", path, body, isWrite: true, schema: assignmentSchema });
      if ((value?.id ?? null) !== agentId) throw unknownAgent(path);
    },

    async mergeCustomAttributes(conversationId, changes) {
      const path = `/conversations/${conversationId}`;
      const { value: before } = await call({ method: "GET", path, schema: conversationSchema });
      const { value: after } = await call({
        method: "POST",
        path: `${path}/custom_attributes`,
        body: { custom_attributes: { ...before.custom_attributes, ...changes } },
        isWrite: true,
        schema: customAttributesSchema,
      });
      return after.custom_attributes;
    },
  };
}

function conditionOf(by: ConversationKey): { attribute_key: string; values: (string | number)[] } {
  if ("contactId" in by) return { attribute_key: "contact_id", values: [by.contactId] };
  return { attribute_key: by.customAttribute, values: [by.value] };
}

function queryOf(query: ConversationQuery): Record<string, string> {
  if ("page" in query) return { page: String(query.page) };
  return { updated_within: String(query.updatedWithinSeconds) };
}

/** The request takes epoch seconds, although every answer is ISO: text is a 500 there. */
function statusBodyOf(change: StatusChange): Record<string, unknown> {
  if (change.status !== "snoozed" || change.snoozedUntil === undefined) return { status: change.status };
  return { status: change.status, snoozed_until: Math.floor(Date.parse(change.snoozedUntil) / 1000) };
}

function unknownAgent(path: string): ChatwootError {
  return new ChatwootError({
    kind: "rejected",
    message: `POST ${path}: another assignee came back`,
    operatorText:
      "Chatwoot does not know this agent and has unassigned the conversation. Correct the agent map in Settings.",
    mayHaveCommitted: true,
  });
}
