import type { LoaderFunctionArgs } from "@remix-run/node";
import { openRequest } from "../composition.server.ts";
import { getLive } from "../features/escalations/get-live.server.ts";

/** Pages ask every 2 s while visible: what changed in this shop since N (epoch milliseconds). */
export async function loader({ request }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  return getLive(context, Number(new URL(request.url).searchParams.get("since")) || 0);
}
