import { formatWait } from "../../../app/domain/duration.ts";
import { msBetween } from "../../../app/domain/instant.ts";
import type { OrderBlock } from "../../../app/domain/order-block.ts";
import { waitAt, type Wait } from "../../../app/domain/wait.ts";

export type Case = Extract<OrderBlock["thread"], { kind: "case" }>;

/** In the reader's language, from `locales/`. */
export function say(key: string, values: Record<string, string> = {}): string {
  return String(shopify.i18n.translate(key, values));
}

/** Null when nobody waits, or Chatwoot has been answered and the row only keeps when it began. */
export function waitOf({ wait }: Case, readAt: string): Wait | null {
  return wait && waitAt(wait.since, wait.dueAt, new Date(readAt));
}

export function waitSentence({ customerName, wait }: Case, now: Wait | null): string {
  if (!wait || !now) return say("wait.nobody");
  return say("wait.waiting", {
    name: customerName ?? say("wait.customer"),
    wait: formatWait(now.waitedSeconds),
    target: formatWait(msBetween(wait.since, wait.dueAt) / 1000),
  });
}

export function threadSentence(thread: OrderBlock["thread"]): string {
  if (thread.kind !== "case") return say(`thread.${thread.kind}`);
  const state = stateWords(thread);
  if (!thread.owner) return say("thread.unassigned", { state });
  const owner = thread.owner.isReader ? say("thread.reader") : thread.owner.name;
  return say("thread.owned", { state, owner });
}

function stateWords({ state, isSending, backAt }: Case): string {
  if (isSending) return say("thread.sending");
  if (state === "snoozed" && backAt) return say("thread.snoozedUntil", { at: sayInstant(backAt) });
  return say(`thread.${state}`);
}

export function sayInstant(instant: string): string {
  return shopify.i18n.formatDate(new Date(instant), {
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  });
}
