import { expect, test } from "vitest";
import { createChatwootClient } from "./client.server.ts";
import type { Fetch } from "./exchange.server.ts";

const connection = { baseUrl: "https://chat.example/sub", accountId: 3, apiToken: "secret-token" };
const message = { conversationId: 42, content: "Hi", isPrivate: false, sendKey: "key-1" };

function clientOver(fetch: Fetch) {
  return createChatwootClient(connection, { fetch, readTimeoutMs: 30, createTimeoutMs: 30 });
}

function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const json = { "content-type": "application/json", ...headers };
  return clientOver(async () => new Response(body, { status, headers: json }));
}

test("sends the token in its own header, below the account, and leaves redirects alone", async () => {
  const calls: { url: string; init: RequestInit }[] = [];
  const client = clientOver(async (url, init) => {
    calls.push({ url, init });
    return Response.json([]);
  });
  await client.listAgents();
  expect(calls).toMatchObject([
    {
      url: "https://chat.example/sub/api/v1/accounts/3/agents",
      init: { redirect: "manual", headers: { api_access_token: "secret-token" } },
    },
  ]);
});

test("a redirect is not followed, whatever it points at", async () => {
  const client = answering(302, "", { location: "https://elsewhere.example/" });
  await expect(client.createMessage(message)).rejects.toMatchObject({
    kind: "badResponse",
    retryable: false,
    mayHaveCommitted: false,
  });
});

test("the deadline holds for a body that never ends", async () => {
  const client = clientOver(async () => new Response(new ReadableStream({ start: () => undefined })));
  await expect(client.createMessage(message)).rejects.toMatchObject({
    kind: "timeout",
    mayHaveCommitted: true,
  });
  await expect(client.listAgents()).rejects.toMatchObject({ kind: "timeout", mayHaveCommitted: false });
});

test("a connection that never came to be cannot have stored anything", async () => {
  const client = clientOver(async () => {
    const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    throw new TypeError("fetch failed", { cause });
  });
  await expect(client.createMessage(message)).rejects.toMatchObject({
    kind: "unavailable",
    retryable: true,
    mayHaveCommitted: false,
  });
});

test("an answer that is not Chatwoot's may still have stored the message", async () => {
  for (const body of ['{"id":1,"con', "<html></html>", '{"id":"one"}']) {
    await expect(answering(200, body).createMessage(message)).rejects.toMatchObject({
      kind: "badResponse",
      mayHaveCommitted: true,
    });
  }
});

test("a web page where an answer should be is the wrong address, not a missing conversation", async () => {
  const client = answering(404, "<html></html>", { "content-type": "text/html" });
  await expect(client.showConversation(42)).rejects.toMatchObject({
    kind: "badResponse",
    operatorText: expect.stringContaining("Check it under Settings"),
  });
});

test.each([
  [401, '{"error":"Invalid Access Token"}', "unauthorized", "Enter a valid user token"],
  [
    401,
    '{"error":"You are not authorized to do this action"}',
    "unauthorized",
    "Add that person to the inbox",
  ],
  [401, '{"error":"Account is suspended"}', "unauthorized", "suspended"],
  [402, '{"error":"Upgrade your plan"}', "rejected", "Upgrade your plan"],
  [404, '{"error":"Resource could not be found"}', "notFound", "account number"],
  [422, '{"message":"Email has already been taken","attributes":["email"]}', "rejected", "Email has already"],
  [429, "Retry later\n", "rateLimited", "Wait a minute"],
  [500, "", "unavailable", "Chatwoot's log"],
])("%d %s is %s and says what to do", async (status, body, kind, words) => {
  await expect(answering(status, body).listMessages(42)).rejects.toMatchObject({
    kind,
    operatorText: expect.stringContaining(words),
    message: expect.stringContaining(`GET /conversations/42/messages: ${status}`),
  });
});

test("the text for the log holds neither what was sent nor the token", async () => {
  const secrets = /Hi|secret-token|key-1/;
  await expect(answering(422, '{"error":"Hi is not allowed"}').createMessage(message)).rejects.toSatisfy(
    (error: Error) => !secrets.test(error.message),
  );
});

test("a token of somebody outside the account is told apart from a wrong one", async () => {
  const profile = { id: 4, name: "Iris", email: "iris@shop.example", accounts: [{ id: 9, role: "agent" }] };
  expect(await answering(200, JSON.stringify(profile)).whoAmI()).toMatchObject({ id: 4, role: null });
});
