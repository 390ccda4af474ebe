import { useBlocker } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef } from "react";
import type { SettingsForm } from "./use-settings-form.ts";

/** Shopify's save bar while something is not stored, and no way past it but Save or Discard. */
export function LeaveGuard({ form }: { form: SettingsForm }) {
  const shopify = useAppBridge();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => form.isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  const isDirty = useRef(form.isDirty);
  isDirty.current = form.isDirty;
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    // Whatever the answer, typed text is given up by Discard alone.
    const settle = () => (isDirty.current ? blocker.reset() : blocker.proceed());
    shopify.saveBar.leaveConfirmation().then(settle, settle);
  }, [blocker, shopify]);
  return (
    <SaveBar id="settings-save-bar" open={form.isDirty}>
      <button
        variant="primary"
        onClick={form.save}
        disabled={form.isBusy}
        {...(form.isBusy ? { loading: "" } : {})}
      >
        Save
      </button>
      <button onClick={form.discard} disabled={form.isBusy}>
        Discard
      </button>
    </SaveBar>
  );
}
