import { err } from "../../domain/result.ts";
import type { ModelRefusal } from "./port.ts";

/** A model stopped for another reason than being done. */
export class IncompleteAnswer extends Error {
  override readonly name = "IncompleteAnswer";
  readonly finishReason: string;
  readonly tokens: number;
  readonly retryable = false;

  constructor(finishReason: string, tokens: number) {
    super(`the model stopped: ${finishReason}`);
    this.finishReason = finishReason;
    this.tokens = tokens;
  }
}

interface Circumstances {
  readonly exchange: { readonly instructions: string; readonly prompt: string };
  /** The deadline had passed when the exchange failed. */
  readonly isLate: boolean;
}

/** What a failed exchange means. The SDK's errors are told by name, so that it need not be loaded to read them. */
export function refusalOf(
  error: unknown,
  { exchange, isLate }: Circumstances,
): { ok: false; error: ModelRefusal } {
  // A provider may go on, and charge, after we hung up.
  if (isLate) return err({ reason: "llm_timeout", code: "ETIMEDOUT", tokens: tokensIn(exchange) });
  if (!(error instanceof Error)) return err({ reason: "llm_error", code: "UNKNOWN", tokens: 0 });
  const tokens = tokensOf(error) ?? tokensIn(exchange);
  if ("finishReason" in error && typeof error.finishReason === "string") {
    return err({ ...meaningOf(error.finishReason), tokens });
  }
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : null;
  if (status !== null && status >= 200 && status < 300) {
    return err({ reason: "llm_invalid_output", code: "EBADRESPONSE", tokens });
  }
  return err({ reason: "llm_error", code: status === null ? error.name : `HTTP_${status}`, tokens: 0 });
}

function meaningOf(finishReason: string): Pick<ModelRefusal, "reason" | "code"> {
  if (finishReason === "length") return { reason: "llm_truncated", code: "LENGTH" };
  // It said that it was done: then the answer itself was none.
  if (finishReason === "stop") return { reason: "llm_invalid_output", code: "SCHEMA" };
  return { reason: "llm_error", code: finishReason.toUpperCase() };
}

function tokensOf(error: Error): number | null {
  if (error instanceof IncompleteAnswer) return error.tokens;
  const usage = "usage" in error ? error.usage : null;
  const isCounted = typeof usage === "object" && usage !== null && "totalTokens" in usage;
  return isCounted && typeof usage.totalTokens === "number" ? usage.totalTokens : null;
}

const CHARACTERS_PER_TOKEN = 4;

/** An estimate, where nobody has counted. */
export function tokensIn({ instructions, prompt }: Circumstances["exchange"], answer = ""): number {
  return Math.ceil((instructions.length + prompt.length + answer.length) / CHARACTERS_PER_TOKEN);
}
