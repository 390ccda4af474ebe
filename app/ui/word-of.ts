/** "LABEL_PURCHASED" as the Shopify admin writes it: "Label purchased". */
export function wordOf(code: string): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
