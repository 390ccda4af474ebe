import type { z } from "zod";
import type { StandInStore } from "../../../lib/stand-in-store.ts";
import {
  accountDoc,
  agentDoc,
  attributeDefinitionDoc,
  blobDoc,
  cannedResponseDoc,
  contactDoc,
  conversationDoc,
  inboxDoc,
  macroDoc,
  messageDoc,
  webhookDoc,
} from "./documents.ts";

/** Seeds number their rows below these; what the stand-in adds comes after. */
export const FIRST_NEW_ID = { message: 48_301, conversation: 1301, contact: 901, webhook: 6 } as const;

export interface Collection<T> {
  get(key: number | string): Promise<T | null>;
  put(key: number | string, row: T): Promise<void>;
  list(): Promise<T[]>;
}

/** The invented Chatwoot's rows over a store: one account. */
export function openWorld(store: StandInStore) {
  return {
    accounts: collection(store, "account", accountDoc),
    agents: collection(store, "agent", agentDoc),
    inboxes: collection(store, "inbox", inboxDoc),
    contacts: collection(store, "contact", contactDoc),
    conversations: collection(store, "conversation", conversationDoc),
    // A kind per conversation: a thread is read often and alone.
    messages: (conversationId: number) => collection(store, `messages:${conversationId}`, messageDoc),
    webhooks: collection(store, "webhook", webhookDoc),
    cannedResponses: collection(store, "canned_response", cannedResponseDoc),
    macros: collection(store, "macro", macroDoc),
    attributeDefinitions: collection(store, "attribute_definition", attributeDefinitionDoc),
    blobs: collection(store, "blob", blobDoc),
    async nextId(name: keyof typeof FIRST_NEW_ID): Promise<number> {
      return FIRST_NEW_ID[name] - 1 + (await store.nextId(`chatwoot.${name}`));
    },
  };
}

export type World = ReturnType<typeof openWorld>;

export function collection<T>(store: StandInStore, name: string, schema: z.ZodType<T>): Collection<T> {
  const kind = `chatwoot.${name}`;
  return {
    async get(key) {
      const doc = await store.get(kind, String(key));
      return doc === null || doc === undefined ? null : schema.parse(doc);
    },
    put: (key, row) => store.put(kind, String(key), row),
    async list() {
      return (await store.list(kind)).map(({ doc }) => schema.parse(doc));
    },
  };
}
