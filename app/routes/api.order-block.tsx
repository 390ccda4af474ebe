import type { LoaderFunctionArgs } from "@remix-run/node";
import { openExtensionRequest } from "../composition.server.ts";
import { getOrderBlock } from "../features/escalations/get-order-block.server.ts";

const ORDER_GID = /^gid:\/\/shopify\/Order\/\d{1,20}$/;
const NO_STORE = { "cache-control": "no-store" };

/** For the block on Shopify's order page: `?order=` is the order's GID. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context, cors } = await openExtensionRequest(request);
  const orderId = new URL(request.url).searchParams.get("order") ?? "";
  if (!ORDER_GID.test(orderId)) {
    return cors(Response.json({ sentence: `"${orderId}" is not an order's GID.` }, { status: 400 }));
  }
  return cors(Response.json(await getOrderBlock(context, orderId), { headers: NO_STORE }));
}
