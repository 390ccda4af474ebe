import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { DecisionPage, NoSuchDecision } from "../features/decisions/decision-page.tsx";
import { getDecision } from "../features/decisions/get-decision.server.ts";
import { PageFailure } from "../ui/page-failure.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const decision = await getDecision(await openRequest(request), params.id);
  return data({ decision }, { status: decision ? 200 : 404 });
}

export default function DecisionRoute() {
  const { decision } = useLoaderData<typeof loader>();
  return decision ? <DecisionPage decision={decision} /> : <NoSuchDecision />;
}

export function ErrorBoundary() {
  return <PageFailure title="Decision" />;
}
