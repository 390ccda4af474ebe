import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** One line of a `cx-definitions` list. */
export function Definition({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>
        <Text as="span" tone="subdued">
          {term}
        </Text>
      </dt>
      <dd>{children}</dd>
    </>
  );
}
