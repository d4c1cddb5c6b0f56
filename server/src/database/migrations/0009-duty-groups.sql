-- Groups of similar duties and the scope in which a quota is counted: fixed by a dated decision before anybody is scored.

create table congtam.duty_group_decision (
  id uuid constraint duty_group_decision_id primary key,
  unit_id uuid not null constraint duty_group_decision_in_unit references congtam.unit (id),
  valid_from date not null,
  revision integer not null constraint duty_group_decision_revision_from_one check (revision >= 1),
  quota_scope text not null constraint duty_group_decision_scope_known
    check (quota_scope in ('unit', 'withBelow', 'eachBelow')),
  groups text[] not null constraint duty_group_decision_groups_few check (cardinality(groups) <= 100),
  ground text not null constraint duty_group_decision_ground_given check (length(ground) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null constraint duty_group_decision_recorder references congtam.account (id),
  constraint duty_group_decision_once unique (unit_id, valid_from, revision)
);
comment on table congtam.duty_group_decision is
  'What a unit decides from a day on, for itself and those below without a decision of their own. A correction is a higher revision';
comment on column congtam.duty_group_decision.quota_scope is
  'unit: counted in the unit alone; withBelow: together with all below; eachBelow: in each unit directly below by itself';
create trigger duty_group_decision_only_grows before update or delete or truncate on congtam.duty_group_decision
  execute function access.refuse_change();

create table congtam.duty_group_use (
  decision_id uuid not null constraint duty_group_use_of_decision references congtam.duty_group_decision (id),
  cycle_id uuid not null,
  used_at timestamptz not null default now(),
  used_by uuid not null constraint duty_group_use_recorder references congtam.account (id),
  constraint duty_group_use_key primary key (decision_id, cycle_id)
);
comment on table congtam.duty_group_use is 'Cycles that count by a decision: from then on it is not corrected any more';
create trigger duty_group_use_only_grows before update or delete or truncate on congtam.duty_group_use
  execute function access.refuse_change();

alter table congtam.duty_group_decision enable row level security, force row level security;
create policy duty_group_decision_in_scope on congtam.duty_group_decision for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[]));
create policy duty_group_decision_recorded on congtam.duty_group_decision for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[]));
grant select on congtam.duty_group_decision to congtam_app;
grant insert (id, unit_id, valid_from, revision, quota_scope, groups, ground, recorded_by)
  on congtam.duty_group_decision to congtam_app;

alter table congtam.duty_group_use enable row level security, force row level security;
create policy duty_group_use_in_scope on congtam.duty_group_use for select to congtam_app
  using (exists (select 1 from congtam.duty_group_decision d where d.id = decision_id));
create policy duty_group_use_recorded on congtam.duty_group_use for insert to congtam_app with check (
  used_by = (select access.actor_id()) and exists (
    select 1 from congtam.duty_group_decision d
    where d.id = decision_id and d.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
grant select on congtam.duty_group_use to congtam_app;
grant insert (decision_id, cycle_id, used_by) on congtam.duty_group_use to congtam_app;

create function access.refuse_frozen_groups() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    if exists (
      select 1 from congtam.duty_group_decision d join congtam.duty_group_use u on u.decision_id = d.id
      where d.unit_id = new.unit_id and d.valid_from >= new.valid_from)
    then raise exception 'a cycle counts by these groups' using errcode = 'check_violation',
      constraint = 'duty_group_decision_not_frozen'; end if;
    return new;
  end $$;
comment on function access.refuse_frozen_groups() is
  'No decision is corrected, or slipped in before, once a cycle counts by it; a later one may follow';
create trigger duty_group_decision_frozen before insert on congtam.duty_group_decision
  for each row execute function access.refuse_frozen_groups();
