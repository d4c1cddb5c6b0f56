-- Classification: runs of a cycle through the engine with all that came out, what persons answered and decided, and the
-- rounds in which they did. Nothing here is ever changed: a later row says what has become of an earlier one.

create table congtam.evaluation_run (
  id uuid constraint evaluation_run_key primary key,
  cycle_id uuid not null constraint evaluation_run_of_cycle references congtam.cycle (id),
  unit_id uuid not null constraint evaluation_run_in_unit references congtam.unit (id),
  number integer not null constraint evaluation_run_from_one check (number >= 1),
  as_of date not null,
  asked_by uuid not null constraint evaluation_run_asker references congtam.account (id),
  asked_at timestamptz not null default now(),
  constraint evaluation_run_once unique (cycle_id, number)
);
comment on table congtam.evaluation_run is 'A computation of a cycle, asked for; it is done by a job';
create trigger evaluation_run_only_grows before update or delete or truncate on congtam.evaluation_run
  execute function access.refuse_change();

create table congtam.evaluation_input (
  run_id uuid constraint evaluation_input_key primary key
    constraint evaluation_input_of_run references congtam.evaluation_run (id),
  tables bytea not null,
  hash bytea not null constraint evaluation_input_hash_is_sha256 check (length(hash) = 32),
  evidence bigint not null,
  taken_at timestamptz not null default now()
);
comment on table congtam.evaluation_input is
  'All tables a run computes on, as a packed copy: taken once, so that a run begun again gives the same';
comment on column congtam.evaluation_input.evidence is 'The last statement and the last answer that are in it, added up';
create trigger evaluation_input_only_grows before update or delete or truncate on congtam.evaluation_input
  execute function access.refuse_change();

create table congtam.evaluation_result (
  run_id uuid not null constraint evaluation_result_of_run references congtam.evaluation_run (id),
  regulation text not null,
  kind text not null constraint evaluation_result_kind_known check (kind in ('person', 'unit')),
  position integer not null,
  subject_code text not null,
  unit_id uuid not null constraint evaluation_result_in_unit references congtam.unit (id),
  person_id uuid constraint evaluation_result_of_person references congtam.person (id),
  outcome text not null,
  score text,
  before_quota text,
  suggested text,
  duty text constraint evaluation_result_duty_known check (duty in ('unit', 'head', 'deputy', 'none', 'collective', 'party')),
  line text not null,
  constraint evaluation_result_key primary key (run_id, regulation, kind, position)
);
comment on table congtam.evaluation_result is
  'What came out for one subject under one regulation; line is what stands in the results document, byte for byte';
create index evaluation_result_by_subject on congtam.evaluation_result (run_id, subject_code);
create trigger evaluation_result_only_grows before update or delete or truncate on congtam.evaluation_result
  execute function access.refuse_change();

create table congtam.evaluation_board (
  run_id uuid not null constraint evaluation_board_of_run references congtam.evaluation_run (id),
  regulation text not null,
  position integer not null,
  quota text not null,
  scope text not null,
  duty_group text,
  unit_id uuid not null constraint evaluation_board_in_unit references congtam.unit (id),
  line text not null,
  constraint evaluation_board_key primary key (run_id, regulation, position)
);
comment on table congtam.evaluation_board is 'A quota in one scope, or one duty group of it, as a run found it';
create trigger evaluation_board_only_grows before update or delete or truncate on congtam.evaluation_board
  execute function access.refuse_change();

create table congtam.evaluation_end (
  run_id uuid constraint evaluation_end_key primary key
    constraint evaluation_end_of_run references congtam.evaluation_run (id),
  outcome text not null constraint evaluation_end_known check (outcome in ('done', 'refused')),
  receipt jsonb not null,
  frames jsonb not null,
  ended_at timestamptz not null default now()
);
comment on table congtam.evaluation_end is 'That a run has ended: with the receipt of its results, or with what is wrong in its input';
create trigger evaluation_end_only_grows before update or delete or truncate on congtam.evaluation_end
  execute function access.refuse_change();

create table congtam.answer (
  seq bigint generated always as identity constraint answer_key primary key,
  cycle_id uuid not null constraint answer_in_cycle references congtam.cycle (id),
  regulation text,
  question text not null constraint answer_question_given check (length(question) between 1 and 200),
  unit_id uuid not null constraint answer_in_unit references congtam.unit (id),
  person_id uuid constraint answer_about_person references congtam.person (id),
  subject_code text not null constraint answer_subject_given check (length(subject_code) between 1 and 50),
  period text not null constraint answer_period_form check (period ~ '^[0-9A-Z-]{0,10}$'),
  option text not null constraint answer_option_given check (length(option) between 1 and 200),
  value text constraint answer_value_form check (value ~ '^-?\d{1,15}([.,/]\d{1,12})?$'),
  by_whom text not null constraint answer_decider_given check (length(by_whom) between 1 and 300),
  on_day date not null,
  document text constraint answer_document_given check (length(document) between 1 and 500),
  reason text constraint answer_reason_given check (length(reason) between 1 and 1000),
  is_brought boolean not null,
  round smallint not null default 1 constraint answer_round_from_one check (round >= 1),
  recorded_by uuid not null constraint answer_recorder references congtam.account (id),
  recorded_at timestamptz not null default now()
);
comment on table congtam.answer is
  'What persons decided where a regulation leaves it to them: readings apart, all that stands on the sheet of decisions';
comment on column congtam.answer.subject_code is 'Code of a person or unit; * for everybody in the cycle';
comment on column congtam.answer.is_brought is 'Decided elsewhere, on paper, and recorded here with its document';
create index answer_by_cycle on congtam.answer (cycle_id, question, subject_code, seq);
create trigger answer_only_grows before update or delete or truncate on congtam.answer
  execute function access.refuse_change();

create table congtam.level_act (
  cycle_id uuid not null constraint level_act_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null,
  number smallint not null constraint level_act_from_one check (number >= 1),
  act text not null constraint level_act_known check (act in ('propose', 'decide', 'rateAgain')),
  state text not null constraint level_act_state_known
    check (state in ('suggested', 'proposed', 'decidedUnchanged', 'decided')),
  round smallint not null constraint level_act_round_from_one check (round >= 1),
  level text,
  suggested text,
  reason text constraint level_act_reason_given check (length(reason) between 1 and 1000),
  document text constraint level_act_document_given check (length(document) between 1 and 500),
  unit_id uuid not null constraint level_act_in_unit references congtam.unit (id),
  person_id uuid constraint level_act_of_person references congtam.person (id),
  run_id uuid not null constraint level_act_on_run references congtam.evaluation_run (id),
  taken_by uuid not null constraint level_act_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint level_act_key primary key (cycle_id, regulation, subject_code, number),
  constraint level_act_has_level check ((act = 'rateAgain') = (level is null)),
  constraint level_act_change_has_reason check (
    level is not distinct from suggested or act = 'rateAgain' or (reason is not null and document is not null)),
  constraint level_act_again_has_reason check (act <> 'rateAgain' or reason is not null)
);
comment on table congtam.level_act is
  'Levels proposed and decided, and that one was rated again: every round is kept, and two at once cannot both be the next act';
create trigger level_act_only_grows before update or delete or truncate on congtam.level_act
  execute function access.refuse_change();

create table congtam.quota_exception (
  id uuid constraint quota_exception_key primary key,
  cycle_id uuid not null constraint quota_exception_in_cycle references congtam.cycle (id),
  regulation text not null,
  quota text not null,
  scope text not null,
  subject_code text not null,
  unit_id uuid not null constraint quota_exception_in_unit references congtam.unit (id),
  person_id uuid constraint quota_exception_for_person references congtam.person (id),
  ground text not null constraint quota_exception_ground_given check (length(ground) between 1 and 1000),
  document text not null constraint quota_exception_document_given check (length(document) between 1 and 500),
  asked_by uuid not null constraint quota_exception_asker references congtam.account (id),
  asked_at timestamptz not null default now(),
  constraint quota_exception_once unique (cycle_id, regulation, quota, subject_code)
);
comment on table congtam.quota_exception is
  'Somebody above the line, submitted as a request for an exception with its ground: it gives no place by itself';
create trigger quota_exception_only_grows before update or delete or truncate on congtam.quota_exception
  execute function access.refuse_change();

create table congtam.settlement (
  id uuid constraint settlement_key primary key,
  cycle_id uuid not null constraint settlement_in_cycle references congtam.cycle (id),
  subject_code text not null,
  unit_id uuid not null constraint settlement_in_unit references congtam.unit (id),
  person_id uuid not null constraint settlement_of_person references congtam.person (id),
  entry_id uuid not null,
  touched text not null constraint settlement_touched_given check (length(touched) between 1 and 200),
  outcome text not null
    constraint settlement_outcome_known check (outcome in ('upheld', 'changed', 'withdrawn', 'notConcerned')),
  ground text not null constraint settlement_ground_given check (length(ground) between 1 and 1000),
  settled_by uuid not null constraint settlement_settler references congtam.account (id),
  settled_at timestamptz not null default now(),
  constraint settlement_once unique (cycle_id, entry_id, touched)
);
comment on table congtam.settlement is
  'What was done with each thing that a later discipline touches: level, decision, place, notice; one by one';
create trigger settlement_only_grows before update or delete or truncate on congtam.settlement
  execute function access.refuse_change();

alter table congtam.evaluation_run enable row level security, force row level security;
create policy evaluation_run_in_sight on congtam.evaluation_run for select to congtam_app
  using (exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy evaluation_run_asked on congtam.evaluation_run for insert to congtam_app with check (
  asked_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.evaluation_run to congtam_app;
grant insert (id, cycle_id, unit_id, number, as_of, asked_by) on congtam.evaluation_run to congtam_app;

-- Inputs hold everybody's evidence: whoever reads all people of the unit of the cycle sees them, nobody else.
alter table congtam.evaluation_input enable row level security, force row level security;
create policy evaluation_input_in_scope on congtam.evaluation_input for select to congtam_app using (
  exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])));
create policy evaluation_input_taken on congtam.evaluation_input for insert to congtam_app with check (
  exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.asked_by = (select access.actor_id())
      and r.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.evaluation_input to congtam_app;
grant insert (run_id, tables, hash, evidence) on congtam.evaluation_input to congtam_app;

alter table congtam.evaluation_result enable row level security, force row level security;
create policy evaluation_result_in_sight on congtam.evaluation_result for select to congtam_app using (
  (person_id is null and (
    unit_id = any ((select access.units_within(access.every_role()))::uuid[])
    or unit_id = any ((select access.units_of_mine())::uuid[])))
  or (person_id is not null and (
    unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
    or person_id = (select access.my_person())
    or exists (
      select 1 from congtam.evaluation_run r
      where r.id = run_id and r.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])))));
create policy evaluation_result_found on congtam.evaluation_result for insert to congtam_app with check (
  exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.asked_by = (select access.actor_id())
      and r.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.evaluation_result to congtam_app;
grant insert (run_id, regulation, kind, position, subject_code, unit_id, person_id, outcome, score, before_quota,
  suggested, duty, line) on congtam.evaluation_result to congtam_app;

alter table congtam.evaluation_board enable row level security, force row level security;
create policy evaluation_board_in_scope on congtam.evaluation_board for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])));
create policy evaluation_board_found on congtam.evaluation_board for insert to congtam_app with check (
  exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.asked_by = (select access.actor_id())
      and r.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.evaluation_board to congtam_app;
grant insert (run_id, regulation, position, quota, scope, duty_group, unit_id, line)
  on congtam.evaluation_board to congtam_app;

alter table congtam.evaluation_end enable row level security, force row level security;
create policy evaluation_end_in_sight on congtam.evaluation_end for select to congtam_app
  using (exists (select 1 from congtam.evaluation_run r where r.id = run_id));
create policy evaluation_end_found on congtam.evaluation_end for insert to congtam_app with check (
  exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and r.asked_by = (select access.actor_id())
      and r.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.evaluation_end to congtam_app;
grant insert (run_id, outcome, receipt, frames) on congtam.evaluation_end to congtam_app;

alter table congtam.answer enable row level security, force row level security;
create policy answer_in_sight on congtam.answer for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person()));
create policy answer_given on congtam.answer for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and unit_id = any (access.units_within_about('{authority}', person_id))
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.answer to congtam_app;
grant insert (cycle_id, regulation, question, unit_id, person_id, subject_code, period, option, value, by_whom, on_day,
  document, reason, is_brought, round, recorded_by) on congtam.answer to congtam_app;

alter table congtam.level_act enable row level security, force row level security;
create policy level_act_in_sight on congtam.level_act for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person()));
create policy level_act_taken on congtam.level_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and (unit_id = any (access.units_within_about('{authority}', person_id))
    or (act = 'propose' and unit_id = any (access.units_within_about('{head,personnelOfficer}', person_id))))
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.level_act to congtam_app;
grant insert (cycle_id, regulation, subject_code, number, act, state, round, level, suggested, reason, document, unit_id,
  person_id, run_id, taken_by) on congtam.level_act to congtam_app;

alter table congtam.quota_exception enable row level security, force row level security;
create policy quota_exception_in_sight on congtam.quota_exception for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy quota_exception_asked on congtam.quota_exception for insert to congtam_app with check (
  asked_by = (select access.actor_id())
  and unit_id = any (access.units_within_about('{authority,head}', person_id))
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.quota_exception to congtam_app;
grant insert (id, cycle_id, regulation, quota, scope, subject_code, unit_id, person_id, ground, document, asked_by)
  on congtam.quota_exception to congtam_app;

alter table congtam.settlement enable row level security, force row level security;
create policy settlement_in_sight on congtam.settlement for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy settlement_taken on congtam.settlement for insert to congtam_app with check (
  settled_by = (select access.actor_id())
  and unit_id = any (access.units_within_about('{authority}', person_id))
  and person_id is distinct from (select access.my_person()));
grant select on congtam.settlement to congtam_app;
grant insert (id, cycle_id, subject_code, unit_id, person_id, entry_id, touched, outcome, ground, settled_by)
  on congtam.settlement to congtam_app;

-- Whoever may see a result may be told why it is so. The reasons follow from all that was computed on, which they do not
-- see themselves: others appear in an explanation as numbers, never by name.
create function access.input_of_result(given_run uuid, given_subject text) returns bytea
  language sql stable security definer set search_path = ''
  return (
    select i.tables from congtam.evaluation_input i
    where i.run_id = given_run and exists (
      select 1 from congtam.evaluation_result t
      where t.run_id = given_run and t.subject_code = given_subject and (
        t.person_id = access.my_person()
        or t.unit_id = any (access.units_within(access.readers_of_people()))
        or (t.person_id is null and t.unit_id = any (access.units_of_mine())))));
comment on function access.input_of_result(uuid, text) is
  'What a run computed on, for the explanation of one result that the actor may see';
grant execute on function access.input_of_result(uuid, text) to congtam_app;
