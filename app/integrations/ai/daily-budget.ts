import { err } from "../../domain/result.ts";
import type { Clock } from "../../lib/clock.ts";
import type { ModelPort, ModelRefusal } from "./port.ts";

export interface DailyBudget {
  readonly calls: number;
  readonly tokens: number;
}

/**
 * A model that refuses once the day's budget (UTC) is spent. It counts in memory: each process has a budget of its
 * own, and a restart begins a new one, so that this bounds a runaway page and is no invoice.
 */
export function withDailyBudget(model: ModelPort, budget: DailyBudget, clock: Clock): ModelPort {
  let spent = { day: "", calls: 0, tokens: 0 };
  return {
    async reword(request, options) {
      const day = clock.now().toISOString().slice(0, 10);
      if (spent.day !== day) spent = { day, calls: 0, tokens: 0 };
      if (spent.calls >= budget.calls) return refusal("BUDGET_CALLS");
      if (spent.tokens >= budget.tokens) return refusal("BUDGET_TOKENS");
      const today = spent;
      today.calls += 1;
      const answer = await model.reword(request, options);
      today.tokens += answer.ok ? answer.value.tokens : answer.error.tokens;
      return answer;
    },
  };
}

function refusal(code: string): { ok: false; error: ModelRefusal } {
  return err({ reason: "llm_error", code, tokens: 0 });
}
