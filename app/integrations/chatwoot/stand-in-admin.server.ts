import type { Clock } from "../../lib/clock.ts";
import type { StandInStore } from "../../lib/stand-in-store.ts";
import { notFound } from "./stand-in/answers.ts";
import { changeControl, readControl, type Fault, type PlannedFault } from "./stand-in/control.ts";
import { changeStatus, saveConversation } from "./stand-in/conversation-changes.ts";
import type { ConversationDoc } from "./stand-in/documents.ts";
import { readJournal, type JournalEntry } from "./stand-in/journal.ts";
import { addMessage } from "./stand-in/message-changes.ts";
import { playScene, type Scene } from "./stand-in/scene.ts";
import { sendWebhooks, type Deliver } from "./stand-in/webhooks.ts";

/**
 * What a trainer, a demo or a test does to the invented Chatwoot from outside. None of it is on Chatwoot's own
 * routes, so that the app cannot come to depend on it.
 */
export interface ChatwootStandInAdmin {
  addCustomerMessage(message: { conversationId: number; content: string }): Promise<number>;
  addColleagueReply(message: {
    conversationId: number;
    agentId: number;
    content: string;
    isPrivate?: boolean;
  }): Promise<number>;
  /** A colleague resolves, reopens or snoozes in Chatwoot. */
  setStatus(change: {
    conversationId: number;
    agentId: number;
    status: ConversationDoc["status"];
  }): Promise<void>;
  /** Chatwoot's own job, every 5 minutes there: opens what has slept long enough. */
  wakeSnoozed(): Promise<void>;
  /** Added to the clock, for this stand-in alone. */
  setClockOffset(offsetMs: number): Promise<void>;
  /** Replaces the plan. */
  setFaults(faults: readonly PlannedFault[]): Promise<void>;
  /** The last 500 requests, oldest first. */
  readJournal(): Promise<readonly JournalEntry[]>;
}

export interface ChatwootStandInAdminOptions {
  readonly store: StandInStore;
  readonly clock: Clock;
  readonly deliver: Deliver;
  /** Where the stand-in is served, for the addresses of attachments in webhooks. */
  readonly origin: string;
}

export function createChatwootStandInAdmin(options: ChatwootStandInAdminOptions): ChatwootStandInAdmin {
  const { store } = options;

  async function play<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
    const { clock_offset_ms } = await readControl(store);
    const now = (options.clock.now().getTime() + clock_offset_ms) / 1000;
    const { result, events } = await playScene(store, now, work);
    const fault: Fault | null = null;
    await sendWebhooks(store, events, { now, origin: options.origin, deliver: options.deliver, fault });
    return result;
  }

  return {
    addCustomerMessage: (message) => play((scene) => writeAsCustomer(scene, message)),
    addColleagueReply: (message) => play((scene) => writeAsColleague(scene, message)),
    setStatus: ({ conversationId, agentId, status }) =>
      play(async (scene) => {
        const by = await existing(scene.world.agents, agentId);
        const conversation = await existing(scene.world.conversations, conversationId);
        await changeStatus(scene, conversation, { status, snoozedUntil: null, by });
      }),
    wakeSnoozed: () => play(wakeSnoozed),
    setClockOffset: (clock_offset_ms) => changeControl(store, { clock_offset_ms }),
    setFaults: (faults) => changeControl(store, { faults: [...faults] }),
    readJournal: () => readJournal(store),
  };
}

async function writeAsCustomer(
  scene: Scene,
  message: { conversationId: number; content: string },
): Promise<number> {
  const conversation = await existing(scene.world.conversations, message.conversationId);
  const contact = await existing(scene.world.contacts, conversation.contact_id);
  const sender = { type: "contact", id: contact.id, name: contact.name } as const;
  const row = await addMessage(scene, conversation, { message_type: 0, content: message.content, sender });
  return row.id;
}

async function writeAsColleague(
  scene: Scene,
  message: { conversationId: number; agentId: number; content: string; isPrivate?: boolean },
): Promise<number> {
  const agent = await existing(scene.world.agents, message.agentId);
  const conversation = await existing(scene.world.conversations, message.conversationId);
  const row = await addMessage(scene, conversation, {
    message_type: 1,
    content: message.content,
    private: message.isPrivate ?? false,
    sender: { type: "user", id: agent.id, name: agent.name },
  });
  return row.id;
}

async function wakeSnoozed(scene: Scene): Promise<void> {
  for (const conversation of await scene.world.conversations.list()) {
    const until = conversation.snoozed_until;
    const isDue = conversation.status === "snoozed" && until !== null && until <= scene.now;
    if (isDue) await saveConversation(scene, conversation, { status: "open", snoozed_until: null });
  }
}

async function existing<T>(rows: { get(key: number): Promise<T | null> }, id: number): Promise<T> {
  const row = await rows.get(id);
  if (row === null) throw notFound();
  return row;
}
