import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { openRequest } from "../composition.server.ts";
import { getDecisionProgress } from "../features/decisions/get-decision-progress.server.ts";

/** What the panel asks while a reply is on its way. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const progress = await getDecisionProgress(await openRequest(request), params.id);
  return data(progress, { status: progress ? 200 : 404 });
}
