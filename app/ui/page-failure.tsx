import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { Banner, Page, Text } from "@shopify/polaris";
import { boundary } from "@shopify/shopify-app-remix/server";

/** What stands in place of a page that could not be loaded. Shopify's own responses stay Shopify's. */
export function PageFailure({ title }: { title: string }) {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  if (isRouteErrorResponse(error)) return boundary.error(error);
  return (
    <Page fullWidth compactTitle title={title}>
      <Banner
        tone="critical"
        title="This page could not be loaded"
        action={{ content: "Try again", url: pathname + search }}
      >
        <Text as="p">Nothing was changed. If it keeps failing, look at the app&apos;s log.</Text>
      </Banner>
    </Page>
  );
}
