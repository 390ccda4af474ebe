import { TextField, type TextFieldProps } from "@shopify/polaris";
import type { SettingsForm } from "./use-settings-form.ts";

type FieldProps = { readonly form: SettingsForm; readonly name: string } & Pick<
  TextFieldProps,
  "label" | "helpText" | "placeholder" | "type" | "prefix" | "suffix" | "inputMode"
>;

/** One text of the page's form, with what is wrong with it below. */
export function Field({ form, name, ...look }: FieldProps) {
  return (
    <TextField
      {...look}
      id={name}
      autoComplete="off"
      value={form.valueOf(name)}
      error={form.errorOf(name)}
      disabled={form.isReadOnly}
      onChange={(value) => form.edit(name, value)}
    />
  );
}

/** A secret goes one way: what is stored is never shown. */
export function SecretField({ isSaved, ...field }: Omit<FieldProps, "type"> & { readonly isSaved: boolean }) {
  return (
    <Field
      {...field}
      type="password"
      {...(isSaved ? { placeholder: "Saved, enter a new one to replace it" } : {})}
    />
  );
}
