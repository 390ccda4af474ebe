import type { Database } from "../../db.server.ts";
import { ChatwootError } from "../../integrations/chatwoot/port.ts";
import type { Clock } from "../../lib/clock.ts";
import { recordDeliveryAttempt, type AttemptRecord } from "../../models/deliveries.server.ts";

type Attempted<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ChatwootError };

/** Runs one call to Chatwoot and keeps it on record; what is not Chatwoot's fault is thrown on. */
export async function attemptStep<T>(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { decisionId }: { readonly decisionId: number },
  step: AttemptRecord["step"],
  call: () => Promise<T>,
): Promise<Attempted<T>> {
  const startedAt = clock.now();
  const started = performance.now();
  const record = (outcome: string, code: string | null) =>
    recordDeliveryAttempt(database, {
      decisionId,
      step,
      outcome,
      code,
      startedAt,
      durationMs: Math.round((performance.now() - started) * 100) / 100,
    });
  try {
    const value = await call();
    await record("ok", null);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof ChatwootError)) throw error;
    await record("failed", error.kind);
    return { ok: false, error };
  }
}
