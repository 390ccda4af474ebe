import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { getPanel } from "../features/escalations/get-panel.server.ts";
import { StreamedPanel } from "../features/escalations/streamed-panel.tsx";
import { handlePanelAction } from "../panel-action.server.ts";

export { reloadsUnlessReworded as shouldRevalidate } from "../features/escalations/rewording.ts";

/** Streams: the page's frame is there at once, and waits for neither Shopify nor Chatwoot. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  return { panel: getPanel(context, { orderId: orderGid(params.orderId, request) }) };
}

export async function action({ request }: ActionFunctionArgs) {
  return handlePanelAction(await openRequest(request), await request.formData());
}

export default function OrderRoute() {
  const { panel } = useLoaderData<typeof loader>();
  return <StreamedPanel panel={panel} />;
}

/** From our own address, or from an admin link, which appends the order as `?id=` (a number or a GID). */
function orderGid(param: string | undefined, request: Request): string {
  const id = new URL(request.url).searchParams.get("id") ?? param ?? "";
  const legacyId = id.split("/").at(-1) ?? "";
  if (!/^\d{1,20}$/.test(legacyId)) {
    throw new Response(`"${id}" is not an order id. Open the order from the queue or the order page.`, {
      status: 404,
    });
  }
  return `gid://shopify/Order/${legacyId}`;
}
