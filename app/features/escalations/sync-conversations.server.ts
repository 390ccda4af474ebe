import { epochMs } from "../../domain/instant.ts";
import type { Conversation } from "../../domain/thread.ts";
import { ChatwootError, type Agent, type ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Logger } from "../../lib/logger.server.ts";
import type { Escalation } from "../../models/escalations.server.ts";
import { findPersonByEmail } from "../../models/people.server.ts";
import { listCasesOf, wakeSnoozedCases } from "../../models/synced-cases.server.ts";
import { syncConversation, type SyncDeps, type SyncOutcome } from "./sync-conversation.server.ts";

const RECENT_MS = 7 * 24 * 60 * 60 * 1000;
/** 25 conversations each: a stop for an account that grows faster than we read. */
const MAX_PAGES = 200;

export interface SyncRunDeps extends Omit<SyncDeps, "ownerOf"> {
  readonly logger: Logger;
  readonly quiet: QuietConversations;
}

/**
 * Conversations that were read and are no case yet, by id, until when that holds unless they change: a wait that is
 * not due soon is not read again every 20 s. Lost with the process, which costs one more reading.
 */
export type QuietConversations = Map<number, { readonly seen: string; readonly untilMs: number }>;

/**
 * Reads what changed in Chatwoot in the last 7 days and keeps the cases in step.
 * One bad conversation is logged and skipped. Errors: throws `ChatwootError` where the account itself does not answer.
 */
export async function syncConversations(deps: SyncRunDeps): Promise<Record<SyncOutcome | "failed", number>> {
  const counts = { opened: 0, moved: 0, updated: 0, quiet: 0, failed: 0 };
  const now = deps.clock.now();
  await wakeSnoozedCases(deps.database, deps, now);
  const ownerOf = ownerLookUp(deps);
  for await (const page of recentPages(deps.chatwoot, now.getTime() - RECENT_MS)) {
    const cases = await listCasesOf(
      deps.database,
      deps,
      page.map(({ id }) => id),
    );
    for (const conversation of page) {
      const row = cases.get(conversation.id) ?? null;
      if (!isWorthReading(deps, conversation, row)) continue;
      counts[await syncOrSkip({ ...deps, ownerOf }, conversation, row)] += 1;
    }
  }
  return counts;
}

/** Newest activity first; a conversation that moves up while we read comes twice, and is the same both times. */
async function* recentPages(port: ChatwootPort, sinceMs: number): AsyncGenerator<Conversation[]> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const conversations = await port.listConversations({ page });
    const recent = conversations.filter((each) => activityMs(each) >= sinceMs);
    if (recent.length > 0) yield recent;
    if (conversations.length === 0 || recent.length < conversations.length) return;
  }
}

function isWorthReading(deps: SyncRunDeps, conversation: Conversation, row: Escalation | null): boolean {
  if (!row) {
    if (conversation.waitingSince === null) return false;
    const quiet = deps.quiet.get(conversation.id);
    return quiet?.seen !== fingerprint(conversation) || quiet.untilMs <= deps.clock.now().getTime();
  }
  const isResolvedThere =
    conversation.status === "resolved" && row.state === "open" && row.waitingSince !== null;
  return (
    isResolvedThere ||
    row.lastActivityAt?.getTime() !== activityMs(conversation) ||
    labelsOf(row.labels) !== labelsOf(conversation.labels)
  );
}

async function syncOrSkip(
  deps: SyncRunDeps & SyncDeps,
  conversation: Conversation,
  row: Escalation | null,
): Promise<SyncOutcome | "failed"> {
  try {
    const { outcome, quietUntilMs } = await syncConversation(deps, conversation, row);
    if (quietUntilMs === null) deps.quiet.delete(conversation.id);
    else deps.quiet.set(conversation.id, { seen: fingerprint(conversation), untilMs: quietUntilMs });
    return outcome;
  } catch (error) {
    if (isOfAccount(error)) throw error;
    const kind =
      error instanceof ChatwootError ? error.kind : error instanceof Error ? error.name : "unknown";
    deps.logger.warn({ conversationId: conversation.id, kind }, "a conversation was skipped");
    return "failed";
  }
}

/** Every other call would fail too. */
export function isOfAccount(error: unknown): boolean {
  return error instanceof ChatwootError && (error.kind === "unauthorized" || error.kind === "rateLimited");
}

/** Our person behind an agent, by the e-mail address of an accepted invitation; agents are listed once a run, if at all. */
export function ownerLookUp({
  chatwoot,
  database,
  shopDomain,
}: Pick<SyncDeps, "chatwoot" | "database" | "shopDomain">): SyncDeps["ownerOf"] {
  let agents: Promise<readonly Agent[]> | null = null;
  return async function ownerOf(agentId) {
    agents ??= chatwoot.listAgents();
    const agent = (await agents).find((each) => each.id === agentId && each.isConfirmed);
    return agent ? findPersonByEmail(database, shopDomain, agent.email) : null;
  };
}

function fingerprint(conversation: Conversation): string {
  return `${activityMs(conversation)}/${conversation.status}/${labelsOf(conversation.labels)}`;
}

function labelsOf(labels: readonly string[]): string {
  return labels.toSorted().join(",");
}

function activityMs({ lastActivityAt }: Conversation): number {
  return lastActivityAt === null ? 0 : epochMs(lastActivityAt);
}
