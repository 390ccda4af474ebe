import { z } from "zod";
import { ChatwootError, type ChatwootErrorKind } from "./port.ts";

/** Where it went wrong, for the log: method and path, which hold ids only. */
interface Place {
  readonly name: string;
  readonly isWrite: boolean;
}

const refusalSchema = z.union([
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ message: z.string() }).transform(({ message }) => message),
]);

/** Codes of a connection that never came to be: nothing can have been stored. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const NOT_CHATWOOT =
  "The address does not answer as Chatwoot does. Check it under Settings, Chatwoot, and the proxy in front of Chatwoot.";

/** A deadline that passed, or a connection that failed before the whole answer was here. */
export function networkFault(place: Place, isTimeout: boolean, cause: unknown): ChatwootError {
  if (isTimeout) {
    return new ChatwootError({
      kind: "timeout",
      message: `${place.name}: no answer in time`,
      operatorText: "Chatwoot did not answer in time. If this stays, check whether Chatwoot is up.",
      mayHaveCommitted: place.isWrite,
      cause,
    });
  }
  const code = codeOf(cause);
  return new ChatwootError({
    kind: "unavailable",
    message: `${place.name}: ${code ?? "connection failed"}`,
    operatorText:
      "Chatwoot cannot be reached. Check that it is up and that its address under Settings is right.",
    mayHaveCommitted: place.isWrite && !(code !== null && NEVER_SENT.has(code)),
    cause,
  });
}

/** A whole answer that is not a 2xx. Chatwoot refuses permissions with 401, not 403. */
export function answerFault(
  place: Place,
  answer: { status: number; isJson: boolean; text: string },
): ChatwootError {
  const { status } = answer;
  const kind = kindOf(answer);
  return new ChatwootError({
    kind,
    message: `${place.name}: ${status}`,
    operatorText: operatorTextOf(kind, answer.text),
    // A 500 can come after the commit: chatwoot/chatwoot#6446.
    mayHaveCommitted: place.isWrite && status >= 500,
  });
}

/** A 2xx whose body is cut short, is no JSON, or is not what this version of Chatwoot sends. */
export function shapeFault(place: Place, cause: z.ZodError): ChatwootError {
  const paths = cause.issues.slice(0, 3).map((issue) => issue.path.join(".") || "body");
  return new ChatwootError({
    kind: "badResponse",
    message: `${place.name}: unexpected answer at ${paths.join(", ")}`,
    operatorText: NOT_CHATWOOT,
    mayHaveCommitted: place.isWrite,
    cause,
  });
}

function kindOf({ status, isJson }: { status: number; isJson: boolean }): ChatwootErrorKind {
  if (status < 400) return "badResponse";
  if (status === 401) return "unauthorized";
  if (status === 404) return isJson ? "notFound" : "badResponse";
  if (status === 429) return "rateLimited";
  return status >= 500 ? "unavailable" : "rejected";
}

function operatorTextOf(kind: ChatwootErrorKind, text: string): string {
  switch (kind) {
    case "unauthorized":
      return unauthorizedText(text);
    case "notFound":
      return "Chatwoot does not have it (any more). Check the account number under Settings, Chatwoot.";
    case "rejected":
      return `Chatwoot refused it: ${refusalIn(text) ?? "it gave no reason"}`;
    case "rateLimited":
      return "Chatwoot asks for a pause, too many requests came at once. Wait a minute, then try again.";
    case "unavailable":
      return "Chatwoot reports a fault of its own. If this stays, look at Chatwoot's log.";
    case "timeout":
    case "badResponse":
      return NOT_CHATWOOT;
  }
}

function unauthorizedText(text: string): string {
  const reason = refusalIn(text) ?? "";
  if (reason.includes("suspended")) return "This Chatwoot account is suspended. Ask who runs Chatwoot.";
  if (reason.includes("not authorized")) {
    return "The owner of the Chatwoot token may not see this. Add that person to the inbox and account in Chatwoot.";
  }
  return "Chatwoot refuses the token. Enter a valid user token under Settings, Chatwoot.";
}

function refusalIn(text: string): string | null {
  try {
    return refusalSchema.safeParse(JSON.parse(text)).data?.slice(0, 200) ?? null;
  } catch {
    return null;
  }
}

function codeOf(cause: unknown): string | null {
  for (let error: unknown = cause; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string") return error.code;
  }
  return null;
}
