import locale from "../locales/en.default.json";

type Words = { readonly [key: string]: string | Words };

/** As Shopify translates: by path, with `{{name}}` replaced. A missing key is a failure, not its own name. */
export function translate(key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const found = key
    .split(".")
    .reduce<string | Words | undefined>(
      (at, part) => (typeof at === "object" ? at[part] : undefined),
      locale,
    );
  if (typeof found !== "string") throw new Error(`locales/en.default.json has no "${key}"`);
  return found.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name]));
}
