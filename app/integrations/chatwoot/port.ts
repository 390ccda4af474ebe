import type { Contact, Conversation, Message } from "../../domain/thread.ts";

/**
 * What this app asks of a Chatwoot account, in domain types. Every call has a deadline over its whole
 * exchange: 20 s for `createMessage` (Chatwoot's own limit is 15 s), 10 s for the rest.
 * Errors: throws `ChatwootError`, and nothing else.
 * Source: chatwoot/chatwoot v4.15.1, read 2026-11.
 */
export interface ChatwootPort {
  /** Whose token this is: the connection test. */
  whoAmI(): Promise<Profile>;
  showConversation(conversationId: number): Promise<ConversationReading>;
  /** Ascending by id. Without a window the newest 20; see `MessageWindow` for the others. */
  listMessages(conversationId: number, window?: MessageWindow): Promise<MessagePage>;
  /** Stores one message: Chatwoot does not deduplicate, so after `mayHaveCommitted` look for `sendKey` first. */
  createMessage(message: NewMessage): Promise<Message>;
  /** Exact and case-insensitive; at most 15, only contacts with an e-mail, phone or identifier. */
  filterContacts(by: ContactKey): Promise<readonly Contact[]>;
  /** The newest 20 by activity; for more use `filterConversations`. */
  contactConversations(contactId: number): Promise<readonly Conversation[]>;
  /** Any status, newest activity first, 25 a page; a custom attribute needs a definition in the account. */
  filterConversations(by: ConversationKey, page?: number): Promise<readonly Conversation[]>;
  /** Any status, newest activity first. A page holds 25; `updatedWithinSeconds` is not paged. */
  listConversations(query: ConversationQuery): Promise<readonly Conversation[]>;
  getLabels(conversationId: number): Promise<readonly string[]>;
  /** Replaces the whole list: read, change and write under a lock of the caller's. */
  setLabels(conversationId: number, labels: readonly string[]): Promise<readonly string[]>;
  toggleStatus(conversationId: number, change: StatusChange): Promise<StatusReading>;
  /** `null` unassigns. Chatwoot unassigns for an unknown agent too, which is thrown as `rejected` here. */
  assign(conversationId: number, agentId: number | null): Promise<void>;
  /**
   * Adds to the conversation's attributes and returns the hash as stored. Chatwoot replaces it whole, so this
   * reads, merges and writes under a lock of the caller's. Whole numbers over 9,999,999,999 must be text.
   */
  mergeCustomAttributes(conversationId: number, changes: CustomAttributes): Promise<CustomAttributes>;
  listAgents(): Promise<readonly Agent[]>;
  listCannedResponses(): Promise<readonly CannedResponse[]>;
  listMacros(): Promise<readonly Macro[]>;
}

type CustomAttributes = Readonly<Record<string, unknown>>;

/** `serverAt` is Chatwoot's own time of the answer (ISO 8601), to correct a skewed clock in the SLA timer. */
interface ConversationReading {
  readonly conversation: Conversation;
  readonly serverAt: string | null;
}

/** `before` alone: 20 with a lower id. `after` alone: 100 with a higher id. Both: up to 1000, after <= id < before. */
export interface MessageWindow {
  readonly before?: number;
  readonly after?: number;
}

interface MessagePage {
  readonly messages: readonly Message[];
  /** The page is full: ask again from its first id (`before`) or its last id (`after`). */
  readonly mayHaveMore: boolean;
  readonly serverAt: string | null;
}

export interface NewMessage {
  readonly conversationId: number;
  readonly content: string;
  readonly isPrivate: boolean;
  /** Kept by Chatwoot in `content_attributes.app_send_key` on every channel. */
  readonly sendKey: string;
  /** For tracing only: Chatwoot forgets it at once. */
  readonly echoId?: string;
}

/** `phone` in E.164 with its plus sign. */
export type ContactKey =
  { readonly identifier: string } | { readonly email: string } | { readonly phone: string };

export type ConversationKey =
  { readonly contactId: number } | { readonly customAttribute: string; readonly value: string };

export type ConversationQuery = { readonly updatedWithinSeconds: number } | { readonly page: number };

/** Without `snoozedUntil` (ISO 8601) a snoozed conversation sleeps until the customer writes. */
export type StatusChange =
  | { readonly status: "open" | "pending" | "resolved" }
  | { readonly status: "snoozed"; readonly snoozedUntil?: string };

interface StatusReading {
  readonly status: Conversation["status"];
  readonly snoozedUntil: string | null;
}

export interface Agent {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** False until the person accepted the invitation: the e-mail is not verified before. */
  readonly isConfirmed: boolean;
}

interface Profile {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** The role in the account of this connection; null when the token's owner is no member of it. */
  readonly role: string | null;
}

interface CannedResponse {
  readonly id: number;
  readonly shortCode: string;
  readonly content: string;
}

interface Macro {
  readonly id: number;
  readonly name: string;
  readonly actions: readonly { readonly name: string; readonly params: readonly unknown[] }[];
}

export type ChatwootErrorKind =
  "unauthorized" | "notFound" | "rejected" | "rateLimited" | "unavailable" | "timeout" | "badResponse";

const RETRYABLE = {
  unauthorized: false,
  notFound: false,
  rejected: false,
  rateLimited: true,
  unavailable: true,
  timeout: true,
  badResponse: false,
} satisfies Record<ChatwootErrorKind, boolean>;

/** A call to Chatwoot that did not end as asked. `message` is for the log (ids and codes only). */
export class ChatwootError extends Error {
  override readonly name = "ChatwootError";
  readonly kind: ChatwootErrorKind;
  /** The same call may succeed later. After `mayHaveCommitted`, look up first. */
  readonly retryable: boolean;
  /** Chatwoot may have stored what was sent although no answer says so. */
  readonly mayHaveCommitted: boolean;
  /** What happened and what to do about it, in one or two sentences for the person at the screen. */
  readonly operatorText: string;

  constructor(fault: {
    kind: ChatwootErrorKind;
    message: string;
    operatorText: string;
    mayHaveCommitted: boolean;
    cause?: unknown;
  }) {
    super(fault.message, { cause: fault.cause });
    this.kind = fault.kind;
    this.retryable = RETRYABLE[fault.kind];
    this.mayHaveCommitted = fault.mayHaveCommitted;
    this.operatorText = fault.operatorText;
  }
}
