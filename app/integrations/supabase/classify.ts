import type { MirrorOutcome } from "./port.ts";
import type { Wire } from "./exchange.server.ts";

export interface Answer {
  readonly wire: Wire;
  /** What supabase-js made of it; fields may be missing, whatever its types say. */
  readonly error: { readonly code?: string | undefined; readonly message?: string | undefined } | null;
  /** The body was a JSON array, as asked for. */
  readonly hasRows: boolean;
}

type HttpAnswer = Extract<Wire, { kind: "answer" }>;
export type Verdict = Pick<MirrorOutcome, "status" | "errorCode" | "retryAfterMs">;

const TIMEOUT_CODES = new Set([
  "ETIMEDOUT",
  "ESOCKETTIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);
const TRANSIENT_STATUSES = new Set([
  408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 527, 530, 540, 544,
]);
/** SQLSTATE classes that pass by themselves, and PostgREST without its database. */
const TRANSIENT_CODE = /^(08|40|53|57|58|XX|55P03$|PGRST00[0-3]$)/;
const STATEMENT_TIMEOUT = "57014";
/** An sb_secret key is exchanged for a JWT inside Supabase: its time claims are their clock, not ours. */
const CLOCK_SKEW = /JWT ?(expired|issued at future|IssuedAtFuture|NotYetValid|not yet valid)/i;
const CLOCK_SKEW_WAIT_MS = 5_000;

/**
 * What an exchange means for the rows in it. Success only on the one status and body that were asked for:
 * supabase-js turns a 404 with an empty body into a success.
 */
export function classify(answer: Answer, expectedStatus: number): Verdict {
  const { wire, error, hasRows } = answer;
  if (wire.kind === "broken") return verdictOfBreak(wire.cause);
  if (!error && wire.status === expectedStatus && hasRows) return { status: "SUCCESS", errorCode: null };
  return verdictOfRefusal(wire, error?.code || `HTTP_${wire.status}`, error?.message ?? "");
}

function verdictOfRefusal({ status, retryAfter }: HttpAnswer, errorCode: string, message: string): Verdict {
  if (status === 401 && CLOCK_SKEW.test(message)) {
    return { status: "RETRYABLE", errorCode, retryAfterMs: CLOCK_SKEW_WAIT_MS };
  }
  if (errorCode === STATEMENT_TIMEOUT) return { status: "TIMEOUT", errorCode };
  if (TRANSIENT_CODE.test(errorCode) || TRANSIENT_STATUSES.has(status)) {
    return { status: "RETRYABLE", errorCode, ...waitOf(retryAfter) };
  }
  if (status >= 200 && status < 300) return { status: "RETRYABLE", errorCode: "EBADRESPONSE" };
  return { status: "REJECTED", errorCode };
}

function verdictOfBreak(cause: unknown): Verdict {
  const code = transportCode(cause);
  if (TIMEOUT_CODES.has(code)) return { status: "TIMEOUT", errorCode: "ETIMEDOUT" };
  return { status: "RETRYABLE", errorCode: code };
}

/** The first code down the chain of causes; undici wraps what the socket said. */
export function transportCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = nextCause(at)) {
    if (at.name === "TimeoutError") return "ETIMEDOUT";
    if (at.name === "AbortError") return "ABORT_ERR";
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return error instanceof Error ? error.name : "UNKNOWN";
}

function nextCause(error: Error): unknown {
  return error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
}

function waitOf(header: string | null): { retryAfterMs?: number } {
  if (header === null || !/^\d+$/.test(header)) return {};
  return { retryAfterMs: Number(header) * 1_000 };
}
