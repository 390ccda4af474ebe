import type { StandInStore } from "../../../lib/stand-in-store.ts";
import { openWorld, type World } from "./world.ts";

/** Something a webhook will tell; its body is built when it is sent, as Chatwoot's is. */
export interface PendingEvent {
  readonly name:
    "message_created" | "conversation_created" | "conversation_updated" | "conversation_status_changed";
  readonly conversationId: number;
  readonly messageId?: number;
  readonly changedAttributes?: readonly Record<string, unknown>[];
}

/** What a change is made in: the rows, the moment, and who hears of it. */
export interface Scene {
  readonly world: World;
  /** Epoch seconds with a fraction. */
  readonly now: number;
  emit(event: PendingEvent): void;
}

/** Runs one change in one transaction and returns what happened beside its result. */
export async function playScene<T>(
  store: StandInStore,
  now: number,
  work: (scene: Scene) => Promise<T>,
): Promise<{ result: T; events: readonly PendingEvent[] }> {
  const events: PendingEvent[] = [];
  const result = await store.transaction((tx) =>
    work({ world: openWorld(tx), now, emit: (event) => events.push(event) }),
  );
  return { result, events };
}
