import { isFromCustomer } from "../../domain/answers.ts";
import {
  byLikelihood,
  chooseConversation,
  namesAnotherOrder,
  namesOrder,
  type Identity,
  type LinkCandidate,
} from "../../domain/linking.ts";
import type { Order } from "../../domain/order.ts";
import type { Contact, Conversation } from "../../domain/thread.ts";
import { ChatwootError, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { ConversationCandidate } from "./panel.ts";

export type FoundConversations =
  | { readonly state: "linked"; readonly conversationId: number; readonly by: Exclude<Identity, "phone"> }
  | { readonly state: "choose"; readonly candidates: readonly ConversationCandidate[] }
  | { readonly state: "none" };

/** Threads that are read for the order's name: the newest ones of the customer. */
const READ_THREADS = 5;
const SHOWN_CANDIDATES = 10;

/**
 * The conversation that an order without a link is about, or those that a person can choose from.
 * Errors: throws `ChatwootError`.
 */
export async function findConversations(port: ChatwootPort, order: Order): Promise<FoundConversations> {
  const [explicit, contacts] = await Promise.all([carryingOrderId(port, order), contactsOf(port, order)]);
  const ofContacts = explicit.length === 1 ? [] : await conversationsOf(port, contacts);
  const found = onePerConversation([...explicit, ...ofContacts]);
  const candidates = await Promise.all(
    found.map((each, index) => read(port, order, each, index < READ_THREADS)),
  );
  const verdict = chooseConversation(candidates.map(({ facts }) => facts));
  if (verdict.state !== "choose") return verdict;
  const likeliest = candidates.toSorted((a, b) => byLikelihood(a.facts, b.facts)).slice(0, SHOWN_CANDIDATES);
  return { state: "choose", candidates: likeliest.map((each) => shown(each, order.name)) };
}

interface Found {
  readonly conversation: Conversation;
  readonly identity: Identity;
  readonly isOnlyOneOfContact: boolean;
}

/** An account in which nobody defined the attribute refuses the filter: nothing carries it there. */
async function carryingOrderId(port: ChatwootPort, order: Order): Promise<Found[]> {
  const values = [order.id, order.id.split("/").at(-1) ?? ""];
  try {
    const pages = await Promise.all(
      values.map((value) => port.filterConversations({ customAttribute: "shopify_order_id", value })),
    );
    return pages.flat().map((conversation) => ({
      conversation,
      identity: "custom_attribute",
      isOnlyOneOfContact: false,
    }));
  } catch (error) {
    if (error instanceof ChatwootError && error.kind === "rejected") return [];
    throw error;
  }
}

interface Owner {
  readonly contact: Contact;
  readonly identity: Identity;
}

async function contactsOf(port: ChatwootPort, { customer }: Order): Promise<Owner[]> {
  if (!customer) return [];
  const { id, emails, phone } = customer;
  const addresses = [...new Set(emails.map((email) => email.trim().toLowerCase()))];
  const keys = [
    ...(id ? [{ identity: "identifier" as const, key: { identifier: id } }] : []),
    ...addresses.map((email) => ({ identity: "email" as const, key: { email } })),
    ...(phone?.startsWith("+") ? [{ identity: "phone" as const, key: { phone } }] : []),
  ];
  const found = await Promise.all(
    keys.map(async ({ identity, key }) =>
      (await port.filterContacts(key)).map((contact) => ({ contact, identity })),
    ),
  );
  // In the order of the keys, so that the first one of a contact is its strongest.
  const byId = new Map<number, Owner>();
  for (const owner of found.flat()) if (!byId.has(owner.contact.id)) byId.set(owner.contact.id, owner);
  return [...byId.values()];
}

async function conversationsOf(port: ChatwootPort, owners: readonly Owner[]): Promise<Found[]> {
  const found = await Promise.all(
    owners.map(async ({ contact, identity }) => {
      const conversations = await port.contactConversations(contact.id);
      const isOnlyOneOfContact = conversations.length === 1;
      return conversations.map((conversation) => ({ conversation, identity, isOnlyOneOfContact }));
    }),
  );
  return found.flat();
}

function onePerConversation(found: readonly Found[]): Found[] {
  const byId = new Map<number, Found>();
  for (const each of found) if (!byId.has(each.conversation.id)) byId.set(each.conversation.id, each);
  return [...byId.values()];
}

interface Candidate {
  readonly conversation: Conversation;
  readonly facts: LinkCandidate;
}

async function read(port: ChatwootPort, order: Order, found: Found, isRead: boolean): Promise<Candidate> {
  const { conversation, identity, isOnlyOneOfContact } = found;
  const isNeeded = isRead && identity !== "custom_attribute";
  const text = isNeeded ? await customerText(port, conversation.id) : "";
  return {
    conversation,
    facts: {
      conversationId: conversation.id,
      identity,
      isOnlyOneOfContact,
      isOpen: conversation.status !== "resolved",
      namesOrder: namesOrder(text, order.name),
      namesAnotherOrder: namesAnotherOrder(text, order.name),
      lastActivityAt: conversation.lastActivityAt,
    },
  };
}

async function customerText(port: ChatwootPort, conversationId: number): Promise<string> {
  const { messages } = await port.listMessages(conversationId);
  return messages
    .filter(isFromCustomer)
    .map((message) => message.text)
    .join("\n");
}

const TIES: Record<Identity, string> = {
  custom_attribute: "Carries this order’s id in Chatwoot",
  identifier: "Same customer",
  email: "Same e-mail address",
  phone: "Same phone number: make sure that it is the same person",
};

function shown({ conversation, facts }: Candidate, orderName: string): ConversationCandidate {
  const notes = [
    facts.namesOrder ? `names ${orderName}` : null,
    facts.namesAnotherOrder ? "names another order" : null,
    facts.isOpen ? null : "resolved",
  ];
  return {
    conversationId: conversation.id,
    contactName: conversation.contact.name,
    why: [TIES[facts.identity], ...notes.filter((note) => note !== null)].join(", "),
    lastActivityAt: conversation.lastActivityAt,
  };
}
