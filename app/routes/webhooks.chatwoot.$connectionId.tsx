import type { ActionFunctionArgs } from "@remix-run/node";
import { openWebhook } from "../composition.server.ts";
import { receiveChatwoot, type ChatwootRefusal } from "../features/inbox/receive-chatwoot.server.ts";

const STATUS = {
  unknownConnection: 404,
  noSecret: 401,
  unsigned: 401,
  outsideWindow: 401,
  mismatch: 401,
  tooLarge: 413,
  unreadable: 422,
} as const satisfies Record<ChatwootRefusal, number>;

/** Answers once the event is kept: Chatwoot waits 5 s, and never asks twice. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== "POST") return notAllowed();
  const received = await receiveChatwoot(openWebhook(), params["connectionId"] ?? "", request);
  return new Response(null, { status: received.ok ? 204 : STATUS[received.error] });
}

export function loader() {
  return notAllowed();
}

function notAllowed(): Response {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
