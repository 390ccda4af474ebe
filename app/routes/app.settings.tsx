import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { getSettings } from "../features/settings/get-settings.server.ts";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { handleSettingsAction } from "../settings-action.server.ts";
import { PageFailure } from "../ui/page-failure.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  return { settings: await getSettings(context, context.actor), shopName: context.settings.shopName };
}

export async function action({ request }: ActionFunctionArgs) {
  const context = await openRequest(request);
  return handleSettingsAction(context, await request.formData());
}

export default function SettingsRoute() {
  const { settings, shopName } = useLoaderData<typeof loader>();
  return <SettingsPage settings={settings} shopName={shopName} />;
}

export function ErrorBoundary() {
  return <PageFailure title="Settings" />;
}
