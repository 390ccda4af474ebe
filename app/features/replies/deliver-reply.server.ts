import type { Delivery } from "@prisma/client";
import type { Database } from "../../db.server.ts";
import { isFromCustomer, isHumanAnswer } from "../../domain/answers.ts";
import type { Message } from "../../domain/thread.ts";
import type { ChatwootError, ChatwootPort } from "../../integrations/chatwoot/port.ts";
import type { Clock } from "../../lib/clock.ts";
import { claimPost, endDelivery, explainPending, releasePost } from "../../models/deliveries.server.ts";
import { markReplied, reopenAfterDelivery } from "../../models/escalations.server.ts";
import { dropObligations } from "../../models/obligations.server.ts";
import { attemptStep } from "./attempt-step.server.ts";
import { scheduleFollowUp } from "./schedule-follow-up.server.ts";

export interface DeliverReplyDeps {
  readonly database: Database;
  readonly chatwoot: ChatwootPort;
  readonly clock: Clock;
}

/** What the job does next: nothing, or try again at a time. */
export type DeliveryStep =
  { readonly kind: "ended"; readonly outcome: string } | { readonly kind: "again"; readonly afterMs: number };

export interface DeliverableReply {
  readonly delivery: Delivery;
  readonly conversationId: number;
  readonly text: string;
  /** Jobs on one conversation run one after the other: none overwrites what another read. */
  readonly queue: string;
}

/** Chatwoot gives a request up after 15 s, so a message that is absent after this was never stored. */
const SURELY_ABSENT_AFTER_MS = 60_000;
/** Looks after a post without an answer, by age of the post. */
const LOOK_UP_AGES_MS = [2_000, 5_000, 15_000, 30_000, SURELY_ABSENT_AFTER_MS];
/** A look-up that fails for this long leaves a person to decide. */
const UNKNOWN_AFTER_MS = 10 * 60_000;
const RETRY_AFTER_MS = 15_000;
const MAX_POSTS = 2;

/**
 * Sends one approved reply at most once: looks up what happened since the approval, refuses when it no longer
 * holds, and posts only what is provably not there.
 * Chatwoot does not deduplicate, so a post whose answer was lost is looked up by its key, never repeated blindly.
 */
export async function deliverReply(deps: DeliverReplyDeps, reply: DeliverableReply): Promise<DeliveryStep> {
  const { delivery } = reply;
  if (delivery.outcome !== "pending") return { kind: "ended", outcome: delivery.outcome };
  const since = await attemptStep(deps, delivery, "look_up", () => messagesSince(deps.chatwoot, reply));
  if (!since.ok) return postpone(deps, delivery, since.error);
  const ours = since.value.find((message) => message.sendKey === delivery.sendKey);
  if (ours) return accept(deps, reply, ours);
  const waitMs = waitForLostPost(delivery, deps.clock.now());
  if (waitMs > 0) return { kind: "again", afterMs: waitMs };
  if (delivery.postCount >= MAX_POSTS) return giveUp(deps, delivery);
  const change = whatChanged(since.value);
  if (change) return refuseStale(deps, delivery, change);
  return post(deps, reply);
}

/** Everything after what was on screen. A page holds 100; more than that since an approval is a busy thread. */
async function messagesSince(chatwoot: ChatwootPort, reply: DeliverableReply): Promise<Message[]> {
  const found: Message[] = [];
  let after = reply.delivery.baselineMessageId;
  for (;;) {
    const page = await chatwoot.listMessages(reply.conversationId, { after });
    found.push(...page.messages);
    const last = page.messages.at(-1);
    if (!page.mayHaveMore || !last) return found;
    after = last.id;
  }
}

/** 0 when no post is out, or when one is out for so long that absence is proof. */
function waitForLostPost(delivery: Delivery, now: Date): number {
  if (!delivery.postStartedAt) return 0;
  const ageMs = now.getTime() - delivery.postStartedAt.getTime();
  const nextLookMs = LOOK_UP_AGES_MS.find((age) => age > ageMs);
  return nextLookMs === undefined ? 0 : nextLookMs - ageMs;
}

function whatChanged(since: readonly Message[]): string | null {
  if (since.some(isFromCustomer)) return "The customer wrote again before this was sent. Nothing was sent.";
  const answer = since.find(isHumanAnswer);
  if (!answer) return null;
  return `${answer.authorName ?? "A colleague"} answered in Chatwoot before this was sent. Nothing was sent.`;
}

async function post(deps: DeliverReplyDeps, reply: DeliverableReply): Promise<DeliveryStep> {
  const { delivery } = reply;
  if (!(await claimPost(deps.database, delivery, deps.clock.now())))
    return { kind: "again", afterMs: RETRY_AFTER_MS };
  const posted = await attemptStep(deps, delivery, "post", () =>
    deps.chatwoot.createMessage({
      conversationId: reply.conversationId,
      content: reply.text,
      isPrivate: false,
      sendKey: delivery.sendKey,
      echoId: delivery.sendKey,
    }),
  );
  if (posted.ok) return accept(deps, reply, posted.value);
  if (posted.error.mayHaveCommitted) return { kind: "again", afterMs: LOOK_UP_AGES_MS[0] ?? RETRY_AFTER_MS };
  await releasePost(deps.database, delivery.decisionId);
  if (posted.error.retryable || posted.error.kind === "unauthorized")
    return postpone(deps, delivery, posted.error);
  return end(deps, delivery, "failed", posted.error.operatorText);
}

async function accept(
  deps: DeliverReplyDeps,
  reply: DeliverableReply,
  message: Message,
): Promise<DeliveryStep> {
  const { delivery } = reply;
  await deps.database.$transaction(async (tx) => {
    const ended = await endDelivery(tx, delivery.decisionId, {
      outcome: "accepted",
      chatwootMessageId: message.id,
      acceptedAt: deps.clock.now(),
    });
    if (!ended) return;
    await markReplied(tx, delivery.decisionId);
    await scheduleFollowUp(tx, { decisionId: delivery.decisionId, queue: reply.queue }, deps.clock.now());
  });
  return { kind: "ended", outcome: "accepted" };
}

async function refuseStale(
  deps: DeliverReplyDeps,
  delivery: Delivery,
  explanation: string,
): Promise<DeliveryStep> {
  return end(deps, delivery, "refused_stale", explanation);
}

async function giveUp(deps: DeliverReplyDeps, delivery: Delivery): Promise<DeliveryStep> {
  const explanation =
    "Chatwoot took this message twice without an answer and did not store it. Nothing was sent: try again.";
  return end(deps, delivery, "failed", explanation);
}

async function end(
  deps: DeliverReplyDeps,
  delivery: Delivery,
  outcome: "failed" | "refused_stale" | "unknown",
  explanation: string,
): Promise<DeliveryStep> {
  await deps.database.$transaction(async (tx) => {
    const ended = await endDelivery(tx, delivery.decisionId, { outcome, explanation });
    if (!ended) return;
    await reopenAfterDelivery(tx, delivery.decisionId);
    await dropObligations(tx, delivery.decisionId);
  });
  return { kind: "ended", outcome };
}

async function postpone(
  deps: DeliverReplyDeps,
  delivery: Delivery,
  error: ChatwootError,
): Promise<DeliveryStep> {
  const postAgeMs = delivery.postStartedAt
    ? deps.clock.now().getTime() - delivery.postStartedAt.getTime()
    : 0;
  if (postAgeMs > UNKNOWN_AFTER_MS) {
    return end(
      deps,
      delivery,
      "unknown",
      "Chatwoot cannot be asked whether it stored this message. Look in Chatwoot.",
    );
  }
  // Nothing is out, and asking again will not help: the case goes back to a person.
  if (!delivery.postStartedAt && (error.kind === "notFound" || error.kind === "rejected")) {
    return end(deps, delivery, "failed", error.operatorText);
  }
  await explainPending(deps.database, delivery.decisionId, error.operatorText);
  return { kind: "again", afterMs: RETRY_AFTER_MS };
}
