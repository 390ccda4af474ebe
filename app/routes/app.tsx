import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { openRequest } from "../composition.server.ts";
import { getLive } from "../features/escalations/get-live.server.ts";
import { ApprovalsNotice } from "../ui/approvals-notice.tsx";
import { useLive } from "../ui/use-live.ts";
import appStyles from "../ui/styles.css?url";

export { reloadsUnlessReworded as shouldRevalidate } from "../features/escalations/rewording.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: appStyles },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  const { at } = await getLive(context, 0);
  return { apiKey: context.apiKey, modalApprovals: context.settings.modalApprovals, changedAt: at };
}

export default function App() {
  const { apiKey, modalApprovals, changedAt } = useLoaderData<typeof loader>();
  useLive(changedAt);
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey}>
      <NavMenu>
        <Link to="/app" rel="home">
          Queue
        </Link>
        <Link to="/app/decisions">Decisions</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <ApprovalsNotice isOn={modalApprovals} />
      <Outlet />
    </AppProvider>
  );
}

// Shopify's own boundary: without it a thrown bounce or retry response would be drawn as an error.
export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
