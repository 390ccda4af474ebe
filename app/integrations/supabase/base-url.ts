import { ok, type Result } from "../../domain/result.ts";
import { parseVendorAddress, type AllowedHosts } from "../../lib/vendor-address.ts";

/**
 * The address of a Supabase project; the path of its REST API, which Supabase shows beside it, is dropped.
 * Errors: one sentence that says what to enter instead.
 */
export function parseSupabaseUrl(text: string, allowed: AllowedHosts): Result<string, string> {
  const parsed = parseVendorAddress(text, allowed, {
    whose: "the project, such as https://abcdefgh.supabase.co",
    secret: "key",
  });
  return parsed.ok ? ok(parsed.value.replace(/\/rest\/v1$/, "")) : parsed;
}
