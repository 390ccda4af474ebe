import type { Cue } from "../../domain/cues/cue.ts";
import { factsOf } from "../../domain/guardrails/facts-of.ts";
import type { Facts } from "../../domain/guardrails/facts.ts";
import { refundValue } from "../../domain/refund-value.ts";
import type { Message } from "../../domain/thread.ts";
import { maximumRefundable, refundGrant, type RefundGrant, type Role } from "../../domain/thresholds.ts";
import type { CaseFacts } from "./case-facts.ts";

/** What each role may promise to give back on this case. */
export type Grants = Readonly<Record<Role, RefundGrant>>;

const NOTHING_KNOWN: RefundGrant = { upTo: null, impliedValue: null };

/** What a text of this case may state, before a template adds its promises. */
export function factsOfCase(
  { order, conversation, settings, now, reader }: CaseFacts,
  waiting: readonly Message[],
  cues: readonly Cue[],
): Facts {
  const { policy } = settings;
  return factsOf({
    now: now.toISOString(),
    timeZone: "UTC",
    shopCurrencyCode: policy.refundEscalateAt.currencyCode,
    policy,
    order,
    otherOrderNames: [],
    contact: conversation.contact,
    cues: cues.filter((cue) => cue.status === "present"),
    refundValue: order && refundValue({ order, texts: textsOf(waiting) }),
    template: null,
    operatorName: reader?.name ?? null,
  });
}

/** A value that cannot be told counts as the most that could be meant. */
export function grantsOf({ order, settings }: CaseFacts, waiting: readonly Message[]): Grants {
  if (!order) return { operator: NOTHING_KNOWN, manager: NOTHING_KNOWN };
  const value = refundValue({ order, texts: textsOf(waiting) }).value ?? maximumRefundable(order);
  const grantOf = (role: Role) => refundGrant(role, order, value, settings.policy);
  return { operator: grantOf("operator"), manager: grantOf("manager") };
}

function textsOf(messages: readonly Message[]): string[] {
  return messages.map(({ text }) => text);
}
