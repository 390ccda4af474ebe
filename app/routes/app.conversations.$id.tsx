import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { getPanel } from "../features/escalations/get-panel.server.ts";
import { StreamedPanel } from "../features/escalations/streamed-panel.tsx";
import { handlePanelAction } from "../panel-action.server.ts";

export { reloadsUnlessReworded as shouldRevalidate } from "../features/escalations/rewording.ts";

/** The panel by conversation: for one that no order is linked to, above all. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  return { panel: getPanel(context, { conversationId: conversationIdOf(params.id) }) };
}

export async function action({ request }: ActionFunctionArgs) {
  return handlePanelAction(await openRequest(request), await request.formData());
}

export default function ConversationRoute() {
  const { panel } = useLoaderData<typeof loader>();
  return <StreamedPanel panel={panel} />;
}

function conversationIdOf(param: string | undefined): number {
  if (/^[1-9]\d{0,9}$/.test(param ?? "")) return Number(param);
  throw new Response(`"${param}" is not a conversation's number. Open the conversation from the queue.`, {
    status: 404,
  });
}
