import { inOrder, isFromCustomer, isHumanAnswer, unanswered } from "./answers.ts";
import { epochMs, instantOf, MINUTE_MS, msBetween, SECOND_MS } from "./instant.ts";
import type { Message } from "./thread.ts";

export interface SlaInput {
  readonly messages: readonly Message[];
  readonly thresholdMinutes: number;
  /** Our clock. */
  readonly now: string;
  /** How far Chatwoot's clock is ahead of ours, see `clockSkewMs`; message times are on Chatwoot's clock. */
  readonly skewMs?: number;
  /** Chatwoot's own `waiting_since`; null when it says that nobody waits, left out when not known. */
  readonly chatwootWaitingSince?: string | null;
}

interface SlaBasis {
  readonly thresholdMinutes: number;
  readonly chatwootWaitingSince: string | null;
  readonly disagreesWithChatwoot: boolean;
}

/** How long the customer has waited for a human answer. `waitedSeconds` is what decisions store as `sla_seconds`. */
export type SlaTimer = SlaBasis &
  (
    | {
        readonly state: "not_waiting";
        readonly waitedSeconds: 0;
        readonly waitingSince: null;
        readonly dueAt: null;
        readonly messageId: null;
        /** The last wait that a person ended: "Answered in 53 min". */
        readonly answered: { readonly at: string; readonly afterSeconds: number } | null;
      }
    | {
        readonly state: "ok" | "due_soon" | "breached";
        readonly waitedSeconds: number;
        readonly waitingSince: string;
        readonly dueAt: string;
        /** The oldest unanswered message. */
        readonly messageId: number;
        readonly answered: null;
      }
  );

/** Chatwoot writes whole seconds, and stamps the conversation and its first message apart. */
const AGREEMENT_MS = MINUTE_MS;

/**
 * The SLA timer, from the customer's oldest message not yet answered by a person, on the wall clock.
 * Whole seconds: 60:00 of 60 min is not breached, 60:01 is; due soon from 75 %.
 * Source: product rule "SLA timer".
 */
export function slaTimer(input: SlaInput): SlaTimer {
  const oldest = unanswered(input.messages)[0];
  const basis = {
    thresholdMinutes: input.thresholdMinutes,
    chatwootWaitingSince: input.chatwootWaitingSince ?? null,
    disagreesWithChatwoot: disagrees(oldest?.createdAt ?? null, input.chatwootWaitingSince),
  };
  if (!oldest) {
    return {
      ...basis,
      state: "not_waiting",
      waitedSeconds: 0,
      waitingSince: null,
      dueAt: null,
      messageId: null,
      answered: lastAnswered(input.messages),
    };
  }
  const waitedMs = msBetween(oldest.createdAt, input.now) + (input.skewMs ?? 0);
  const waitedSeconds = Math.max(0, Math.floor(waitedMs / SECOND_MS));
  return {
    ...basis,
    state: stateOf(waitedSeconds, input.thresholdMinutes),
    waitedSeconds,
    waitingSince: oldest.createdAt,
    dueAt: instantOf(epochMs(oldest.createdAt) + input.thresholdMinutes * MINUTE_MS),
    messageId: oldest.id,
    answered: null,
  };
}

function stateOf(waitedSeconds: number, thresholdMinutes: number): "ok" | "due_soon" | "breached" {
  const thresholdSeconds = thresholdMinutes * 60;
  if (waitedSeconds > thresholdSeconds) return "breached";
  return waitedSeconds * 4 >= thresholdSeconds * 3 ? "due_soon" : "ok";
}

function disagrees(ours: string | null, theirs: string | null | undefined): boolean {
  if (theirs === undefined) return false;
  if (ours === null || theirs === null) return ours !== theirs;
  return Math.abs(msBetween(ours, theirs)) > AGREEMENT_MS;
}

function lastAnswered(messages: readonly Message[]): { at: string; afterSeconds: number } | null {
  const ordered = inOrder(messages);
  const lastQuestion = ordered.findLastIndex(isFromCustomer);
  if (lastQuestion === -1) return null;
  const answer = ordered.slice(lastQuestion + 1).find(isHumanAnswer);
  const question = unanswered(ordered.slice(0, lastQuestion + 1))[0];
  if (!answer || !question) return null;
  return {
    at: answer.createdAt,
    afterSeconds: Math.floor(msBetween(question.createdAt, answer.createdAt) / SECOND_MS),
  };
}

/**
 * How far the server's clock is provably ahead of ours, from one exchange: 0 while both clocks can agree,
 * else the smallest shift that explains what was seen. The `Date` header has whole seconds, cut off.
 */
export function clockSkewMs(exchange: { serverDate: string; sentAt: string; receivedAt: string }): number {
  const served = epochMs(exchange.serverDate);
  const leastAhead = served - epochMs(exchange.receivedAt);
  const mostAhead = served + SECOND_MS - 1 - epochMs(exchange.sentAt);
  if (leastAhead > 0) return leastAhead;
  return mostAhead < 0 ? mostAhead : 0;
}
