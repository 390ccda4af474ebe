import type { Result } from "../../domain/result.ts";
import { parseVendorAddress, type AllowedHosts } from "../../lib/vendor-address.ts";

/**
 * The address of a Chatwoot installation, without a slash at the end; a path in front of `/api` is kept.
 * Errors: one sentence that says what to enter instead.
 */
export function parseChatwootBaseUrl(text: string, allowed: AllowedHosts): Result<string, string> {
  return parseVendorAddress(text, allowed, {
    whose: "Chatwoot, such as https://chat.example.com",
    secret: "token",
  });
}
