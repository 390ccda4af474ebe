import { Await } from "@remix-run/react";
import { Suspense } from "react";
import { useHydrated } from "../../ui/use-hydrated.ts";
import { PanelPage } from "./panel-page.tsx";
import { PanelError, PanelLoading } from "./panel-states.tsx";
import type { Panel } from "./panel.ts";

/** The panel's frame at once, its content when Shopify and Chatwoot have answered. */
export function StreamedPanel({ panel }: { panel: Promise<Panel> }) {
  if (!useHydrated()) return <PanelLoading />;
  return (
    <Suspense fallback={<PanelLoading />}>
      <Await resolve={panel} errorElement={<PanelError />}>
        {(loaded) => <PanelPage panel={loaded} />}
      </Await>
    </Suspense>
  );
}
