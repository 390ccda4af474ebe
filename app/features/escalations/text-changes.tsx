import { BlockStack, Text } from "@shopify/polaris";
import { useMemo } from "react";
import { phraseChanges } from "./phrase-changes.ts";

/** What an edit made of the template's text: additions underlined, removals struck. */
export function TextChanges({ from, to }: { from: string; to: string }) {
  const changes = useMemo(() => phraseChanges(from, to), [from, to]);
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingXs">
        Your changes to the template
      </Text>
      <p className="cx-prose cx-changes">
        {changes.map(({ kept, removed, added }, index) => (
          // A change has no identity but its place.
          <span key={index}>
            {kept}
            {removed ? <del>{removed}</del> : null}
            {added ? <ins>{added}</ins> : null}
          </span>
        ))}
      </p>
    </BlockStack>
  );
}
