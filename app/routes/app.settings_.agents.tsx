import type { LoaderFunctionArgs } from "@remix-run/node";
import { openRequest } from "../composition.server.ts";
import { getAgentMap } from "../features/settings/get-agent-map.server.ts";

/** Apart from the page, which must not wait for Chatwoot. */
export async function loader({ request }: LoaderFunctionArgs) {
  return getAgentMap(await openRequest(request));
}

/** Chatwoot is asked when the page asks, not with every change in the shop. */
export function shouldRevalidate(): boolean {
  return false;
}
