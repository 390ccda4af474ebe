import type {
  AnchoredHead,
  DecisionLogRow,
  DecisionTextRow,
  LedgerHeadRow,
  MirroredDecision,
  SyncEventRow,
} from "./schema.ts";

export type { DecisionLogRow, DecisionTextRow, LedgerHeadRow, SyncEventRow };

/** How one exchange with Supabase ended. A TIMEOUT may have stored its rows: a replay finds duplicates. */
export interface MirrorOutcome {
  readonly status: "SUCCESS" | "TIMEOUT" | "RETRYABLE" | "REJECTED";
  /** ETIMEDOUT, a transport code, a SQLSTATE, a PGRST code or HTTP_<status>; null on success. */
  readonly errorCode: string | null;
  readonly durationMs: number;
  readonly inserted: number;
  /** Rows that were there already. */
  readonly duplicates: number;
  /** Supabase asked to be left alone for so long. */
  readonly retryAfterMs?: number;
}

/**
 * The copy of the decision log in the shop's Supabase. Writes only ever add, by primary key, so that a replay
 * makes no second row; they answer with an outcome and never throw. One call is one request within one deadline.
 * Errors: reads throw MirrorReadError.
 */
export interface MirrorPort {
  writeDecisions(rows: readonly DecisionLogRow[]): Promise<MirrorOutcome>;
  writeTexts(rows: readonly DecisionTextRow[]): Promise<MirrorOutcome>;
  writeSyncEvents(rows: readonly SyncEventRow[]): Promise<MirrorOutcome>;
  writeHeads(rows: readonly LedgerHeadRow[]): Promise<MirrorOutcome>;
  readDecision(uid: string): Promise<MirroredDecision | null>;
  /** The anchored head of a stream with the highest count. */
  readHead(shopDomain: string, stream: string): Promise<AnchoredHead | null>;
  ping(): Promise<MirrorOutcome>;
}

export class MirrorReadError extends Error {
  readonly errorCode: string;
  readonly retryable: boolean;

  constructor({ status, errorCode }: Pick<MirrorOutcome, "status" | "errorCode">, cause?: unknown) {
    super(`Supabase could not be read: ${errorCode ?? status}`, { cause });
    this.name = "MirrorReadError";
    this.errorCode = errorCode ?? status;
    this.retryable = status !== "REJECTED";
  }
}
