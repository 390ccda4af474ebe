import type { GuardReason } from "../abstain-reasons.ts";

/** A phrase that makes the message a person's business. */
export interface GuardRule {
  readonly id: string;
  readonly reason: GuardReason;
  /** Completes "the customer ...", for the operator. */
  readonly why: string;
  readonly pattern: RegExp;
  readonly unless?: RegExp;
}
