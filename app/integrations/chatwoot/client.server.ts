import { catalogueCalls } from "./catalogue-calls.ts";
import { contactCalls } from "./contact-calls.ts";
import { conversationCalls } from "./conversation-calls.ts";
import { createCall, type ChatwootConnection, type Fetch } from "./exchange.server.ts";
import { messageCalls } from "./message-calls.ts";
import type { ChatwootPort } from "./port.ts";

const READ_TIMEOUT_MS = 10_000;
/** Above Chatwoot's own limit of 15 s, so that a slow commit is not taken for a lost one. */
const CREATE_TIMEOUT_MS = 20_000;

/** A Chatwoot account over HTTP, as the owner of the token. `fetch` is injected for stand-ins and tests. */
export function createChatwootClient(
  connection: ChatwootConnection,
  options: { fetch?: Fetch; readTimeoutMs?: number; createTimeoutMs?: number } = {},
): ChatwootPort {
  const call = createCall(connection, options.fetch ?? fetch, options.readTimeoutMs ?? READ_TIMEOUT_MS);
  return {
    ...conversationCalls(call),
    ...messageCalls(call, options.createTimeoutMs ?? CREATE_TIMEOUT_MS),
    ...contactCalls(call),
    ...catalogueCalls(call, connection.accountId),
  };
}
