import pg from "pg";
import { createSupabaseMirror } from "../../app/integrations/supabase/client.server.ts";
import type { MirrorPort } from "../../app/integrations/supabase/port.ts";
import { startSupabase } from "../../scripts/platform/supabase.ts";
import type { GatewayFault } from "../../scripts/platform/supabase-gateway.ts";
import { createEmptyDatabase } from "./database.ts";

export interface TestSupabase {
  readonly url: string;
  readonly secretKey: string;
  mirror(options?: { timeoutMs?: number; secretKey?: string }): MirrorPort;
  /** SQL as the project's owner, past PostgREST. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Meets requests before the gateway until the next call; none lets them through. */
  setFault(fault?: GatewayFault): void;
  killPostgrest(): Promise<void>;
  startPostgrest(): Promise<void>;
  stop(): Promise<void>;
}

/** A Supabase project of one's own: a database with supabase/migrations, the real PostgREST and its gateway. */
export async function startTestSupabase(): Promise<TestSupabase> {
  const database = await createEmptyDatabase();
  let fault: GatewayFault | undefined;
  const project = await startSupabase({
    databaseUrl: database.url,
    fault: (incoming, outgoing) => fault?.(incoming, outgoing) ?? false,
  });
  const { url, secretKey } = project;
  return {
    url,
    secretKey,
    killPostgrest: project.killPostgrest,
    startPostgrest: project.startPostgrest,
    mirror: (options = {}) => createSupabaseMirror({ url, secretKey, timeoutMs: 5_000, ...options }),
    async query(sql) {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        return (await client.query<Record<string, unknown>>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    setFault(next) {
      fault = next;
    },
    async stop() {
      await project.stop();
      await database.drop();
    },
  };
}
