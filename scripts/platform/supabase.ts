import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { startGateway, type GatewayFault } from "./supabase-gateway.ts";
import { startPostgrest } from "./postgrest.ts";
import { prepareProject } from "./supabase-project.ts";

export interface RunningSupabase {
  readonly url: string;
  readonly secretKey: string;
  stop(): Promise<void>;
  /** Leaves the gateway without what stands behind it, as an outage does. */
  killPostgrest(): Promise<void>;
  startPostgrest(): Promise<void>;
}

export interface SupabaseOptions {
  /** A superuser's address of the database that plays the Supabase project. */
  readonly databaseUrl: string;
  readonly port?: number;
  /** Default: a new one. */
  readonly secretKey?: string;
  readonly fault?: GatewayFault;
}

/** A Supabase project on loopback: the real PostgREST on PostgreSQL behind a small gateway. */
export async function startSupabase(options: SupabaseOptions): Promise<RunningSupabase> {
  const databaseUrl = await prepareProject(options.databaseUrl);
  const jwtSecret = randomBytes(32).toString("base64url");
  const secretKey = options.secretKey ?? `sb_secret_${randomBytes(18).toString("base64url")}`;
  let postgrest = await startPostgrest({ databaseUrl, jwtSecret });
  const serviceToken = await new SignJWT({ role: "service_role" })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(jwtSecret));
  const gateway = await startGateway({
    port: options.port ?? 0,
    upstreamPort: postgrest.port,
    tokens: { [secretKey]: serviceToken },
    fault: options.fault,
  });
  return {
    url: `http://127.0.0.1:${gateway.port}`,
    secretKey,
    async stop() {
      await gateway.close();
      await postgrest.stop();
    },
    killPostgrest: () => postgrest.kill(),
    async startPostgrest() {
      postgrest = await startPostgrest({ databaseUrl, jwtSecret, port: postgrest.port });
    },
  };
}
