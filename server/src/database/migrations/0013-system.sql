-- Whether what is in this database is invented: the sample commune, to try the product on.

create table congtam.sample_mark (
  is_sample boolean not null default true
    constraint sample_mark_key primary key constraint sample_mark_once check (is_sample),
  marked_at timestamptz not null default now(),
  marked_by uuid not null constraint sample_mark_maker references congtam.account (id)
);
comment on table congtam.sample_mark is
  'One row where the people and units are the invented ones of the sample: every page says so, for as long as this database lives';
create trigger sample_mark_only_grows before update or delete or truncate on congtam.sample_mark
  execute function access.refuse_change();

alter table congtam.sample_mark enable row level security, force row level security;
create policy sample_mark_seen on congtam.sample_mark for select to congtam_app
  using ((select access.actor_id()) is not null);
-- Before there is anything: what is real cannot be turned into a sample, nor what is a sample into what is real.
create policy sample_mark_made on congtam.sample_mark for insert to congtam_app with check (
  marked_by = (select access.actor_id()) and (select access.has_role('administrator'))
  and not exists (select 1 from congtam.unit));
grant select on congtam.sample_mark to congtam_app;
grant insert (marked_by) on congtam.sample_mark to congtam_app;

create function access.is_sample() returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.sample_mark);
comment on function access.is_sample() is 'Whether this database holds the invented sample';
grant execute on function access.is_sample() to congtam_app;
