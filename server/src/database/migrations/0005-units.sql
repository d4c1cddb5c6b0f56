-- The organisation: a tree whose every change has its day and its document; mergers know who came from whom.

create table congtam.unit (
  id uuid constraint unit_id primary key,
  code text not null constraint unit_code_form check (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$'),
  created_at timestamptz not null default now(),
  constraint unit_code_once unique (code)
);
comment on table congtam.unit is 'A body for as long as it exists; what it is called and where it stands is in its versions';

create table congtam.unit_version (
  unit_id uuid not null constraint unit_version_of_unit references congtam.unit (id),
  valid_from date not null,
  revision smallint not null default 1 constraint unit_version_revision_from_one check (revision >= 1),
  name text not null constraint unit_version_name_given check (length(name) between 1 and 300),
  kind text not null constraint unit_version_kind_form check (kind ~ '^[a-z][A-Za-z]{1,49}$'),
  role text not null constraint unit_version_role_known check (role in ('managingBody', 'usingBody', 'directUnit')),
  parent_id uuid constraint unit_version_parent references congtam.unit (id),
  fields_in_charge text[] not null default '{}',
  is_dissolved boolean not null default false,
  ground text not null constraint unit_version_ground_given check (length(ground) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null constraint unit_version_recorder references congtam.account (id),
  constraint unit_version_key primary key (unit_id, valid_from, revision),
  constraint unit_version_not_its_own_parent check (parent_id <> unit_id)
);
comment on table congtam.unit_version is
  'What a unit is from a day on, until its next version. Rows are never changed: a correction is a higher revision of the same day';
comment on column congtam.unit_version.ground is 'Number and date of the document that decided it';
create index unit_version_by_parent on congtam.unit_version (parent_id);

create table congtam.unit_succession (
  predecessor_id uuid not null constraint unit_succession_predecessor references congtam.unit (id),
  successor_id uuid not null constraint unit_succession_successor references congtam.unit (id),
  on_day date not null,
  recorded_at timestamptz not null default now(),
  constraint unit_succession_key primary key (predecessor_id, successor_id),
  constraint unit_succession_of_two check (predecessor_id <> successor_id)
);
comment on table congtam.unit_succession is 'Mergers and divisions: which unit came in the place of which, and when';
create index unit_succession_by_successor on congtam.unit_succession (successor_id);

alter table congtam.role_grant
  add constraint role_grant_in_unit foreign key (unit_id) references congtam.unit (id);

create function access.units_on(day date)
  returns table (unit_id uuid, parent_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select v.unit_id, v.parent_id from (
      select distinct on (u.unit_id) u.unit_id, u.parent_id, u.is_dissolved
      from congtam.unit_version u where u.valid_from <= day
      order by u.unit_id, u.valid_from desc, u.revision desc
    ) v where not v.is_dissolved;
  end;
comment on function access.units_on(date) is 'The tree of a day: each unit that exists then, with its parent';

create function access.units_within(roles text[]) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    reached (unit_id) as (
      select g.unit_id from access.grants_of(access.actor_id()) g
      where g.role = any (roles) and g.unit_id is not null
      union
      select e.below from reached r join (
        select t.parent_id as above, t.unit_id as below from tree t
        union all
        select s.successor_id, s.predecessor_id from congtam.unit_succession s
      ) e on e.above = r.unit_id
    )
    select coalesce(array_agg(r.unit_id), '{}') from reached r;
  end;
comment on function access.units_within(text[]) is
  'The units the actor reaches today by any of these roles: where a role is held, all below, and all they came from';

create function access.units_above() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    line (unit_id) as (
      select g.unit_id from access.grants_of(access.actor_id()) g where g.unit_id is not null
      union
      select t.parent_id from line l join tree t on t.unit_id = l.unit_id where t.parent_id is not null
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;
comment on function access.units_above() is 'The units whose names lead from the top to where the actor holds a role';

create function access.every_role() returns text[]
  language sql immutable parallel safe
  return '{personnelOfficer,head,authority,homeAffairs,inspector,partyCommittee,recordsClerk,meetingSecretary}'::text[];
comment on function access.every_role() is 'Every role held in a unit';

create function access.lock_units() returns void
  language sql set search_path = ''
  return pg_advisory_xact_lock(hashtext('congtam.units'));
comment on function access.lock_units() is 'One change of the tree at a time: no circle can be closed by two at once';
grant execute on function
  access.units_within(text[]), access.units_above(), access.every_role(), access.lock_units()
to congtam_app;

alter table congtam.unit enable row level security, force row level security;
create policy unit_in_scope on congtam.unit for select to congtam_app using (
  id = any ((select access.units_within(access.every_role()))::uuid[])
  or id = any ((select access.units_above())::uuid[])
  or (select access.has_role('administrator')));
create policy unit_founded on congtam.unit for insert to congtam_app with check (
  (select access.has_role('administrator')) or (select access.has_role('personnelOfficer'))
  or (select access.has_role('homeAffairs')));
grant select on congtam.unit to congtam_app;
grant insert (id, code) on congtam.unit to congtam_app;

alter table congtam.unit_version enable row level security, force row level security;
create policy unit_version_in_scope on congtam.unit_version for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or (select access.has_role('administrator')));
create policy unit_version_recorded on congtam.unit_version for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and ((select access.has_role('administrator'))
    or coalesce(parent_id, unit_id) = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.unit_version to congtam_app;
grant insert (unit_id, valid_from, revision, name, kind, role, parent_id, fields_in_charge, is_dissolved, ground, recorded_by)
  on congtam.unit_version to congtam_app;
create trigger unit_version_only_grows before update or delete or truncate on congtam.unit_version
  execute function access.refuse_change();

alter table congtam.unit_succession enable row level security, force row level security;
create policy unit_succession_in_scope on congtam.unit_succession for select to congtam_app
  using (exists (select 1 from congtam.unit u where u.id in (predecessor_id, successor_id)));
create policy unit_succession_recorded on congtam.unit_succession for insert to congtam_app with check (
  (select access.has_role('administrator'))
  or predecessor_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.unit_succession to congtam_app;
grant insert (predecessor_id, successor_id, on_day) on congtam.unit_succession to congtam_app;

-- Those who oversee a unit see the acts in it.
create policy event_in_scope on audit.event for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,inspector,authority,head}'))::uuid[]));
