import { epochMs } from "./instant.ts";
import type { Message } from "./thread.ts";

/** Messages in the order they were written; Chatwoot's times have whole seconds, so the rising id decides a tie. */
export function inOrder(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((a, b) => epochMs(a.createdAt) - epochMs(b.createdAt) || a.id - b.id);
}

/** The customer spoke: what starts the timer. */
export function isFromCustomer(message: Message): boolean {
  return message.kind === "incoming" && message.author === "customer" && !message.isPrivate;
}

/**
 * A person answered: what stops the timer. Activity, private notes, bots, automation and Chatwoot's own
 * template messages do not; nor does a reply whose channel reports that it failed, for nobody has read it.
 */
export function isHumanAnswer(message: Message): boolean {
  return (
    message.kind === "outgoing" &&
    message.author === "person" &&
    !message.isPrivate &&
    !message.isAutomated &&
    message.status !== "failed"
  );
}

/** The customer's messages since the last answer by a person, oldest first. */
export function unanswered(messages: readonly Message[]): readonly Message[] {
  const ordered = inOrder(messages);
  const lastAnswer = ordered.findLastIndex(isHumanAnswer);
  return ordered.slice(lastAnswer + 1).filter(isFromCustomer);
}
