import type { z } from "zod";
import { answerFault, networkFault, shapeFault } from "./faults.ts";

/** What the client needs of `fetch`; a stand-in in the same process fits too. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ChatwootConnection {
  /** As `parseChatwootBaseUrl` returns it: no slash at the end. */
  readonly baseUrl: string;
  readonly accountId: number;
  readonly apiToken: string;
}

interface Exchange<T> {
  readonly method: "GET" | "POST";
  /** Below the account, or below `/api/v1` for the profile. */
  readonly path: string;
  readonly isOutsideAccount?: boolean;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether Chatwoot stores something: a POST to a filter does not. */
  readonly isWrite?: boolean;
  readonly timeoutMs?: number;
  readonly schema: z.ZodType<T>;
}

interface Answer<T> {
  readonly value: T;
  readonly serverAt: string | null;
}

export type Call = <T>(exchange: Exchange<T>) => Promise<Answer<T>>;

/** One request and its parsed answer, within one deadline over connection, headers and body. */
export function createCall(connection: ChatwootConnection, fetch: Fetch, readTimeoutMs: number): Call {
  return async function call<T>(exchange: Exchange<T>): Promise<Answer<T>> {
    const place = { name: `${exchange.method} ${exchange.path}`, isWrite: exchange.isWrite ?? false };
    const signal = AbortSignal.timeout(exchange.timeoutMs ?? readTimeoutMs);

    const raw = await Promise.race([send(connection, fetch, exchange, signal), rejectionOf(signal)]).catch(
      (cause: unknown) => {
        throw networkFault(place, signal.aborted, cause);
      },
    );
    if (raw.status < 200 || raw.status > 299) throw answerFault(place, raw);

    const parsed = exchange.schema.safeParse(jsonOrUndefined(raw.text));
    if (!parsed.success) throw shapeFault(place, parsed.error);
    return { value: parsed.data, serverAt: raw.serverAt };
  };
}

interface RawAnswer {
  readonly status: number;
  readonly isJson: boolean;
  readonly text: string;
  readonly serverAt: string | null;
}

async function send<T>(
  connection: ChatwootConnection,
  fetch: Fetch,
  exchange: Exchange<T>,
  signal: AbortSignal,
): Promise<RawAnswer> {
  const response = await fetch(urlOf(connection, exchange), {
    method: exchange.method,
    headers: {
      api_access_token: connection.apiToken,
      accept: "application/json",
      ...(exchange.body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: exchange.body === undefined ? null : JSON.stringify(exchange.body),
    // The token must not travel to where a redirect points, and a POST must not become a GET.
    redirect: "manual",
    signal,
  });
  return {
    status: response.status,
    isJson: (response.headers.get("content-type") ?? "").includes("json"),
    text: await response.text(),
    serverAt: dateOrNull(response.headers.get("date")),
  };
}

function urlOf<T>(connection: ChatwootConnection, exchange: Exchange<T>): string {
  const scope = exchange.isOutsideAccount ? "" : `/accounts/${connection.accountId}`;
  const url = new URL(`${connection.baseUrl}/api/v1${scope}${exchange.path}`);
  url.search = new URLSearchParams(exchange.query).toString();
  return url.href;
}

/** An injected `fetch` may not listen to the signal; the deadline holds all the same. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function dateOrNull(header: string | null): string | null {
  const time = Date.parse(header ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
