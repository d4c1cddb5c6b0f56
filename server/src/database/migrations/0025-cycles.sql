-- Cycles: a procedure over a period for the people and units below some units, under regulations that are fixed when it
-- is planned. What a cycle is never changes; where it stands is the newest of its steps.

create table congtam.cycle (
  id uuid constraint cycle_key primary key,
  unit_id uuid not null constraint cycle_in_unit references congtam.unit (id),
  kind text not null
    constraint cycle_kind_known check (kind in ('week', 'month', 'quarter', 'half', 'year', 'beforeAppointment')),
  period text not null
    constraint cycle_period_form check (period ~ '^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$'),
  roots uuid[] not null constraint cycle_roots_given check (cardinality(roots) between 1 and 50),
  excluded uuid[] not null constraint cycle_excluded_few check (cardinality(excluded) <= 500),
  people uuid[] not null constraint cycle_people_few check (cardinality(people) <= 200),
  entry_until date,
  is_pilot boolean not null,
  ground text not null constraint cycle_ground_given check (length(ground) between 1 and 500),
  planned_by uuid not null constraint cycle_planner references congtam.account (id),
  planned_at timestamptz not null default now(),
  constraint cycle_people_before_appointment check ((kind = 'beforeAppointment') = (cardinality(people) > 0))
);
comment on table congtam.cycle is 'What a procedure is about; where it stands is in its steps';
comment on column congtam.cycle.roots is 'The units whose people and units are evaluated, with all below them';
comment on column congtam.cycle.excluded is 'Units left out, with all below them';
comment on column congtam.cycle.people is 'Before an appointment: who is to be appointed';
comment on column congtam.cycle.entry_until is 'The last day, in Vietnam, on which what is entered is not late; none: nothing is late';
create index cycle_by_unit on congtam.cycle (unit_id, period);
create trigger cycle_only_grows before update or delete or truncate on congtam.cycle
  execute function access.refuse_change();

create table congtam.cycle_regulation (
  cycle_id uuid not null constraint cycle_regulation_of_cycle references congtam.cycle (id),
  position smallint not null constraint cycle_regulation_position_from_one check (position >= 1),
  regulation text not null constraint cycle_regulation_name_given check (length(regulation) between 1 and 100),
  version date not null,
  parts jsonb not null constraint cycle_regulation_parts_are_list check (jsonb_typeof(parts) = 'array'),
  constraint cycle_regulation_key primary key (cycle_id, position),
  constraint cycle_regulation_once unique (cycle_id, regulation)
);
comment on table congtam.cycle_regulation is
  'The versions of the regulations a cycle runs under, layers after what they lie on, with the hash of each part';
create trigger cycle_regulation_only_grows before update or delete or truncate on congtam.cycle_regulation
  execute function access.refuse_change();

create table congtam.cycle_step (
  cycle_id uuid not null constraint cycle_step_of_cycle references congtam.cycle (id),
  step smallint not null constraint cycle_step_from_one check (step >= 1),
  state text not null
    constraint cycle_step_state_known check (state in ('planned', 'open', 'closing', 'closed', 'reopening')),
  ground text not null constraint cycle_step_ground_given check (length(ground) between 1 and 500),
  taken_by uuid not null constraint cycle_step_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint cycle_step_key primary key (cycle_id, step)
);
comment on table congtam.cycle_step is 'Where a cycle stood and stands: the newest step counts, and each is taken once';
create trigger cycle_step_only_grows before update or delete or truncate on congtam.cycle_step
  execute function access.refuse_change();

create table congtam.cycle_exception (
  id uuid constraint cycle_exception_key primary key,
  cycle_id uuid not null constraint cycle_exception_of_cycle references congtam.cycle (id),
  unit_id uuid not null constraint cycle_exception_in_unit references congtam.unit (id),
  entry_until date not null,
  ground text not null constraint cycle_exception_ground_given check (length(ground) between 1 and 500),
  recorded_by uuid not null constraint cycle_exception_recorder references congtam.account (id),
  recorded_at timestamptz not null default now()
);
comment on table congtam.cycle_exception is
  'Another last day for a unit and all below it; of several the nearest unit counts, and there the newest';
create index cycle_exception_by_cycle on congtam.cycle_exception (cycle_id);
create trigger cycle_exception_only_grows before update or delete or truncate on congtam.cycle_exception
  execute function access.refuse_change();

create table congtam.cycle_freeze (
  cycle_id uuid not null constraint cycle_freeze_of_cycle references congtam.cycle (id),
  step smallint not null,
  roster bytea not null,
  roster_hash bytea not null constraint cycle_freeze_hash_is_sha256 check (length(roster_hash) = 32),
  people integer not null constraint cycle_freeze_people_counted check (people >= 0),
  units integer not null constraint cycle_freeze_units_counted check (units >= 0),
  groups uuid[] not null,
  frozen_by uuid not null constraint cycle_freeze_taker references congtam.account (id),
  frozen_at timestamptz not null default now(),
  constraint cycle_freeze_key primary key (cycle_id, step),
  constraint cycle_freeze_of_step foreign key (cycle_id, step) references congtam.cycle_step (cycle_id, step)
);
comment on table congtam.cycle_freeze is
  'Who was where when a cycle was closed: headcount and base of the quota no longer move with the roster';
comment on column congtam.cycle_freeze.roster is 'Tables of units, people and chosen readings, as a packed copy';
comment on column congtam.cycle_freeze.groups is 'Decisions on duty groups that counted then';
create trigger cycle_freeze_only_grows before update or delete or truncate on congtam.cycle_freeze
  execute function access.refuse_change();

alter table congtam.cycle enable row level security, force row level security;
create policy cycle_in_sight on congtam.cycle for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy cycle_planned on congtam.cycle for insert to congtam_app with check (
  planned_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.cycle to congtam_app;
grant insert (id, unit_id, kind, period, roots, excluded, people, entry_until, is_pilot, ground, planned_by)
  on congtam.cycle to congtam_app;

alter table congtam.cycle_regulation enable row level security, force row level security;
create policy cycle_regulation_in_sight on congtam.cycle_regulation for select to congtam_app
  using (exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy cycle_regulation_planned on congtam.cycle_regulation for insert to congtam_app with check (
  exists (
    select 1 from congtam.cycle c where c.id = cycle_id and c.planned_by = (select access.actor_id())
      and c.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.cycle_regulation to congtam_app;
grant insert (cycle_id, position, regulation, version, parts) on congtam.cycle_regulation to congtam_app;

alter table congtam.cycle_step enable row level security, force row level security;
create policy cycle_step_in_sight on congtam.cycle_step for select to congtam_app
  using (exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy cycle_step_taken on congtam.cycle_step for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and exists (
    select 1 from congtam.cycle c
    where c.id = cycle_id
      and c.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[])));
grant select on congtam.cycle_step to congtam_app;
grant insert (cycle_id, step, state, ground, taken_by) on congtam.cycle_step to congtam_app;

-- Reopening takes two: whoever asked for it does not agree to it.
create function access.refuse_reopening_alone() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    if new.state = 'open' and exists (
      select 1 from congtam.cycle_step s
      where s.cycle_id = new.cycle_id and s.step = new.step - 1 and s.state = 'reopening'
        and s.taken_by = new.taken_by)
    then raise exception 'reopening takes two' using errcode = 'check_violation',
      constraint = 'cycle_step_reopened_by_two'; end if;
    return new;
  end $$;
comment on function access.refuse_reopening_alone() is 'A closed cycle is opened again by somebody else than who asked for it';
create trigger cycle_step_reopened_by_two before insert on congtam.cycle_step
  for each row execute function access.refuse_reopening_alone();

alter table congtam.cycle_exception enable row level security, force row level security;
create policy cycle_exception_in_sight on congtam.cycle_exception for select to congtam_app
  using (exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy cycle_exception_recorded on congtam.cycle_exception for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and exists (
    select 1 from congtam.cycle c
    where c.id = cycle_id
      and c.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.cycle_exception to congtam_app;
grant insert (id, cycle_id, unit_id, entry_until, ground, recorded_by) on congtam.cycle_exception to congtam_app;

alter table congtam.cycle_freeze enable row level security, force row level security;
create policy cycle_freeze_in_scope on congtam.cycle_freeze for select to congtam_app using (
  exists (
    select 1 from congtam.cycle c
    where c.id = cycle_id
      and c.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])));
create policy cycle_freeze_taken on congtam.cycle_freeze for insert to congtam_app with check (
  frozen_by = (select access.actor_id())
  and exists (
    select 1 from congtam.cycle c
    where c.id = cycle_id
      and c.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.cycle_freeze to congtam_app;
grant insert (cycle_id, step, roster, roster_hash, people, units, groups, frozen_by) on congtam.cycle_freeze to congtam_app;
