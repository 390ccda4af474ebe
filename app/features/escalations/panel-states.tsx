import { BlockStack, Card, Page, SkeletonBodyText, SkeletonPage, Text } from "@shopify/polaris";

/** In the shape of the panel, so that nothing jumps when it comes. */
export function PanelLoading() {
  return (
    <SkeletonPage fullWidth backAction title="">
      <div className="cx-panel" aria-busy="true">
        <div className="cx-panel-thread">
          <Card>
            <SkeletonBodyText lines={9} />
          </Card>
        </div>
        <div className="cx-panel-reply">
          <Card>
            <SkeletonBodyText lines={6} />
          </Card>
        </div>
        <div className="cx-panel-facts">
          <Card>
            <SkeletonBodyText lines={4} />
          </Card>
        </div>
      </div>
    </SkeletonPage>
  );
}

export function PanelError() {
  return (
    <Page fullWidth compactTitle backAction={{ content: "Queue", url: "/app" }} title="Order">
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingSm">
            This case could not be loaded
          </Text>
          <Text as="p">Nothing was changed. Reload the page; if it stays, look at the app’s log.</Text>
        </BlockStack>
      </Card>
    </Page>
  );
}
