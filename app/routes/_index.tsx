import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app's root; the query string carries its authentication, so it travels on. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
