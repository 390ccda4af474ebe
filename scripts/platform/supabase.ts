import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { SignJWT } from "jose";
import pg from "pg";
import { startGateway, type GatewayFault } from "./supabase-gateway.ts";
import { startPostgrest } from "./postgrest.ts";

export interface RunningSupabase {
  readonly url: string;
  readonly secretKey: string;
  stop(): Promise<void>;
}

export interface SupabaseOptions {
  /** A superuser's address of the database that plays the Supabase project. */
  readonly databaseUrl: string;
  readonly port?: number;
  /** Default: a new one. */
  readonly secretKey?: string;
  readonly fault?: GatewayFault;
}

const MIGRATIONS = new URL("../../supabase/migrations/", import.meta.url);
const AUTHENTICATOR_PASSWORD = "loopback-only";

/** What a hosted project has before its first migration. Without the old default grants: a missing one fails here. */
const BOOTSTRAP = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then
    create role authenticator login noinherit password '${AUTHENTICATOR_PASSWORD}';
  end if;
end $$;
grant anon, authenticated, service_role to authenticator;
alter role authenticator set statement_timeout = '8s';
grant usage on schema public to anon, authenticated, service_role;
create table if not exists public.applied_migrations (name text primary key, sha256 text not null);
revoke all on public.applied_migrations from public;
`;

/** A Supabase project on loopback: the real PostgREST on PostgreSQL behind a small gateway. */
export async function startSupabase(options: SupabaseOptions): Promise<RunningSupabase> {
  await prepareProject(options.databaseUrl);
  const jwtSecret = randomBytes(32).toString("base64url");
  const secretKey = options.secretKey ?? `sb_secret_${randomBytes(18).toString("base64url")}`;
  const postgrest = await startPostgrest({ databaseUrl: authenticatorUrl(options.databaseUrl), jwtSecret });
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
  };
}

function authenticatorUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.username = "authenticator";
  url.password = AUTHENTICATOR_PASSWORD;
  return url.href;
}

/** Applies `supabase/migrations` in order, each once. Errors: an applied file that was edited since. */
async function prepareProject(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Roles belong to the server: two projects prepared at once would both create them.
    await client.query("select pg_advisory_lock(823502)");
    await client.query(BOOTSTRAP);
    for (const name of readdirSync(MIGRATIONS)
      .filter((file) => file.endsWith(".sql"))
      .sort()) {
      await applyOnce(client, name, readFileSync(new URL(name, MIGRATIONS), "utf8"));
    }
    await client.query("select pg_advisory_unlock(823502)");
  } finally {
    await client.end();
  }
}

async function applyOnce(client: pg.Client, name: string, sql: string): Promise<void> {
  const sha256 = createHash("sha256").update(sql).digest("hex");
  const known = await client.query("select sha256 from public.applied_migrations where name = $1", [name]);
  if (known.rows[0]) {
    if (known.rows[0].sha256 === sha256) return;
    throw new Error(
      `supabase/migrations/${name} was edited after it was applied: add a new migration instead`,
    );
  }
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into public.applied_migrations values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
