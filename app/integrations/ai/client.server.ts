import { ok } from "../../domain/result.ts";
import type { Exchange, ModelAccess } from "./exchange.server.ts";
import { refusalOf } from "./failures.ts";
import type { ModelPort } from "./port.ts";
import { INSTRUCTIONS, promptOf } from "./prompt.ts";

export interface ModelClientOptions extends Omit<ModelAccess, "fetch"> {
  /** Over the whole exchange, the answer's body included. */
  readonly deadlineMs: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** A model over the AI SDK, which is loaded with the first call: most shops never make one. */
export function createModelClient({ deadlineMs, ...options }: ModelClientOptions): ModelPort {
  const access = { ...options, fetch: withoutRedirects(options.fetch ?? globalThis.fetch) };
  return {
    async reword(request, { signal }) {
      const deadline = AbortSignal.timeout(deadlineMs);
      const exchange: Exchange = {
        instructions: INSTRUCTIONS,
        prompt: promptOf(request),
        signal: AbortSignal.any([signal, deadline]),
      };
      const { generateReply } = await import("./exchange.server.ts");
      try {
        return ok(await generateReply(access, exchange));
      } catch (error) {
        return refusalOf(error, { exchange, isLate: deadline.aborted });
      }
    },
  };
}

/** The key and the customer's words go to the address that was allowed, and not to where it points. */
function withoutRedirects(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => fetch(input, { ...init, redirect: "error" });
}
