import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";

const MIGRATIONS = new URL("../../supabase/migrations/", import.meta.url);
const ROLES_ADVISORY_LOCK = 823502;

/** The roles of a hosted project. They belong to the whole server, so every project on it shares them. */
const ROLES = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin noinherit bypassrls; end if;
  if not exists (select from pg_roles where rolname = 'authenticator') then create role authenticator login noinherit; end if;
end $$;
grant anon, authenticated, service_role to authenticator;
alter role authenticator set statement_timeout = '8s';
`;

/** What a hosted project has before its first migration. Without the old default grants: a missing one fails here. */
const BOOTSTRAP = `
grant usage on schema public to anon, authenticated, service_role;
create table if not exists public.applied_migrations (name text primary key, sha256 text not null);
revoke all on public.applied_migrations from public;
`;

/**
 * Makes a database what a Supabase project is and applies `supabase/migrations` in order, each once. Returns the
 * address PostgREST connects with.
 * Errors: an applied file that was edited since.
 */
export async function prepareProject(databaseUrl: string): Promise<string> {
  const authenticator = authenticatorUrl(databaseUrl);
  await createRoles(databaseUrl, authenticator.password);
  await withClient(databaseUrl, async (client) => {
    await client.query(BOOTSTRAP);
    const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith(".sql"));
    for (const name of files.sort()) {
      await applyOnce(client, name, readFileSync(new URL(name, MIGRATIONS), "utf8"));
    }
  });
  return authenticator.href;
}

/** The same password for every project of a server, known only to who knows the superuser's. */
function authenticatorUrl(databaseUrl: string): URL {
  const url = new URL(databaseUrl);
  url.username = "authenticator";
  url.password = createHash("sha256")
    .update(`authenticator ${new URL(databaseUrl).password}`)
    .digest("hex");
  return url;
}

/** An advisory lock holds within one database only, so this one is taken where every project looks. */
async function createRoles(databaseUrl: string, password: string): Promise<void> {
  const server = new URL(databaseUrl);
  server.pathname = "postgres";
  await withClient(server.href, async (client) => {
    await client.query("select pg_advisory_lock($1)", [ROLES_ADVISORY_LOCK]);
    await client.query(ROLES);
    await client.query(`alter role authenticator password ${client.escapeLiteral(password)}`);
  });
}

async function applyOnce(client: pg.Client, name: string, sql: string): Promise<void> {
  const sha256 = createHash("sha256").update(sql).digest("hex");
  const { rows } = await client.query<{ sha256: string }>(
    "select sha256 from public.applied_migrations where name = $1",
    [name],
  );
  if (rows[0]?.sha256 === sha256) return;
  if (rows[0]) {
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

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end(); // ends the session and with it its locks
  }
}
