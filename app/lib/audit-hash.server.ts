import canonicalize from "canonicalize";
import { sha256Hex } from "./decision-hash.server.ts";

/** What the hash of an audit event covers: all its columns but the hashes. */
export interface AuditContent {
  readonly shop_domain: string;
  readonly position: number;
  readonly kind: string;
  readonly actor_user_id: string | null;
  readonly actor_email: string | null;
  readonly data: unknown;
  /** ISO 8601 in UTC with milliseconds. */
  readonly occurred_at: string;
}

/** SHA-256 over the RFC 8785 canonical JSON, as for decisions. */
export function auditContentSha256(content: AuditContent): string {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error("audit content is not JSON");
  return sha256Hex(canonical);
}
