import type { ActionFunctionArgs } from "@remix-run/node";
import { openWebhook } from "../composition.server.ts";
import { receiveShopify } from "../features/inbox/receive-shopify.server.ts";
import { authenticateWebhook } from "../shopify.server.ts";

const STATUS = { unknownTopic: 404, unreadable: 422 } as const;

/** Every topic of shopify.app.toml. Answers once the event is kept: Shopify waits 5 s, then sends it again. */
export async function action({ request }: ActionFunctionArgs) {
  const delivery = await authenticateWebhook(request);
  const received = await receiveShopify(openWebhook(), delivery);
  return new Response(null, { status: received.ok ? 200 : STATUS[received.error] });
}

export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}
