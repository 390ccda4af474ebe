-- What CX Escalations mirrors into a Supabase project. Append-only, for the service role alone:
-- grants are explicit because new projects give none, row level security is on without a policy,
-- and triggers hold even for roles that bypass it.

create table public.decision_log (
  uid uuid primary key,
  decision_id bigint not null,
  scope text not null check (scope in ('ops', 'build')),
  decision_type text not null check (decision_type in ('cx.escalation', 'cx.manual')),
  action text not null,
  run_id uuid,
  shop_domain text not null,
  order_id text,
  order_name text,
  conversation_id bigint,
  operator_email text not null,
  sla_seconds integer check (sla_seconds >= 0),
  payload jsonb not null default '{}',
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  stream text not null,
  prev_hash text not null check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  decided_at timestamptz not null,
  mirrored_at timestamptz not null default now()
);
create index decision_log_shop_day on public.decision_log (shop_domain, decided_at, uid);
create index decision_log_conversation on public.decision_log (shop_domain, conversation_id, decided_at);
create index decision_log_run on public.decision_log (run_id) where run_id is not null;

-- The words of a decision, apart so that a redaction can delete them; no foreign key, so that order does not matter.
create table public.decision_text (
  uid uuid primary key,
  text text not null,
  salt text not null
);

create table public.decision_sync_events (
  uid uuid not null,
  attempt integer not null check (attempt > 0),
  decision_id bigint not null,
  status text not null check (status in ('SUCCESS', 'TIMEOUT', 'RETRYABLE', 'REJECTED')),
  duration_ms numeric(10, 2) not null,
  error_code text,
  attempted_at timestamptz not null,
  scope text not null,
  run_id uuid,
  primary key (uid, attempt)
);

create table public.facts (
  uid uuid primary key,
  shop_domain text not null,
  topic text not null,
  key text not null,
  value jsonb not null,
  decision_uid uuid,
  run_id uuid,
  occurred_at timestamptz not null
);
create index facts_shop_topic on public.facts (shop_domain, topic, key, occurred_at);

-- How long each chain was, and its last hash, at the time of a batch: a cut tail shows.
create table public.ledger_heads (
  shop_domain text not null,
  stream text not null,
  count bigint not null check (count > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  anchored_at timestamptz not null default now(),
  primary key (shop_domain, stream, count)
);

create function public.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501', hint = 'add a compensating row';
end $$;
revoke execute on function public.refuse_change() from public;

do $$
declare name text;
begin
  foreach name in array array['decision_log', 'decision_sync_events', 'facts', 'ledger_heads'] loop
    execute format('create trigger %I before update or delete on public.%I for each row execute function public.refuse_change()', name || '_append_only', name);
    execute format('create trigger %I before truncate on public.%I for each statement execute function public.refuse_change()', name || '_no_truncate', name);
  end loop;
  foreach name in array array['decision_log', 'decision_text', 'decision_sync_events', 'facts', 'ledger_heads'] loop
    execute format('alter table public.%I enable row level security', name);
    execute format('revoke all on public.%I from anon, authenticated, service_role', name);
    execute format('grant select, insert on public.%I to service_role', name);
  end loop;
end $$;
grant delete on public.decision_text to service_role;

-- Decisions with their last attempt, for the Supabase table editor.
create view public.decision_log_dashboard with (security_invoker = true) as
select d.decided_at, d.decision_id, d.scope, d.decision_type, d.action, d.order_name, d.conversation_id,
       d.operator_email, d.sla_seconds, e.status, e.attempt, e.duration_ms, e.error_code, d.mirrored_at,
       d.shop_domain, d.run_id, d.uid
from public.decision_log d
left join lateral (
  select status, attempt, duration_ms, error_code from public.decision_sync_events
  where uid = d.uid order by attempt desc limit 1
) e on true;
revoke all on public.decision_log_dashboard from anon, authenticated, service_role;
grant select on public.decision_log_dashboard to service_role;

notify pgrst, 'reload schema';
