import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { OrderEscalation } from "./order-escalation.tsx";

/** Shopify calls this once for each order page that shows the block. */
export default function showOrderBlock(): void {
  render(<OrderEscalation orderId={shopify.data.selected[0]?.id ?? ""} />, document.body);
}
