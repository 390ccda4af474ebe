import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createDatabase, type Database } from "../../app/db.server.ts";
import type { SeenCase } from "../../app/domain/seen-case.ts";
import { getPanel } from "../../app/features/escalations/get-panel.server.ts";
import { rewordSuggestion } from "../../app/features/escalations/reword-suggestion.server.ts";
import { readSeenCase } from "../../app/features/replies/read-seen-case.server.ts";
import { createModelClient } from "../../app/integrations/ai/client.server.ts";
import { createShopifyOrders } from "../../app/integrations/shopify/client.server.ts";
import type { ShopifyOrders } from "../../app/integrations/shopify/port.ts";
import { createCipher } from "../../app/lib/cipher.server.ts";
import { getShopSettings } from "../../app/models/shops.server.ts";
import { evergreenCustomers } from "../../prisma/seed-data/people.ts";
import { anOperator, NOW, SHOP, SHIP_UPDATE } from "../support/cases.ts";
import { startChatwoot } from "../support/chatwoot-world.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import {
  failsWith,
  hangs,
  says,
  startModelServer,
  writes,
  type ModelAnswer,
} from "../support/model-server.ts";
import { startShopifyStandIn } from "../support/shopify-stand-in.ts";

const CONVERSATION = 7;
const GOOD =
  "Hi Alex, I'm sorry about the wait. I've raised this with our carrier and will email you an update as soon as they reply — I'll follow up within the next few hours.";

const clock = { now: () => NOW };
const cipher = createCipher("k".repeat(32));
let own: TestDatabase;
let database: Database;
let orders: ShopifyOrders;
let chatwoot: Awaited<ReturnType<typeof startChatwoot>>;
let server: Awaited<ReturnType<typeof startModelServer>>;
let seen: SeenCase;

beforeAll(async () => {
  server = await startModelServer();
  own = await createTestDatabase();
  database = createDatabase(own.url);
  const shopify = await startShopifyStandIn({ startAt: NOW });
  orders = createShopifyOrders({ graphql: await shopify.connect(), deadlineMs: 5_000 });
});
afterAll(async () => {
  await server.stop();
  await database.$disconnect();
  await own.drop();
});

beforeEach(async () => {
  server.answerWith(says(GOOD));
  chatwoot = await startChatwoot(clock);
  await chatwoot.addConversation({
    id: CONVERSATION,
    name: "Alex Rivera",
    email: evergreenCustomers.alex.email,
  });
  await chatwoot.admin.addCustomerMessage({
    conversationId: CONVERSATION,
    content: "The package of EVR-1045 is still in transit, no tracking update.",
  });
  seen = await seenOnThePanel();
});
afterEach(() => {
  server.requests.length = 0;
});

async function deps({ isAiOn = true } = {}) {
  const settings = await getShopSettings(database, SHOP, {
    modalApprovals: true,
    aiEscalations: isAiOn,
    slaMinutes: 60,
    refundEscalateAt: "325",
    refundManagerOver: "500",
  });
  const connection = { isConnected: true, port: chatwoot.port } as const;
  const place = { shopDomain: SHOP, world: "live" };
  return { ...place, database, orders, cipher, clock, settings, actor: anOperator(), chatwoot: connection };
}

async function seenOnThePanel(): Promise<SeenCase> {
  const { reply } = await getPanel(
    { ...(await deps()), chatwootInbox: null },
    { conversationId: CONVERSATION },
  );
  const shown = readSeenCase(cipher, reply?.seen ?? "", anOperator());
  if (shown?.suggested !== "ship_update") throw new Error("the panel does not suggest ship_update");
  return shown;
}

interface Change {
  readonly seen?: Partial<SeenCase>;
  readonly isAiOn?: boolean;
  readonly isConnected?: boolean;
}

async function reword({ seen: change, isAiOn = true, isConnected = true }: Change = {}) {
  const port = createModelClient({
    provider: "openai-compatible",
    baseUrl: server.baseUrl,
    apiKey: "secret",
    modelId: "small",
    deadlineMs: 500,
  });
  const model = isConnected ? ({ isConnected, port } as const) : ({ isConnected, remedy: "set it" } as const);
  const { signal } = new AbortController();
  return rewordSuggestion({ ...(await deps({ isAiOn })), model }, { ...seen, ...change }, signal);
}

/** The offer as shown, but for the suggested one's text. */
function offering(text: string): SeenCase["offered"] {
  return seen.offered.map((offer) => (offer.template === "ship_update" ? { ...offer, text } : offer));
}

test("a wording that passes every check comes back in a case signed anew, so that it counts as verbatim", async () => {
  expect(seen.offered).toContainEqual({
    template: "ship_update",
    templateVersion: 1,
    text: SHIP_UPDATE,
    against: [],
  });
  const answer = await reword();
  if (!("text" in answer)) throw new Error(answer.reason);
  expect(answer).toMatchObject({ text: GOOD, model: "small" });
  expect(readSeenCase(cipher, answer.seen, anOperator())).toEqual({
    ...seen,
    offered: offering(GOOD),
    selection: { ...seen.selection, rewordedBy: "small" },
  });
});

test("the model reads what the reply states and the unanswered messages, and nothing else of the case", async () => {
  await chatwoot.admin.addColleagueReply({
    conversationId: CONVERSATION,
    agentId: 4,
    content: "We look into it.",
  });
  const content = "And my package? Nothing is here yet, still in transit.";
  await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content });
  seen = await seenOnThePanel();
  await reword();
  const asked = JSON.stringify(server.requests[0]?.body.messages);
  expect(asked).toContain(content);
  expect(asked).toContain("Alex");
  for (const kept of ["no tracking update", "Rivera", evergreenCustomers.alex.email, "EVR-1045", "Dana"]) {
    expect(asked).not.toContain(kept);
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
  ["the conversation cannot be read", "not_asked", { seen: { conversationId: 404 } }],
])("the model is not asked where %s", async (_, reason, change) => {
  expect(await reword(change)).toEqual({ reason });
  expect(server.requests).toHaveLength(0);
});

test("the model is not asked where the customer wrote again, or the template's own text fails a check", async () => {
  const failing = { seen: { offered: offering(`${SHIP_UPDATE} {{x}}`) } };
  expect(await reword(failing)).toEqual({ reason: "guardrail_failed" });
  await chatwoot.admin.addCustomerMessage({ conversationId: CONVERSATION, content: "Hello?" });
  expect(await reword()).toEqual({ reason: "not_asked" });
  expect(server.requests).toHaveLength(0);
});
