import type { Database } from "../../db.server.ts";
import { inOrder, isFromCustomer } from "../../domain/answers.ts";
import { epochMs, MINUTE_MS } from "../../domain/instant.ts";
import { EMPTY_MEMORY, remember } from "../../domain/cues/memory.ts";
import { openingReasons } from "../../domain/opening.ts";
import type { Selection } from "../../domain/selection/selection.ts";
import type { SlaTimer } from "../../domain/sla.ts";
import { stateAfterSync, type ObservedCase } from "../../domain/sync-state.ts";
import type { Conversation, Message } from "../../domain/thread.ts";
import type { ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Cipher } from "../../lib/cipher.server.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Escalation } from "../../models/escalations.server.ts";
import { readOrderMemory, saveOrderMemory } from "../../models/order-memory.server.ts";
import type { ShopSettings } from "../../models/shops.server.ts";
import { openSyncedCase, updateSyncedCase, type SyncedFacts } from "../../models/synced-cases.server.ts";
import { assessCase, type CaseAssessment } from "./assess-case.ts";
import type { CaseFacts } from "./case-facts.ts";
import { readLinkedOrder, type LinkedOrder, type ReadOrderDeps } from "./read-linked-order.server.ts";
import { sealSnapshot } from "./snapshot.server.ts";

export interface SyncDeps extends ReadOrderDeps {
  readonly database: Database;
  readonly chatwoot: ChatwootPort;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly settings: ShopSettings;
  readonly shopDomain: string;
  readonly world: string;
  /** The staff member behind a Chatwoot agent, if we know one. */
  ownerOf(agentId: number): Promise<string | null>;
}

/** `quiet`: it is no case; `moved`: its state changed. */
export type SyncOutcome = "opened" | "moved" | "updated" | "quiet";

/** While the customer's order may change without a word in Chatwoot. */
const RECHECK_MS = 5 * MINUTE_MS;

/** Reads one conversation and its order, and writes what the rules make of them. */
export async function syncConversation(
  deps: SyncDeps,
  conversation: Conversation,
  row: Escalation | null,
): Promise<{ readonly outcome: SyncOutcome; readonly quietUntilMs: number | null }> {
  const { messages } = await deps.chatwoot.listMessages(conversation.id);
  const linked = await readLinkedOrder(deps, conversation, messages, row);
  const now = deps.clock.now();
  const assessment = await assessAndRemember(deps, { conversation, messages, order: linked.order, now });
  const observed = observe(conversation, messages, assessment, row);
  const state = stateAfterSync(row && knownCase(row), observed);
  if (state === null) return { outcome: "quiet", quietUntilMs: quietUntil(assessment.timer, now) };
  const facts = await factsOf(deps, {
    conversation,
    messages,
    linked,
    assessment,
    isOver: state === "resolved",
  });
  const key = { shopDomain: deps.shopDomain, world: deps.world, conversationId: conversation.id };
  if (!row) {
    const isOpened = await openSyncedCase(deps.database, key, {
      ...facts,
      lastMessageId: observed.newestCustomerMessageId,
    });
    return { outcome: isOpened ? "opened" : "updated", quietUntilMs: null };
  }
  const lastMessageId = Math.max(row.lastMessageId, observed.newestCustomerMessageId);
  const isWritten = await updateSyncedCase(deps.database, row, state, { ...facts, lastMessageId });
  return { outcome: isWritten && state !== row.state ? "moved" : "updated", quietUntilMs: null };
}

/** What Shopify does not keep of the order is kept here, whether or not the conversation is a case. */
async function assessAndRemember(
  { database, settings, ...place }: SyncDeps,
  seen: Pick<CaseFacts, "conversation" | "messages" | "order" | "now">,
): Promise<CaseAssessment> {
  const { order, now } = seen;
  if (!order) return assessCase({ ...seen, settings, memory: EMPTY_MEMORY, reader: null });
  const key = { shopDomain: place.shopDomain, world: place.world, orderId: order.id };
  const memory = await readOrderMemory(database, key);
  const assessment = assessCase({ ...seen, settings, memory, reader: null });
  await saveOrderMemory(database, key, memory, remember(memory, order, assessment.cues, now.toISOString()));
  return assessment;
}

function knownCase(row: Escalation) {
  return {
    state: row.state,
    wasWaiting: row.waitingSince !== null,
    lastMessageId: row.lastMessageId,
    isBeingDecided: row.pendingDecisionId !== null,
  };
}

function observe(
  conversation: Conversation,
  messages: readonly Message[],
  assessment: CaseAssessment,
  row: Escalation | null,
): ObservedCase {
  const { timer, cues } = assessment;
  return {
    reasons: openingReasons({
      timer,
      labels: conversation.labels,
      abstainReason: abstainReasonOf(assessment.selection),
      hasRefundRequest: assessment.selection.requestsRefund,
      cueSeverities: cues.map((cue) => cue.severity),
      isStartedByPerson: false,
      isFollowUpDue: false,
    }),
    isWaiting: timer.state !== "not_waiting",
    isAnswered: timer.answered !== null,
    newestCustomerMessageId: Math.max(0, ...messages.filter(isFromCustomer).map((message) => message.id)),
    isResolvedInChatwoot: conversation.status === "resolved",
    hasNewActivity: instantOrNull(conversation.lastActivityAt)?.getTime() !== row?.lastActivityAt?.getTime(),
  };
}

/** The kill switch withholds suggestions, and what it withholds is no reason; what the rules found still is. */
function abstainReasonOf(selection: Selection): string | null {
  if (selection.kind !== "abstain") return null;
  return selection.reason === "feature_disabled" ? (selection.findings[0]?.reason ?? null) : selection.reason;
}

/** Until the wait is due soon, at three quarters of the threshold, or the order is worth another look. */
function quietUntil(timer: SlaTimer, now: Date): number {
  const recheckMs = now.getTime() + RECHECK_MS;
  if (timer.waitingSince === null) return recheckMs;
  return Math.min(recheckMs, epochMs(timer.waitingSince) + timer.thresholdMinutes * MINUTE_MS * 0.75);
}

interface Seen {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly linked: LinkedOrder;
  readonly assessment: CaseAssessment;
  /** Nothing of the customer is kept for a case that is over. */
  readonly isOver: boolean;
}

async function factsOf(deps: SyncDeps, seen: Seen): Promise<SyncedFacts> {
  const { conversation, linked, assessment } = seen;
  const { email } = conversation.contact;
  const owner = conversation.assignee ? await deps.ownerOf(conversation.assignee.id) : null;
  return {
    labels: [...conversation.labels],
    waitingSince: instantOrNull(assessment.timer.waitingSince),
    slaDueAt: instantOrNull(assessment.timer.dueAt),
    // An order that could not be looked for yet: the next run reads the case again.
    lastActivityAt: linked.isUnknown ? null : instantOrNull(conversation.lastActivityAt),
    snapshot: seen.isOver ? null : snapshotOf(deps.cipher, seen),
    emailHash: email ? deps.cipher.keyedHash(email.trim().toLowerCase()) : null,
    ...orderFacts(linked, assessment),
    ...(owner === null ? {} : { ownerUserId: owner }),
  };
}

/** Shopify said nothing: what it said before still stands. */
function orderFacts(linked: LinkedOrder, { cues }: CaseAssessment): Partial<SyncedFacts> {
  if (linked.isUnknown) return {};
  const [cue] = cues.filter((each) => each.status === "present");
  return {
    orderId: linked.orderId,
    orderName: linked.orderName,
    orderCandidates: linked.candidates.map((order) => ({ orderId: order.id, orderName: order.name })),
    strongestCue: cue ? { severity: cue.severity, sentence: cue.sentence } : null,
    valueMinor: linked.order?.total.amountMinor ?? null,
  };
}

function snapshotOf(cipher: Cipher, { messages, assessment }: Seen): string {
  const lastWords = inOrder(messages).findLast(isFromCustomer)?.text ?? null;
  return sealSnapshot(cipher, { firstName: assessment.firstName, lastWords });
}

function instantOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
