import type { DeliveryOutcome } from "../../domain/delivery.ts";

export interface DeliveryTry {
  readonly id: number;
  readonly step: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly durationMs: number;
  readonly startedAt: string;
}

export interface SyncTry {
  readonly attempt: number;
  readonly status: string;
  readonly errorCode: string | null;
  readonly durationMs: number;
  readonly attemptedAt: string;
}

/** The row as Supabase has it at this moment. */
export type SupabaseRow =
  | {
      readonly state: "matches" | "differs";
      readonly readAt: string;
      readonly fields: readonly (readonly [string, string])[];
    }
  | { readonly state: "absent"; readonly readAt: string }
  | { readonly state: "unread"; readonly sentence: string };

export interface Chain {
  readonly isVerified: boolean;
  readonly stream: string;
  readonly position: number;
  readonly length: number;
  readonly prevHash: string;
  readonly hash: string;
  /** The last head of this stream in Supabase; null when there is none or it could not be read. */
  readonly anchored: { readonly count: number; readonly at: string } | null;
}

export interface DecisionView {
  readonly id: number;
  readonly action: string;
  readonly by: string;
  readonly decidedAt: string;
  readonly orderName: string | null;
  readonly caseHref: string | null;
  readonly conversationId: number | null;
  readonly slaSeconds: number | null;
  readonly template: string | null;
  /** Null when the texts were deleted, or when there never were any. */
  readonly text: { readonly shown: string | null; readonly sent: string } | null;
  readonly delivery: {
    readonly outcome: DeliveryOutcome;
    readonly explanation: string | null;
    readonly messageId: number | null;
  } | null;
  readonly deliveryTries: readonly DeliveryTry[];
  readonly mirror: {
    readonly status: string;
    readonly attempt: number;
    readonly nextAttemptAt: string | null;
  } | null;
  readonly syncTries: readonly SyncTry[];
  readonly supabaseRow: SupabaseRow;
  readonly chain: Chain;
  readonly newerHref: string | null;
  readonly olderHref: string | null;
}
