-- Checkpoints leave the machine: what each witness has, what it answered, what is owed to it. Follow-up work is shown to
-- whoever asked for it and to administrators.

create table audit.witness (
  name text constraint witness_name primary key,
  kind text not null constraint witness_kind_known check (kind in ('http', 'mail')),
  sent_size bigint not null default 0 constraint witness_sent_from_zero check (sent_size >= 0),
  sent_at timestamptz,
  tries smallint not null default 0,
  next_try_at timestamptz not null default now(),
  failure text,
  failed_at timestamptz
);
comment on table audit.witness is
  'Outbox of checkpoints: the newest one each configured witness has, and since when it could not be reached';
comment on column audit.witness.failure is 'Code of the last failure, never a message of another machine';
alter table audit.witness enable row level security, force row level security;
create policy witness_send on audit.witness to congtam_jobs using (true) with check (true);
create policy witness_watched on audit.witness for select to congtam_app
  using ((select access.has_role('administrator')));
grant select, insert, update on audit.witness to congtam_jobs;
grant select on audit.witness to congtam_app;

create table audit.cosignature (
  witness text not null constraint cosignature_by_witness references audit.witness (name),
  size bigint not null,
  line text not null constraint cosignature_is_a_line check (line ~ '^— [^\n]+$'),
  received_at timestamptz not null default now(),
  constraint cosignature_key primary key (witness, size, line)
);
comment on table audit.cosignature is
  'Lines (C2SP signed-note) with which witnesses signed a checkpoint themselves, as they came';
alter table audit.cosignature enable row level security, force row level security;
create policy cosignature_keep on audit.cosignature to congtam_jobs using (true) with check (true);
create policy cosignature_read on audit.cosignature for select to congtam_app using (access.actor_id() is not null);
grant select, insert on audit.cosignature to congtam_jobs;
grant select on audit.cosignature to congtam_app;
create trigger cosignature_only_grows before update or delete or truncate on audit.cosignature
  execute function access.refuse_change();

-- A job can be called off, and is seen without what it works on.
alter table congtam.job drop constraint job_state_known;
alter table congtam.job add constraint job_state_known
  check (state in ('waiting', 'running', 'done', 'failed', 'cancelled'));
revoke select on congtam.job from congtam_app;
grant select (id, kind, key, requested_by, state, run_at, attempts, progress, failure, created_at, ended_at)
  on congtam.job to congtam_app;
create policy job_watched on congtam.job for select to congtam_app
  using ((select access.has_role('administrator')));

create function access.cancel_job(given_id uuid) returns boolean
  language sql security definer set search_path = ''
  begin atomic
    update congtam.job
    set state = 'cancelled', lease = null, leased_until = null, ended_at = now()
    where id = given_id and requested_by = access.actor_id() and state in ('waiting', 'running')
    returning true;
  end;
comment on function access.cancel_job(uuid) is
  'Calls off a job of one''s own: a worker that has it finds its lease gone, and keeps nothing of its last step';
grant execute on function access.cancel_job(uuid) to congtam_app;
