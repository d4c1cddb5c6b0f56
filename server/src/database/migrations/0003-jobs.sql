-- Follow-up work, put down in the transaction that causes it and done by a worker later.

create table congtam.job (
  id uuid constraint job_id primary key,
  kind text not null,
  payload jsonb not null,
  key text,
  requested_by uuid,
  state text not null default 'waiting'
    constraint job_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  run_at timestamptz not null default now(),
  attempts smallint not null default 0,
  lease uuid,
  leased_until timestamptz,
  progress smallint not null default 0 constraint job_progress_in_percent check (progress between 0 and 100),
  failure text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint job_running_has_lease check ((state = 'running') = (lease is not null and leased_until is not null))
);
comment on table congtam.job is
  'Queue: what to do, for whom, when. A worker holds a lease; when it dies the lease runs out and another takes over';
comment on column congtam.job.key is 'Two open jobs of a kind never share a key: asking twice is asking once';
comment on column congtam.job.requested_by is 'The account whose rights the work uses; null for work of the system';
comment on column congtam.job.failure is 'Code of the last failure, never a message that may hold personal data';
create unique index job_once on congtam.job (kind, key) where state in ('waiting', 'running');
create index job_due on congtam.job (run_at) where state in ('waiting', 'running');
create index job_by_requester on congtam.job (requested_by, created_at);

alter table congtam.job enable row level security, force row level security;
create policy job_request on congtam.job for insert to congtam_app
  with check (requested_by is not distinct from access.actor_id() and state = 'waiting');
create policy job_own on congtam.job for select to congtam_app
  using (requested_by = (select access.actor_id()));
create policy job_work on congtam.job to congtam_jobs using (true) with check (true);
grant select on congtam.job to congtam_app;
grant insert (id, kind, payload, key, requested_by, run_at) on congtam.job to congtam_app, congtam_jobs;
grant select, update, delete on congtam.job to congtam_jobs;

create function access.finish_job(given_id uuid, held_lease uuid) returns boolean
  language sql security definer set search_path = ''
  begin atomic
    update congtam.job
    set state = 'done', lease = null, leased_until = null, progress = 100, ended_at = now()
    where id = given_id and lease = held_lease and state = 'running'
    returning true;
  end;
comment on function access.finish_job(uuid, uuid) is
  'Ends a job inside the transaction of its work, so that the work is done once; null when the lease was lost';
grant execute on function access.finish_job(uuid, uuid) to congtam_app, congtam_jobs;
