import { z } from "zod";

/** PostgREST writes "+00:00"; the content hash is over what Date.toISOString writes. */
const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), "not an instant")
  .transform((text) => new Date(text).toISOString());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const decisionLogRowSchema = z.object({
  uid: z.uuid(),
  decision_id: z.number().int(),
  scope: z.string(),
  decision_type: z.string(),
  action: z.string(),
  run_id: z.uuid().nullable(),
  shop_domain: z.string(),
  order_id: z.string().nullable(),
  order_name: z.string().nullable(),
  conversation_id: z.number().int().nullable(),
  operator_email: z.string(),
  sla_seconds: z.number().int().nullable(),
  payload: z.unknown(),
  content_sha256: sha256,
  stream: z.string(),
  prev_hash: sha256,
  hash: sha256,
  decided_at: instant,
});
export type DecisionLogRow = z.infer<typeof decisionLogRowSchema>;

/** As it stands in Supabase: `mirrored_at` is that database's own clock. */
export const mirroredDecisionSchema = decisionLogRowSchema.extend({ mirrored_at: instant });
export type MirroredDecision = z.infer<typeof mirroredDecisionSchema>;

export const ledgerHeadRowSchema = z.object({
  shop_domain: z.string(),
  stream: z.string(),
  count: z.number().int(),
  hash: sha256,
});
export type LedgerHeadRow = z.infer<typeof ledgerHeadRowSchema>;

export const anchoredHeadSchema = ledgerHeadRowSchema.extend({ anchored_at: instant });
export type AnchoredHead = z.infer<typeof anchoredHeadSchema>;

export interface DecisionTextRow {
  readonly uid: string;
  readonly text: string;
  readonly salt: string;
}

export interface SyncEventRow {
  readonly uid: string;
  readonly attempt: number;
  readonly decision_id: number;
  readonly status: string;
  readonly duration_ms: number;
  readonly error_code: string | null;
  readonly attempted_at: string;
  readonly scope: string;
  readonly run_id: string | null;
}
