import type { Clock } from "../../lib/clock.ts";
import { sha256Hex } from "../../lib/decision-hash.server.ts";
import type { ModelPort, Rewording } from "./port.ts";

const MOST_ENTRIES = 200;
const MAX_AGE_MS = 15 * 60_000;

/**
 * A model that words the same case the same way for a while: a panel that loads again must not change its text, nor
 * pay twice. Kept in memory under a digest of the request.
 */
export function withRememberedWordings(model: ModelPort, clock: Clock): ModelPort {
  const kept = new Map<string, { readonly wording: Rewording; readonly at: number }>();
  return {
    async reword(request, options) {
      const key = sha256Hex(JSON.stringify(request));
      const now = clock.now().getTime();
      const known = kept.get(key);
      if (known && now - known.at < MAX_AGE_MS) return { ok: true, value: known.wording };
      const answer = await model.reword(request, options);
      if (answer.ok) keep(key, { wording: answer.value, at: now });
      return answer;
    },
  };

  function keep(key: string, entry: { readonly wording: Rewording; readonly at: number }) {
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > MOST_ENTRIES && oldest !== undefined) kept.delete(oldest);
  }
}
