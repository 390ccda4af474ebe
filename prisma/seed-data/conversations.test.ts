import { beforeAll, expect, test } from "vitest";
import { createChatwootClient } from "../../app/integrations/chatwoot/client.server.ts";
import type { ChatwootPort } from "../../app/integrations/chatwoot/port.ts";
import { createChatwootStandIn } from "../../app/integrations/chatwoot/stand-in.server.ts";
import { createMemoryStandInStore } from "../../tests/support/memory-stand-in-store.ts";
import { EVERGREEN_CHATWOOT, seedChatwoot } from "./conversations.ts";
import { evergreenOrders } from "./orders.ts";
import { evergreenStaff } from "./people.ts";
import { evergreenThreads } from "./threads.ts";

const now = new Date("2026-11-23T15:42:00Z");
const ORIGIN = "http://127.0.0.1:3999";

const store = createMemoryStandInStore();
const handle = createChatwootStandIn({
  store,
  clock: { now: () => now },
  deliver: async () => undefined,
});
let chatwoot: ChatwootPort;

beforeAll(async () => {
  await seedChatwoot(store, { now });
  chatwoot = createChatwootClient(
    { baseUrl: ORIGIN, ...EVERGREEN_CHATWOOT },
    { fetch: (url, init) => handle(new Request(url, init)) },
  );
});

function minutesSince(iso: string | null): number | null {
  return iso === null ? null : (now.getTime() - Date.parse(iso)) / 60_000;
}

test.each([
  ["Alex Rivera", 1207, 74],
  ["Jordan Lee", 1212, 52],
  ["Taylor Morgan", 1216, 68],
  ["Casey Nguyen", 1221, 20],
  ["Maya Okafor", 1198, 192],
  ["Ines Duarte", 1190, null],
])("%s in conversation %d waits as the scenario says", async (name, id, minutes) => {
  const { conversation } = await chatwoot.showConversation(id);
  expect(conversation.contact.name).toBe(name);
  expect(minutesSince(conversation.waitingSince)).toBe(minutes);
});

test("Alex's thread has a private note and Chatwoot's own lines among the messages", async () => {
  const { messages } = await chatwoot.listMessages(1207);
  expect(messages.map(({ author, isPrivate }) => (isPrivate ? "note" : author))).toEqual([
    "customer",
    "person",
    "system",
    "customer",
    "system",
    "note",
    "system",
    "customer",
  ]);
  expect(messages.map(({ id }) => id)).toEqual(messages.map(({ id }) => id).toSorted((a, b) => a - b));
  expect(messages[3]?.text).toContain("package still in transit");
  expect(messages[3]?.text).toContain("no tracking update");
});

test("Taylor writes the words of scenario C to the letter", async () => {
  const { messages } = await chatwoot.listMessages(1216);
  expect(messages.at(-1)?.text).toBe("Hi, any update for me? I haven't heard back yet.");
});

test("Jordan's photo can be read behind its redirect, without a token", async () => {
  const { messages } = await chatwoot.listMessages(1212);
  const [photo] = messages[0]?.attachments ?? [];
  expect(photo).toMatchObject({ fileType: "image", fileName: "damaged-zipper.png" });
  const redirect = await handle(new Request(photo?.dataUrl ?? ""));
  expect(redirect.status).toBe(302);
  const file = await handle(new Request(redirect.headers.get("location") ?? ""));
  expect(file.headers.get("content-type")).toBe("image/png");
  expect((await file.arrayBuffer()).byteLength).toBe(photo?.sizeBytes);
});

test("every customer who writes has an order in the store, and Maya has two", () => {
  const orders = evergreenOrders(now);
  const ordersOf = (id: string) => orders.filter((order) => order.customer?.id.endsWith(`/${id}`)).length;
  for (const { customer } of evergreenThreads) expect(ordersOf(customer.id)).toBeGreaterThan(0);
  expect(ordersOf("7300000006")).toBe(2);
});

test("one customer is known by e-mail alone and one by phone alone", async () => {
  const maya = await chatwoot.showConversation(1198);
  const ben = await chatwoot.showConversation(1223);
  expect(maya.conversation.contact).toMatchObject({ identifier: null, phoneNumber: null });
  expect(ben.conversation.contact).toMatchObject({ identifier: null, email: null });
  expect(await chatwoot.filterContacts({ phone: "+14145550142" })).toEqual([ben.conversation.contact]);
});

test("Chatwoot's agents are the shop's staff, by the same addresses", async () => {
  const addresses = (await chatwoot.listAgents()).map(({ email }) => email);
  const { dana, priya, sam, marta } = evergreenStaff;
  expect(addresses).toEqual(expect.arrayContaining([dana, priya, sam, marta].map(({ email }) => email)));
});
