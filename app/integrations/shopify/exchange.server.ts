import { z } from "zod";
import { err, ok } from "../../domain/result.ts";
import type { ShopifyRefusal, ShopifyResult } from "./port.ts";

/**
 * The `graphql` function of an admin context of `@shopify/shopify-app-remix`, or anything that behaves like it:
 * answers with `{data, extensions}`, throws on `errors` (with the partial data inside) and on an HTTP refusal.
 */
export type AdminGraphql = (
  query: string,
  options: { variables: Record<string, unknown>; signal: AbortSignal },
) => Promise<{ json(): Promise<unknown> }>;

export interface GraphqlAnswer {
  readonly data: unknown;
  readonly errors: readonly GraphqlError[];
}

const graphqlErrorSchema = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
});
export type GraphqlError = z.output<typeof graphqlErrorSchema>;

const costSchema = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
  }),
});

const answerSchema = z.object({ data: z.unknown() });
/** `GraphqlQueryError` of the library: HTTP 200 with `errors`, and maybe data. Read by shape: two copies of a class do not match. */
const queryErrorSchema = z.object({
  body: z.object({
    data: z.unknown().optional(),
    extensions: z.unknown().optional(),
    errors: z.object({ graphQLErrors: z.array(graphqlErrorSchema).min(1) }),
  }),
});
/** `HttpResponseError` of the library, as thrown outside a request. */
const httpErrorSchema = z.object({
  response: z.object({ code: z.number(), retryAfter: z.number().optional() }),
});

const DEFAULT_RETRY_MS = 2_000;

/** Sends one query and reads the whole answer. Errors: throttled, unauthorized, unavailable. */
export async function exchange(
  graphql: AdminGraphql,
  query: string,
  variables: Record<string, unknown>,
  signal: AbortSignal,
): Promise<ShopifyResult<GraphqlAnswer>> {
  try {
    const response = await beforeAbort(graphql(query, { variables, signal }), signal);
    const answer = answerSchema.safeParse(await beforeAbort(response.json(), signal));
    if (!answer.success) return unavailable("unreadable", "no GraphQL answer");
    return ok({ data: answer.data.data, errors: [] });
  } catch (error) {
    return readFailure(error, signal);
  }
}

export function unavailable(
  reason: Extract<ShopifyRefusal, { kind: "unavailable" }>["reason"],
  detail: string,
): { ok: false; error: ShopifyRefusal } {
  return err({ kind: "unavailable", reason, detail });
}

/** The deadline also covers a body that never ends and a `graphql` that ignores its signal. */
async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function readFailure(error: unknown, signal: AbortSignal): ShopifyResult<GraphqlAnswer> {
  if (signal.aborted) return unavailable("timeout", "deadline over the whole exchange");
  if (error instanceof Response) return readThrownResponse(error);
  const queryError = queryErrorSchema.safeParse(error);
  if (queryError.success) return readQueryError(queryError.data.body);
  const httpError = httpErrorSchema.safeParse(error);
  if (httpError.success) return readStatus(httpError.data.response.code, httpError.data.response.retryAfter);
  if (error instanceof SyntaxError) return unavailable("unreadable", error.name);
  return unavailable("network", error instanceof Error ? error.name : "unknown fault");
}

/**
 * Inside a request the library turns HTTP refusals into Responses. Those that tell the browser to fetch a new
 * session token (after it dropped the rejected access token) have to reach the browser: they are passed on.
 */
function readThrownResponse(response: Response): ShopifyResult<GraphqlAnswer> {
  const isForBrowser =
    response.headers.has("x-shopify-retry-invalid-session-request") ||
    (response.status >= 300 && response.status < 400);
  if (isForBrowser) throw response;
  return readStatus(response.status, undefined);
}

function readStatus(status: number, retryAfterSeconds: number | undefined): ShopifyResult<GraphqlAnswer> {
  if (status === 401) return err({ kind: "unauthorized" });
  if (status === 403)
    return err({ kind: "notPermitted", message: "Shopify refused the request (HTTP 403)." });
  if (status === 429) {
    const retryAfterMs = retryAfterSeconds === undefined ? DEFAULT_RETRY_MS : retryAfterSeconds * 1000;
    return err({ kind: "throttled", retryAfterMs });
  }
  if (status === 200) return unavailable("unreadable", "HTTP 200 without a GraphQL answer");
  return unavailable("server", `HTTP ${status}`);
}

function readQueryError(body: z.output<typeof queryErrorSchema>["body"]): ShopifyResult<GraphqlAnswer> {
  const errors = body.errors.graphQLErrors;
  if (errors.some((error) => error.extensions?.code === "THROTTLED")) {
    return err({ kind: "throttled", retryAfterMs: restoreTimeMs(body.extensions) });
  }
  return ok({ data: body.data, errors });
}

/** Source: https://shopify.dev/docs/api/usage/limits: (requested - available) / restore rate. */
function restoreTimeMs(extensions: unknown): number {
  const parsed = costSchema.safeParse(extensions);
  if (!parsed.success) return DEFAULT_RETRY_MS;
  const { requestedQueryCost, throttleStatus } = parsed.data.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return Math.max(0, Math.ceil((missing / throttleStatus.restoreRate) * 1000));
}
