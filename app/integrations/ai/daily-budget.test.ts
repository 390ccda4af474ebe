import { expect, test } from "vitest";
import { err, ok } from "../../domain/result.ts";
import { withDailyBudget } from "./daily-budget.ts";
import type { ModelPort, RewordRequest } from "./port.ts";
import { withRememberedWordings } from "./remembered-wordings.server.ts";

const request: RewordRequest = { template: "ack_delay", text: "Hi there", facts: [], customerText: "Hello?" };
const options = { signal: new AbortController().signal };

/** A model that costs 100 tokens a call, a clock that the test moves, and the calls made. */
function counted({ fails = false } = {}) {
  let calls = 0;
  let now = new Date("2026-11-23T23:50:00Z");
  const model: ModelPort = {
    async reword() {
      calls += 1;
      if (fails) return err({ reason: "llm_invalid_output", code: "SCHEMA", tokens: 100 });
      return ok({ text: `wording ${calls}`, model: "small", tokens: 100 });
    },
  };
  return {
    model,
    clock: { now: () => now },
    callsMade: () => calls,
    moveTo(at: string) {
      now = new Date(at);
    },
  };
}

test("the call over the day's budget is refused and not made; the next day has its own", async () => {
  const { model, clock, callsMade, moveTo } = counted();
  const limited = withDailyBudget(model, { calls: 2, tokens: 10_000 }, clock);
  await limited.reword(request, options);
  await limited.reword(request, options);
  const spent = err({ reason: "llm_error", code: "BUDGET_CALLS", tokens: 0 });
  expect(await limited.reword(request, options)).toEqual(spent);
  expect(callsMade()).toBe(2);
  moveTo("2026-11-24T00:00:00Z");
  expect(await limited.reword(request, options)).toMatchObject({ ok: true });
});

test.each([false, true])("tokens count whether the answer was of use or not (fails: %s)", async (fails) => {
  const { model, clock, callsMade } = counted({ fails });
  const limited = withDailyBudget(model, { calls: 100, tokens: 150 }, clock);
  await limited.reword(request, options);
  await limited.reword(request, options);
  expect(await limited.reword(request, options)).toMatchObject({ error: { code: "BUDGET_TOKENS" } });
  expect(callsMade()).toBe(2);
});

test("the same case keeps its wording for a quarter of an hour, another case has its own", async () => {
  const { model, clock, callsMade, moveTo } = counted();
  const remembering = withRememberedWordings(model, clock);
  const first = await remembering.reword(request, options);
  moveTo("2026-11-24T00:04:59Z");
  expect(await remembering.reword({ ...request }, options)).toEqual(first);
  await remembering.reword({ ...request, customerText: "Hello again?" }, options);
  expect(callsMade()).toBe(2);
  moveTo("2026-11-24T00:05:00Z");
  expect(await remembering.reword(request, options)).not.toEqual(first);
});

test("a refusal is not remembered, and of many cases the oldest is forgotten", async () => {
  const failing = counted({ fails: true });
  const refused = withRememberedWordings(failing.model, failing.clock);
  await refused.reword(request, options);
  await refused.reword(request, options);
  expect(failing.callsMade()).toBe(2);

  const { model, clock, callsMade } = counted();
  const remembering = withRememberedWordings(model, clock);
  for (let each = 0; each <= 200; each += 1) {
    await remembering.reword({ ...request, customerText: String(each) }, options);
  }
  await remembering.reword({ ...request, customerText: "200" }, options);
  expect(callsMade()).toBe(201);
  await remembering.reword({ ...request, customerText: "0" }, options);
  expect(callsMade()).toBe(202);
});
