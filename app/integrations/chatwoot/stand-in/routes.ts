import type { Handler } from "./call.ts";
import * as catalogue from "./catalogue-routes.ts";
import * as contacts from "./contact-routes.ts";
import * as conversations from "./conversation-routes.ts";
import * as lists from "./list-routes.ts";
import * as messages from "./message-routes.ts";

interface Route {
  /** What a fault is planned for. */
  readonly operation: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
}

function route(method: string, path: string, operation: string, handle: Handler): Route {
  return { operation, method, pattern: new RegExp(`^${path.replace(":id", "(\\d+)")}$`), handle };
}

/** Below the account. What is not here is not a call of this app's, and answers 404. */
const ACCOUNT_ROUTES = [
  route("GET", "/conversations", "listConversations", lists.listConversations),
  route("POST", "/conversations", "createConversation", conversations.createConversation),
  route("POST", "/conversations/filter", "filterConversations", lists.filterConversations),
  route("GET", "/conversations/:id", "showConversation", conversations.showConversation),
  route("GET", "/conversations/:id/messages", "listMessages", messages.listMessages),
  route("POST", "/conversations/:id/messages", "createMessage", messages.createMessage),
  route("GET", "/conversations/:id/labels", "getLabels", conversations.showLabels),
  route("POST", "/conversations/:id/labels", "setLabels", conversations.setLabels),
  route("POST", "/conversations/:id/toggle_status", "toggleStatus", conversations.toggleStatus),
  route("POST", "/conversations/:id/assignments", "assign", conversations.assign),
  route(
    "POST",
    "/conversations/:id/custom_attributes",
    "setCustomAttributes",
    conversations.setCustomAttributes,
  ),
  route("POST", "/contacts/filter", "filterContacts", contacts.filterContacts),
  route("POST", "/contacts", "createContact", contacts.createContact),
  route("GET", "/contacts/:id/conversations", "contactConversations", lists.contactConversations),
  route("GET", "/agents", "listAgents", catalogue.listAgents),
  route("GET", "/inboxes", "listInboxes", catalogue.listInboxes),
  route("GET", "/canned_responses", "listCannedResponses", catalogue.listCannedResponses),
  route("GET", "/macros", "listMacros", catalogue.listMacros),
  route("GET", "/custom_attribute_definitions", "listDefinitions", catalogue.listAttributeDefinitions),
  route("GET", "/webhooks", "listWebhooks", catalogue.listWebhooks),
  route("POST", "/webhooks", "createWebhook", catalogue.createWebhook),
];

const PROFILE = route("GET", "/profile", "whoAmI", catalogue.showProfile);

export interface FoundRoute {
  readonly operation: string;
  readonly handle: Handler;
  /** Null for the profile, which belongs to no account. */
  readonly accountId: number | null;
  readonly id: number;
}

export function findRoute(method: string, pathname: string): FoundRoute | null {
  const parts = /^\/api\/v1(?:\/accounts\/(\d+))?(\/.*)$/.exec(pathname);
  if (parts === null) return null;
  const [, account, path = ""] = parts;
  const candidates = account === undefined ? [PROFILE] : ACCOUNT_ROUTES;
  for (const { operation, handle, pattern, ...candidate } of candidates) {
    const match = candidate.method === method ? pattern.exec(path) : null;
    if (match) {
      const accountId = account === undefined ? null : Number(account);
      return { operation, handle, accountId, id: Number(match[1] ?? 0) };
    }
  }
  return null;
}
