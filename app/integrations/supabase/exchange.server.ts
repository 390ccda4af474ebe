export type Fetch = typeof globalThis.fetch;

/** What went over the wire. supabase-js rewrites some statuses, so this is what an outcome rests on. */
export type Wire =
  | { readonly kind: "answer"; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: "broken"; readonly cause: unknown };

const BODILESS = new Set([204, 205, 304]);

/**
 * A fetch whose deadline covers connection, headers and body: supabase-js's own stops at the headers.
 * Redirects are errors, because the key must not travel to where they point.
 */
export function createBoundedFetch(fetch: Fetch, timeoutMs: number, see: (wire: Wire) => void): Fetch {
  return async function boundedFetch(input, init) {
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    try {
      const response = await fetch(input, { ...init, signal, redirect: "error" });
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      see({ kind: "answer", status, retryAfter: headers.get("retry-after") });
      return new Response(BODILESS.has(status) ? null : body, { status, statusText, headers });
    } catch (cause) {
      see({ kind: "broken", cause });
      throw cause;
    }
  };
}
