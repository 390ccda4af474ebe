import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openRequest } from "../composition.server.ts";
import { getHealth } from "../features/escalations/get-health.server.ts";
import { getQueue } from "../features/escalations/get-queue.server.ts";
import { QueuePage } from "../features/escalations/queue-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await openRequest(request);
  const [queue, health] = await Promise.all([getQueue(context), getHealth(context)]);
  return { queue, health, shopName: context.settings.shopName };
}

export default function QueueRoute() {
  const { queue, health, shopName } = useLoaderData<typeof loader>();
  return <QueuePage queue={queue} health={health} shopName={shopName} />;
}
