-- Rosters as files: put in, checked, looked at, applied in one transaction.

create table congtam.roster (
  id uuid constraint roster_id primary key,
  unit_id uuid not null constraint roster_in_unit references congtam.unit (id),
  on_day date not null,
  ground text not null constraint roster_ground_given check (length(ground) between 1 and 500),
  file_kind text not null constraint roster_file_kind_known check (file_kind in ('xlsx', 'csv')),
  content bytea constraint roster_content_size check (octet_length(content) between 1 and 20971520),
  content_hash bytea not null constraint roster_content_hash_is_sha256 check (octet_length(content_hash) = 32),
  state text not null default 'checking' constraint roster_state_known
    check (state in ('checking', 'faulty', 'checked', 'applying', 'applied', 'withdrawn')),
  version integer not null default 1,
  report jsonb,
  plan_hash bytea,
  uploaded_by uuid not null constraint roster_uploader references congtam.account (id),
  uploaded_at timestamptz not null default now(),
  applied_at timestamptz
);
comment on table congtam.roster is 'Rosters of a unit and those below, as files on their way into people and posts';
comment on column congtam.roster.content is 'The file, until it is applied or withdrawn: then only its hash is kept';
comment on column congtam.roster.plan_hash is 'Of what was shown in the preview: only that is applied';
create index roster_by_unit on congtam.roster (unit_id, uploaded_at);

alter table congtam.roster enable row level security, force row level security;
create policy roster_in_scope on congtam.roster for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[]));
create policy roster_uploaded on congtam.roster for insert to congtam_app with check (
  uploaded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[]));
create policy roster_carried_on on congtam.roster for update to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[]));
grant select on congtam.roster to congtam_app;
grant insert (id, unit_id, on_day, ground, file_kind, content, content_hash, uploaded_by) on congtam.roster to congtam_app;
grant update (content, state, version, report, plan_hash, applied_at) on congtam.roster to congtam_app;

create function access.my_grants() returns table (role text, unit_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id from access.grants_of(access.actor_id()) g;
  end;
comment on function access.my_grants() is 'The roles the actor holds now: a job asks again, whatever its requester held before';
grant execute on function access.my_grants() to congtam_app;

-- With both columns in one index, a planner without statistics looks for one person in every unit of a province.
drop index congtam.post_by_unit;
create index post_by_unit on congtam.post (unit_id, valid_from);

create function access.refresh_statistics() returns void
  language plpgsql security definer set search_path = ''
  as $$ begin
    analyze congtam.person;
    analyze congtam.post;
    analyze congtam.party_membership;
  end $$;
comment on function access.refresh_statistics() is
  'After a large roster: plans made for empty tables would take minutes until PostgreSQL looks again by itself';
grant execute on function access.refresh_statistics() to congtam_app;
