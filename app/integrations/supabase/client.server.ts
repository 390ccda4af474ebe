import { AsyncLocalStorage } from "node:async_hooks";
import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import { classify, type Verdict } from "./classify.ts";
import { createBoundedFetch, type Fetch, type Wire } from "./exchange.server.ts";
import { MirrorReadError, type MirrorOutcome, type MirrorPort } from "./port.ts";
import { anchoredHeadSchema, mirroredDecisionSchema } from "./schema.ts";

export interface SupabaseMirrorOptions {
  readonly url: string;
  readonly secretKey: string;
  /** Over the whole of one exchange. */
  readonly timeoutMs: number;
  readonly fetch?: Fetch;
}

/** Realtime is not used, and its default needs a WebSocket at construction. */
class NoWebSocket {
  constructor() {
    throw new Error("realtime is disabled");
  }
}

interface PostgrestAnswer {
  readonly data: unknown;
  readonly error: { readonly code?: string; readonly message?: string } | null;
}

interface Exchanged {
  readonly verdict: Verdict;
  readonly rows: readonly unknown[];
  readonly durationMs: number;
}

/** The mirror over supabase-js: one request a call, no retries of its own, strict about what success is. */
export function createSupabaseMirror(options: SupabaseMirrorOptions): MirrorPort {
  const calls = new AsyncLocalStorage<{ wire: Wire }>();
  const client = connect(options, (wire) => {
    const call = calls.getStore();
    if (call) call.wire = wire;
  });
  const from = (table: string) => client.from(table);

  async function exchange(
    expectedStatus: number,
    send: () => PromiseLike<PostgrestAnswer>,
  ): Promise<Exchanged> {
    const call: { wire: Wire } = { wire: { kind: "broken", cause: new Error("nothing was sent") } };
    const startedAt = performance.now();
    const { data, error } = await calls.run(call, async () => await send());
    const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
    const verdict = classify({ wire: call.wire, error, hasRows: Array.isArray(data) }, expectedStatus);
    return { verdict, rows: Array.isArray(data) ? data : [], durationMs };
  }

  /** Adds what is not there yet; `key` is the primary key. */
  async function add(table: string, key: string, rows: readonly object[]): Promise<MirrorOutcome> {
    const {
      verdict,
      rows: added,
      durationMs,
    } = await exchange(201, () =>
      from(table)
        .upsert([...rows], { onConflict: key, ignoreDuplicates: true })
        .select(key),
    );
    const inserted = verdict.status === "SUCCESS" ? added.length : 0;
    const duplicates = verdict.status === "SUCCESS" ? rows.length - inserted : 0;
    return { ...verdict, durationMs, inserted, duplicates };
  }

  async function read<T>(schema: z.ZodType<T>, send: () => PromiseLike<PostgrestAnswer>): Promise<T | null> {
    const { verdict, rows } = await exchange(200, send);
    if (verdict.status !== "SUCCESS") throw new MirrorReadError(verdict);
    const parsed = z.array(schema).safeParse(rows);
    if (parsed.success) return parsed.data[0] ?? null;
    throw new MirrorReadError({ status: "REJECTED", errorCode: "EBADRESPONSE" }, parsed.error);
  }

  return {
    writeDecisions: (rows) => add("decision_log", "uid", rows),
    writeTexts: (rows) => add("decision_text", "uid", rows),
    writeSyncEvents: (rows) => add("decision_sync_events", "uid,attempt", rows),
    writeHeads: (rows) => add("ledger_heads", "shop_domain,stream,count", rows),
    readDecision: (uid) =>
      read(mirroredDecisionSchema, () => from("decision_log").select("*").eq("uid", uid).limit(1)),
    readHead: (shopDomain, stream) =>
      read(anchoredHeadSchema, () =>
        from("ledger_heads")
          .select("*")
          .match({ shop_domain: shopDomain, stream })
          .order("count", { ascending: false })
          .limit(1),
      ),
    ping: async () => {
      const { verdict, durationMs } = await exchange(200, () => from("decision_log").select("uid").limit(1));
      return { ...verdict, durationMs, inserted: 0, duplicates: 0 };
    },
  };
}

function connect(
  { url, secretKey, timeoutMs, fetch = globalThis.fetch }: SupabaseMirrorOptions,
  see: (wire: Wire) => void,
) {
  return createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    db: { retry: false },
    realtime: { transport: NoWebSocket as unknown as typeof WebSocket },
    global: { fetch: createBoundedFetch(fetch, timeoutMs, see) },
  });
}
