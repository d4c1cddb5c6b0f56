-- Schemas, who is acting, and the ledger of migrations.
-- The roles (congtam_owner, congtam_migrate, congtam_app, congtam_jobs, congtam_backup) are made before: see roles.ts.

create schema congtam;
comment on schema congtam is 'Accounts, organisation, people and what follows from them';
create schema audit;
comment on schema audit is 'The evidence log: events, their Merkle tree, its checkpoints';
create schema access;
comment on schema access is 'Who is acting and what they reach: the functions that policies ask';

grant usage on schema congtam, audit, access to congtam_app, congtam_jobs, congtam_backup;
alter default privileges in schema congtam, audit grant select on tables to congtam_backup;
alter default privileges revoke execute on functions from public;

create function access.actor_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('congtam.actor', true), '')::uuid;
comment on function access.actor_id() is 'The account this transaction acts for; null for nobody';
grant execute on function access.actor_id() to congtam_app, congtam_jobs;

create function access.today() returns date
  language sql stable parallel safe
  return (now() at time zone 'Asia/Ho_Chi_Minh')::date;
comment on function access.today() is 'The day in Vietnam at the start of this transaction';
grant execute on function access.today() to congtam_app, congtam_jobs;

create function access.refuse_change() returns trigger
  language plpgsql set search_path = ''
  as $$ begin
    raise exception '% only grows: % refused', tg_table_name, lower(tg_op) using errcode = 'insufficient_privilege';
  end $$;
comment on function access.refuse_change() is 'Guards tables that only grow, even against their owner by mistake';

create table congtam.migration (
  number integer constraint migration_key primary key,
  name text not null,
  checksum bytea not null constraint migration_checksum_is_sha256 check (octet_length(checksum) = 32),
  applied_at timestamptz not null default now()
);
comment on table congtam.migration is 'Which migrations this database has, with the SHA-256 of each as it was applied';
alter table congtam.migration enable row level security, force row level security;
create policy migration_read on congtam.migration for select to congtam_app
  using (access.actor_id() is not null);
grant select on congtam.migration to congtam_app;
create trigger migration_only_grows before update or delete or truncate on congtam.migration
  execute function access.refuse_change();
