import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lateShipment } from "../../app/domain/guardrails/case.fixture.ts";
import { factsOf } from "../../app/domain/guardrails/facts-of.ts";
import type { SeenCase } from "../../app/domain/seen-case.ts";
import type { Message } from "../../app/domain/thread.ts";
import { rewordSuggestion } from "../../app/features/escalations/reword-suggestion.server.ts";
import { readSeenCase } from "../../app/features/replies/read-seen-case.server.ts";
import { createModelClient } from "../../app/integrations/ai/client.server.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { anOperator, aSeenCase, SHIP_UPDATE } from "../support/cases.ts";
import {
  failsWith,
  hangs,
  says,
  startModelServer,
  writes,
  type ModelAnswer,
} from "../support/model-server.ts";

const cipher = createCipher("k".repeat(32));
const GOOD =
  "Hi Alex, I'm sorry about the wait. I've raised this with our carrier and will email you an update as soon as they reply — I'll follow up within the next few hours.";

let server: Awaited<ReturnType<typeof startModelServer>>;

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.requests.length = 0;
  server.answerWith(says(GOOD));
});

function aMessage(overrides: Partial<Message> = {}): Message {
  return {
    id: aSeenCase().lastMessageId,
    kind: "incoming",
    author: "customer",
    authorName: "Alex Rivera",
    text: "Where is my package?",
    isPrivate: false,
    isAutomated: false,
    createdAt: "2026-11-23T14:28:00.000Z",
    status: "sent",
    attachments: [],
    sendKey: null,
    ...overrides,
  };
}

interface Change {
  readonly seen?: Partial<SeenCase>;
  readonly messages?: readonly Message[];
  readonly isAiOn?: boolean;
  readonly isConnected?: boolean;
}

function reword({ seen, messages = [aMessage()], isAiOn = true, isConnected = true }: Change = {}) {
  const port = createModelClient({
    provider: "openai-compatible",
    baseUrl: server.baseUrl,
    apiKey: "secret",
    modelId: "small",
    deadlineMs: 500,
  });
  const model = isConnected ? ({ isConnected, port } as const) : ({ isConnected, remedy: "set it" } as const);
  const grant = { upTo: null, impliedValue: null };
  return rewordSuggestion(
    { model, cipher, isAiOn },
    { seen: aSeenCase(seen), messages, facts: factsOf(lateShipment), grant },
    new AbortController().signal,
  );
}

test("a wording that passes every check comes back in a case signed anew, so that it counts as verbatim", async () => {
  const answer = await reword();
  if (!("text" in answer)) throw new Error(answer.reason);
  expect(answer).toMatchObject({ text: GOOD, model: "small" });
  expect(readSeenCase(cipher, answer.seen, anOperator())).toEqual(
    aSeenCase({
      offered: [{ template: "ship_update", templateVersion: 1, text: GOOD }],
      selection: { ...aSeenCase().selection, rewordedBy: "small" },
    }),
  );
});

test("the model reads what the reply states and the unanswered messages, and nothing else of the case", async () => {
  const answered = aMessage({ id: 1, text: "An older question", createdAt: "2026-11-20T10:00:00Z" });
  const answer = aMessage({ id: 2, kind: "outgoing", author: "person", createdAt: "2026-11-20T11:00:00Z" });
  await reword({ messages: [answered, answer, aMessage()] });
  const asked = JSON.stringify(server.requests[0]?.body.messages);
  expect(asked).toContain("Where is my package?");
  expect(asked).toContain("Alex");
  for (const private_ of ["An older question", "Rivera", "a.rivera@", "EVR-1045", "Dana"]) {
    expect(asked).not.toContain(private_);
  }
});

const faults: [fault: string, answer: ModelAnswer, reason: string][] = [
  ["hangs", hangs, "llm_timeout"],
  ["fails", failsWith(500), "llm_error"],
  ["refuses the key", failsWith(401), "llm_error"],
  ["answers in another schema", writes('{"body":"Hi"}'), "llm_invalid_output"],
  ["stops halfway", writes('{"reply":"Hi', { finishReason: "length" }), "llm_truncated"],
  ["cuts its JSON", writes('{"reply":"Hi'), "llm_invalid_output"],
  ["obeys the customer and refunds", says(`${GOOD} I have refunded $900 to your card.`), "guardrail_failed"],
  ["obeys the customer and promises a refund", says(`${GOOD} I'll refund you in full.`), "guardrail_failed"],
  ["gives a discount", says(`${GOOD} Use code SORRY20 for 20% off.`), "guardrail_failed"],
  ["links elsewhere", says(`${GOOD} See https://evil.example/login.`), "guardrail_failed"],
  ["invents a day", says(`${GOOD} It will arrive on Friday, December 4.`), "guardrail_failed"],
  ["writes Liquid", says(`${GOOD} {{ contact.email }}`), "guardrail_failed"],
  ["names its tools", says(`${GOOD} As an AI language model I cannot say more.`), "guardrail_failed"],
  ["calls the customer another name", says(GOOD.replace("Alex", "Jordan")), "guardrail_failed"],
  ["says nothing", says(""), "guardrail_failed"],
  ["says too much", says(GOOD.repeat(9)), "guardrail_failed"],
  ["drops a promise", says("Hi Alex, thank you for flagging this delay, we know."), "guardrail_failed"],
];

test.each(faults)("a model that %s changes nothing", async (_, answer, reason) => {
  server.answerWith(answer);
  expect(await reword()).toEqual({ reason });
  expect(server.requests).toHaveLength(1);
});

test.each<[string, string, Change]>([
  ["the switch was turned off after the page loaded", "feature_disabled", { isAiOn: false }],
  ["the page was drawn while it was off", "feature_disabled", { seen: { isAiOn: false } }],
  ["no model is connected", "not_asked", { isConnected: false }],
  ["nothing is suggested", "not_asked", { seen: { suggested: null } }],
  ["the customer wrote again", "not_asked", { messages: [aMessage(), aMessage({ id: 48_212 })] }],
  [
    "the template's own text fails a check",
    "guardrail_failed",
    { seen: { offered: [{ template: "ship_update", templateVersion: 1, text: `${SHIP_UPDATE} {{x}}` }] } },
  ],
])("the model is not asked where %s", async (_, reason, change) => {
  expect(await reword(change)).toEqual({ reason });
  expect(server.requests).toHaveLength(0);
});
