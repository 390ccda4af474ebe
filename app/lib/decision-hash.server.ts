import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/**
 * The columns of `decision_log` that the content hash covers: all but the hashes and `mirrored_at`.
 * Names are the table's own, so that parity can recompute the hash from a mirrored row.
 */
export interface DecisionContent {
  readonly uid: string;
  readonly decision_id: number;
  readonly scope: string;
  readonly decision_type: string;
  readonly action: string;
  readonly run_id: string | null;
  readonly shop_domain: string;
  readonly order_id: string | null;
  readonly order_name: string | null;
  readonly conversation_id: number | null;
  readonly operator_email: string;
  readonly sla_seconds: number | null;
  readonly payload: unknown;
  readonly stream: string;
  /** ISO 8601 in UTC with milliseconds, as Date.toISOString writes it. */
  readonly decided_at: string;
}

/** What the first decision of a stream has in place of a previous hash. */
export const GENESIS_HASH = "0".repeat(64);

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** SHA-256 over the RFC 8785 canonical JSON, so that key order and white space do not matter. */
export function contentSha256(content: DecisionContent): string {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error("decision content is not JSON");
  return sha256Hex(canonical);
}

export function chainHash(prevHash: string, content: string): string {
  return sha256Hex(`${prevHash}\n${content}`);
}

/** A digest of personal text that says nothing once its salt is deleted. */
export function saltedDigest(salt: string, text: string): string {
  return sha256Hex(`${salt}\n${text}`);
}
