import type { Call } from "./exchange.server.ts";
import { toContact, toConversation } from "./mapping.ts";
import type { ChatwootPort, ContactKey } from "./port.ts";
import { contactFilterSchema, conversationFilterSchema } from "./schema.ts";

type ContactCalls = Pick<ChatwootPort, "filterContacts" | "contactConversations">;

export function contactCalls(call: Call): ContactCalls {
  return {
    async filterContacts(by) {
      const { value } = await call({
        method: "POST",
        path: "/contacts/filter",
        // Not the search: that one finds substrings (a@b.co in aa@b.co) and is throttled.
        body: { payload: [{ ...conditionOf(by), filter_operator: "equal_to" }] },
        schema: contactFilterSchema,
      });
      return value.payload.map(toContact);
    },

    async contactConversations(contactId) {
      const { value } = await call({
        method: "GET",
        path: `/contacts/${contactId}/conversations`,
        schema: conversationFilterSchema,
      });
      return value.payload.map(toConversation);
    },
  };
}

function conditionOf(by: ContactKey): { attribute_key: string; values: string[] } {
  if ("identifier" in by) return { attribute_key: "identifier", values: [by.identifier] };
  if ("email" in by) return { attribute_key: "email", values: [by.email.trim().toLowerCase()] };
  return { attribute_key: "phone_number", values: [by.phone] };
}
