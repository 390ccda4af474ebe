import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { formOf, realEdits, storedFields, type Edits } from "./settings-edits.ts";
import type { FieldErrors, SettingsAnswer, SettingsView } from "./settings.ts";

export interface SettingsForm {
  readonly isReadOnly: boolean;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  readonly sentence: string | null;
  readonly stored: Edits;
  readonly edits: Edits;
  valueOf(name: string): string;
  errorOf(name: string): string | undefined;
  edit(name: string, value: string): void;
  /** Beside the fields, where a test of a connection found them. */
  showErrors(errors: FieldErrors): void;
  save(): void;
  discard(): void;
}

/** The page's one form. A refresh of what is stored never touches what was typed: edits lie over it. */
export function useSettingsForm(settings: SettingsView): SettingsForm {
  const shopify = useAppBridge();
  const fetcher = useFetcher<SettingsAnswer>();
  const [typed, setTyped] = useState<Edits>({});
  const [errors, setErrors] = useState<FieldErrors>({});
  const stored = storedFields(settings);
  const edits = realEdits(typed, stored);
  const sent = useRef<Edits>({});
  const { data, state } = fetcher;
  const showErrors = useCallback((more: FieldErrors) => setErrors((before) => ({ ...before, ...more })), []);

  useEffect(() => {
    if (state !== "idle" || !data) return;
    setErrors(data.errors);
    // What was typed on while it was being saved is not saved.
    setTyped((before) =>
      without(
        before,
        data.saved.filter((name) => before[name] === sent.current[name]),
      ),
    );
    if (data.saved.length > 0 && Object.keys(data.errors).length === 0) shopify.toast.show("Settings saved");
  }, [data, state, shopify]);

  return {
    isReadOnly: !settings.mayManage,
    isDirty: Object.keys(edits).length > 0,
    isBusy: state !== "idle",
    sentence: data?.sentence ?? null,
    stored,
    edits,
    valueOf: (name) => edits[name] ?? stored[name] ?? "",
    errorOf: (name) => errors[name],
    edit(name, value) {
      setTyped((before) => ({ ...before, [name]: value }));
      setErrors((before) => without(before, [name]));
    },
    showErrors,
    save() {
      sent.current = edits;
      fetcher.submit({ intent: "save", ...formOf(edits, stored) }, { method: "post" });
    },
    discard() {
      setTyped({});
      setErrors({});
    },
  };
}

function without(fields: Edits, names: readonly string[]): Edits {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
