-- What is done with results: who is put forward for commendation, and what follows from a level. Rows only grow; a later one
-- says what has become of an earlier one.

create table congtam.result_use (
  cycle_id uuid not null constraint result_use_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null,
  rule text not null constraint result_use_rule_given check (length(rule) between 1 and 100),
  number smallint not null constraint result_use_from_one check (number >= 1),
  act text not null constraint result_use_act_known check (act in ('putForward', 'hold', 'takeUp', 'leave', 'finish')),
  reason text constraint result_use_reason_given check (length(reason) between 1 and 1000),
  document text constraint result_use_document_given check (length(document) between 1 and 500),
  unit_id uuid not null constraint result_use_in_unit references congtam.unit (id),
  person_id uuid constraint result_use_of_person references congtam.person (id),
  taken_by uuid not null constraint result_use_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint result_use_key primary key (cycle_id, regulation, subject_code, rule, number),
  constraint result_use_fits check ((rule = 'commendation') = (act in ('putForward', 'hold'))),
  constraint result_use_has_reason check (act in ('putForward', 'takeUp') or reason is not null)
);
comment on table congtam.result_use is
  'What was done with a result: put forward for commendation or not, a follow-up taken up, left or finished';
comment on column congtam.result_use.rule is
  'The consequence of the regulation that is followed up; commendation for being put forward';
create trigger result_use_only_grows before update or delete or truncate on congtam.result_use
  execute function access.refuse_change();

alter table congtam.result_use enable row level security, force row level security;
create policy result_use_in_sight on congtam.result_use for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person()));
create policy result_use_taken on congtam.result_use for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and unit_id = any (access.units_within_about('{authority}', person_id))
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.result_use to congtam_app;
grant insert (cycle_id, regulation, subject_code, rule, number, act, reason, document, unit_id, person_id, taken_by)
  on congtam.result_use to congtam_app;

create index evaluation_result_by_person on congtam.evaluation_result (person_id);
create index answer_by_person on congtam.answer (person_id, period);
