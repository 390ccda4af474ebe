import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

const SHOWN_KEY = "cx-approvals-notice";

/** Says once per browser tab that nothing leaves without a person's review. */
export function ApprovalsNotice({ isOn }: { isOn: boolean }) {
  const shopify = useAppBridge();
  useEffect(() => {
    if (!isOn || sessionStorage.getItem(SHOWN_KEY)) return;
    sessionStorage.setItem(SHOWN_KEY, "1");
    shopify.toast.show("FEATURE_MODAL_APPROVALS is on: review before you send");
  }, [isOn, shopify]);
  return null;
}
