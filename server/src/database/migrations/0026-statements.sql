-- What is said in a cycle about people and units, row by row of the sheets a regulation asks for. A row only grows: each
-- statement says the whole row again, and nothing that was said before is lost.

create table congtam.statement (
  seq bigint generated always as identity constraint statement_key primary key,
  cycle_id uuid not null constraint statement_in_cycle references congtam.cycle (id),
  sheet text not null constraint statement_sheet_form check (sheet ~ '^[A-Za-z][A-Za-z0-9-]{0,99}$'),
  unit_id uuid not null constraint statement_in_unit references congtam.unit (id),
  person_id uuid constraint statement_about_person references congtam.person (id),
  subject_id uuid generated always as (coalesce(person_id, unit_id)) stored,
  period text not null constraint statement_period_form check (period ~ '^[0-9A-Z-]{0,10}$'),
  row_key text not null constraint statement_row_short check (length(row_key) <= 100),
  step text not null constraint statement_step_known check (step in ('office', 'self', 'manager', 'authority')),
  cells jsonb constraint statement_cells_are_object check (jsonb_typeof(cells) = 'object'),
  reason text constraint statement_reason_given check (length(reason) between 1 and 1000),
  document text constraint statement_document_given check (length(document) between 1 and 500),
  is_late boolean not null,
  act smallint,
  said_by uuid not null constraint statement_sayer references congtam.account (id),
  said_at timestamptz not null default now(),
  constraint statement_late_has_reason check (not is_late or reason is not null)
);
comment on table congtam.statement is
  'A row of a sheet as somebody says it: the newest that counts is the row, whose order is that of seq, never of a clock';
comment on column congtam.statement.cells is 'Columns by id with their text, the whole row; null: the row is taken back';
comment on column congtam.statement.unit_id is 'The unit it is about; for a person, where they serve in that period';
comment on column congtam.statement.act is 'The act of the monitoring file in which it was said; none for what the office records';
create index statement_by_row on congtam.statement (cycle_id, sheet, subject_id, period, row_key, seq);
create index statement_by_person on congtam.statement (person_id, cycle_id) where person_id is not null;
create trigger statement_only_grows before update or delete or truncate on congtam.statement
  execute function access.refuse_change();

create table congtam.monitoring_act (
  cycle_id uuid not null constraint monitoring_act_in_cycle references congtam.cycle (id),
  person_id uuid not null constraint monitoring_act_of_person references congtam.person (id),
  period text not null constraint monitoring_act_period_form check (period ~ '^[0-9A-Z-]{4,10}$'),
  number smallint not null constraint monitoring_act_from_one check (number >= 1),
  act text not null constraint monitoring_act_known
    check (act in ('save', 'submit', 'return', 'confirm', 'sendBack', 'approve', 'closeForLeaver')),
  step text not null constraint monitoring_act_step_known check (step in ('office', 'self', 'manager', 'authority')),
  state text not null constraint monitoring_act_state_known
    check (state in ('open', 'submitted', 'returned', 'confirmed', 'sentBack', 'approved')),
  unit_id uuid not null constraint monitoring_act_in_unit references congtam.unit (id),
  reason text constraint monitoring_act_reason_given check (length(reason) between 1 and 1000),
  is_late boolean not null,
  taken_by uuid not null constraint monitoring_act_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint monitoring_act_key primary key (cycle_id, person_id, period, number),
  constraint monitoring_act_late_has_reason check (not is_late or reason is not null)
);
comment on table congtam.monitoring_act is
  'What was done with the monitoring of somebody in a period; two at once cannot both be the next act';
create index monitoring_act_by_unit on congtam.monitoring_act (unit_id, cycle_id);
create trigger monitoring_act_only_grows before update or delete or truncate on congtam.monitoring_act
  execute function access.refuse_change();

alter table congtam.statement enable row level security, force row level security;
create policy statement_of_unit on congtam.statement for select to congtam_app using (
  person_id is null and (
    unit_id = any ((select access.units_within(access.every_role()))::uuid[])
    or unit_id = any ((select access.units_of_mine())::uuid[])));
create policy statement_of_person on congtam.statement for select to congtam_app using (
  person_id is not null and (
    unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
    or person_id = (select access.my_person())));
create policy statement_said on congtam.statement for insert to congtam_app with check (
  said_by = (select access.actor_id())
  and case step
    when 'self' then person_id = (select access.my_person())
    when 'office' then unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    when 'manager' then unit_id = any (access.units_within_about('{head}', person_id))
    else unit_id = any (access.units_within_about('{authority}', person_id)) end
  and (step = 'self' or person_id is null or person_id is distinct from (select access.my_person()))
  and (person_id is null or exists (
    select 1 from congtam.post p where p.person_id = statement.person_id and p.unit_id = statement.unit_id)));
grant select on congtam.statement to congtam_app;
grant insert (cycle_id, sheet, unit_id, person_id, period, row_key, step, cells, reason, document, is_late, act, said_by)
  on congtam.statement to congtam_app;

alter table congtam.monitoring_act enable row level security, force row level security;
create policy monitoring_act_in_sight on congtam.monitoring_act for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person()));
create policy monitoring_act_taken on congtam.monitoring_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and case step
    when 'self' then person_id = (select access.my_person()) and act in ('save', 'submit')
    when 'office' then act in ('submit', 'closeForLeaver')
      and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
    when 'manager' then act in ('save', 'return', 'confirm')
      and unit_id = any (access.units_within_about('{head}', person_id))
    else act in ('save', 'sendBack', 'approve')
      and unit_id = any (access.units_within_about('{authority}', person_id)) end
  and (step = 'self' or person_id is distinct from (select access.my_person()))
  and exists (
    select 1 from congtam.post p where p.person_id = monitoring_act.person_id and p.unit_id = monitoring_act.unit_id));
grant select on congtam.monitoring_act to congtam_app;
grant insert (cycle_id, person_id, period, number, act, step, state, unit_id, reason, is_late, taken_by)
  on congtam.monitoring_act to congtam_app;
