import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { DecisionsPage } from "../features/decisions/decisions-page.tsx";
import { listDecisions } from "../features/decisions/list-decisions.server.ts";
import { PageFailure } from "../ui/page-failure.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  const list = await listDecisions(context, new URL(request.url).searchParams.get("before"));
  return { list, shopName: context.settings.shopName };
}

export default function DecisionsRoute() {
  const { list, shopName } = useLoaderData<typeof loader>();
  return <DecisionsPage list={list} shopName={shopName} />;
}

export function ErrorBoundary() {
  return <PageFailure title="Decisions" />;
}
