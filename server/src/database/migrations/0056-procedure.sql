-- The order of steps in a cycle: whether it is carried here, who sits where in the table of authorities, and every step
-- taken. Nothing here is ever changed: a later row says what has become of an earlier one.

create table congtam.procedure_of_cycle (
  cycle_id uuid constraint procedure_of_cycle_key primary key
    constraint procedure_of_cycle_of_cycle references congtam.cycle (id),
  unit_id uuid not null constraint procedure_of_cycle_in_unit references congtam.unit (id),
  ground text not null constraint procedure_of_cycle_ground_given check (length(ground) between 1 and 500),
  begun_by uuid not null constraint procedure_of_cycle_beginner references congtam.account (id),
  begun_at timestamptz not null default now()
);
comment on table congtam.procedure_of_cycle is
  'That the procedure of a cycle is carried here: from then on each act of it comes in its turn';
create trigger procedure_of_cycle_only_grows before update or delete or truncate on congtam.procedure_of_cycle
  execute function access.refuse_change();

create table congtam.procedure_step (
  cycle_id uuid not null constraint procedure_step_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null constraint procedure_step_subject_given check (length(subject_code) between 1 and 50),
  round smallint not null constraint procedure_step_round_from_one check (round >= 1),
  step text not null constraint procedure_step_named check (length(step) between 1 and 100),
  does text not null constraint procedure_step_does_form check (does ~ '^[a-zA-Z]{1,30}$'),
  unit_id uuid not null constraint procedure_step_in_unit references congtam.unit (id),
  person_id uuid constraint procedure_step_of_person references congtam.person (id),
  thing_kind text not null constraint procedure_step_kind_given check (length(thing_kind) between 1 and 50),
  thing_id text not null constraint procedure_step_thing_given check (length(thing_id) between 1 and 500),
  due_by date,
  is_late boolean not null,
  reason text constraint procedure_step_reason_given check (length(reason) between 1 and 1000),
  taken_by uuid not null constraint procedure_step_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint procedure_step_key primary key (cycle_id, regulation, subject_code, round, step),
  constraint procedure_step_late_has_reason check (is_late = (reason is not null))
);
comment on table congtam.procedure_step is
  'A step of the procedure as it was taken, about one subject: by whom, when, whether late and why, and what was done';
comment on column congtam.procedure_step.thing_id is
  'What was done, where it stands: the act on the level, the meeting, the decision, or the paper; the step says nothing of it twice';
create trigger procedure_step_only_grows before update or delete or truncate on congtam.procedure_step
  execute function access.refuse_change();

create table congtam.authority_seat (
  id uuid constraint authority_seat_key primary key,
  unit_id uuid not null constraint authority_seat_for_unit references congtam.unit (id),
  regulation text not null constraint authority_seat_regulation_given check (length(regulation) between 1 and 100),
  authority text not null constraint authority_seat_row_given check (length(authority) between 1 and 100),
  seat text not null constraint authority_seat_known check (seat in ('authority', 'drafter', 'opinion-giver')),
  tier text constraint authority_seat_tier_given check (length(tier) between 1 and 200),
  body_id uuid not null constraint authority_seat_body references congtam.unit (id),
  document text not null constraint authority_seat_document_given check (length(document) between 1 and 500),
  document_day date not null,
  valid_from date not null,
  valid_to date constraint authority_seat_ends_after_it_begins check (valid_to >= valid_from),
  recorded_by uuid not null constraint authority_seat_recorder references congtam.account (id),
  recorded_at timestamptz not null default now()
);
comment on table congtam.authority_seat is
  'Which body sits in a seat of a table of authorities, for a unit and all below, by its document; of several the newest holds';
comment on column congtam.authority_seat.tier is
  'Only for posts of this management tier: what reserves some posts to another body goes before the general row';
create index authority_seat_by_unit on congtam.authority_seat (unit_id, regulation, authority);
create trigger authority_seat_only_grows before update or delete or truncate on congtam.authority_seat
  execute function access.refuse_change();

-- Clerks number decisions and secretaries keep minutes of people whose results they do not read: where a subject lies and
-- which way it goes is all they learn.
create function access.frame_of_result(given_run uuid, given_regulation text, given_subject text)
  returns table (unit_id uuid, person_id uuid, subject_group text, authority text, round integer)
  language sql stable security definer set search_path = ''
  begin atomic
    select t.unit_id, t.person_id, t.line::jsonb ->> 'group', t.line::jsonb #>> '{authority,rule}', coalesce((
      select max(l.round)::integer from congtam.level_act l join congtam.evaluation_run r on r.cycle_id = l.cycle_id
      where r.id = given_run and l.regulation = given_regulation and l.subject_code = given_subject), 1)
    from congtam.evaluation_result t
    where t.run_id = given_run and t.regulation = given_regulation and t.subject_code = given_subject
      and t.outcome <> 'other-regime'
      and (t.unit_id = any (access.units_within(access.every_role())) or t.person_id = access.my_person());
  end;
comment on function access.frame_of_result(uuid, text, text) is
  'Where a subject of a run lies, its group, its row of authorities and its round, for whoever holds a role over it';
grant execute on function access.frame_of_result(uuid, text, text) to congtam_app;

alter table congtam.procedure_of_cycle enable row level security, force row level security;
create policy procedure_of_cycle_in_sight on congtam.procedure_of_cycle for select to congtam_app
  using (exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy procedure_of_cycle_begun on congtam.procedure_of_cycle for insert to congtam_app with check (
  begun_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.procedure_of_cycle to congtam_app;
grant insert (cycle_id, unit_id, ground, begun_by) on congtam.procedure_of_cycle to congtam_app;

alter table congtam.procedure_step enable row level security, force row level security;
create policy procedure_step_in_sight on congtam.procedure_step for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or person_id = (select access.my_person()));
create policy procedure_step_taken on congtam.procedure_step for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and (unit_id = any ((select access.units_within(access.every_role()))::uuid[])
    or person_id = (select access.my_person())));
grant select on congtam.procedure_step to congtam_app;
grant insert (cycle_id, regulation, subject_code, round, step, does, unit_id, person_id, thing_kind, thing_id, due_by,
  is_late, reason, taken_by) on congtam.procedure_step to congtam_app;

alter table congtam.authority_seat enable row level security, force row level security;
create policy authority_seat_in_sight on congtam.authority_seat for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy authority_seat_recorded on congtam.authority_seat for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and body_id = any ((select access.units_within('{authority}'))::uuid[]));
grant select on congtam.authority_seat to congtam_app;
grant insert (id, unit_id, regulation, authority, seat, tier, body_id, document, document_day, valid_from, valid_to,
  recorded_by) on congtam.authority_seat to congtam_app;
