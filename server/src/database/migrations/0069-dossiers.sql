-- What is sent in for a level: per subject, line by line as the procedure asks for it. Once received, it stays as it is.

create table congtam.dossier (
  id uuid constraint dossier_id primary key,
  cycle_id uuid not null constraint dossier_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null constraint dossier_subject_given check (length(subject_code) between 1 and 50),
  round smallint not null constraint dossier_round_from_one check (round >= 1),
  unit_id uuid not null constraint dossier_in_unit references congtam.unit (id),
  person_id uuid constraint dossier_about_person references congtam.person (id),
  recipient_unit uuid not null constraint dossier_to_unit references congtam.unit (id),
  due_on date,
  lines jsonb not null,
  opened_by uuid not null constraint dossier_opener references congtam.account (id),
  opened_at timestamptz not null default now(),
  constraint dossier_once_in_a_round unique (cycle_id, regulation, subject_code, round)
);
comment on table congtam.dossier is 'The dossier of a subject: what has to be in it as the procedure said when it was opened, and where it goes';
create index dossier_by_recipient on congtam.dossier (recipient_unit);

create table congtam.dossier_paper (
  dossier_id uuid not null constraint dossier_paper_of_dossier references congtam.dossier (id),
  line text not null constraint dossier_paper_line_given check (length(line) between 1 and 100),
  number smallint not null constraint dossier_paper_from_one check (number >= 1),
  kind text not null constraint dossier_paper_kind_known check (kind in ('attachment', 'issued', 'classified', 'takenOut')),
  attachment_id uuid constraint dossier_paper_attachment references congtam.attachment (id),
  paper_id uuid constraint dossier_paper_issued references congtam.issued_paper (id),
  register_number text constraint dossier_paper_number_given check (length(register_number) between 1 and 100),
  paper_day date,
  put_by uuid not null constraint dossier_paper_putter references congtam.account (id),
  put_at timestamptz not null default now(),
  constraint dossier_paper_key primary key (dossier_id, line, number),
  constraint dossier_paper_is_one_thing check (
    (kind = 'attachment') = (attachment_id is not null) and (kind = 'issued') = (paper_id is not null)
    and (kind <> 'classified' or (register_number is not null and paper_day is not null)))
);
comment on table congtam.dossier_paper is
  'What was put on a line; the last counts. Of a classified paper only its number in the register and its day';

create table congtam.dossier_step (
  dossier_id uuid not null constraint dossier_step_of_dossier references congtam.dossier (id),
  number smallint not null constraint dossier_step_from_one check (number >= 1),
  act text not null constraint dossier_step_act_known check (act in ('submit', 'takeBack', 'receive', 'return')),
  state text not null constraint dossier_step_state_known check (state in ('draft', 'submitted', 'received', 'returned')),
  words jsonb not null default '{}',
  is_late boolean not null,
  taken_by uuid not null constraint dossier_step_taker references congtam.account (id),
  taken_by_name text not null constraint dossier_step_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint dossier_step_key primary key (dossier_id, number)
);
comment on table congtam.dossier_step is
  'How a dossier was submitted with what had to be explained, taken back, received, or returned line by line';

create trigger dossier_only_grows before update or delete or truncate on congtam.dossier
  execute function access.refuse_change();
create trigger dossier_paper_only_grows before update or delete or truncate on congtam.dossier_paper
  execute function access.refuse_change();
create trigger dossier_step_only_grows before update or delete or truncate on congtam.dossier_step
  execute function access.refuse_change();

create function access.state_of_dossier(given_dossier uuid) returns text
  language sql stable security definer set search_path = ''
  return coalesce((
    select s.state from congtam.dossier_step s where s.dossier_id = given_dossier order by s.number desc limit 1), 'draft');
comment on function access.state_of_dossier(uuid) is 'Where a dossier stands: draft until it is submitted';
grant execute on function access.state_of_dossier(uuid) to congtam_app;

alter table congtam.dossier enable row level security, force row level security;
create policy dossier_in_scope on congtam.dossier for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy dossier_sent_here on congtam.dossier for select to congtam_app using (
  access.state_of_dossier(id) <> 'draft'
  and recipient_unit = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
create policy dossier_opened on congtam.dossier for insert to congtam_app with check (
  opened_by = (select access.actor_id())
  and unit_id = any (access.units_within_about('{personnelOfficer,head}', person_id))
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.dossier to congtam_app;
grant insert (id, cycle_id, regulation, subject_code, round, unit_id, person_id, recipient_unit, due_on, lines, opened_by)
  on congtam.dossier to congtam_app;

alter table congtam.dossier_paper enable row level security, force row level security;
create policy dossier_paper_of_dossier on congtam.dossier_paper for select to congtam_app
  using (exists (select 1 from congtam.dossier d where d.id = dossier_id));
create policy dossier_paper_put on congtam.dossier_paper for insert to congtam_app with check (
  put_by = (select access.actor_id()) and access.state_of_dossier(dossier_id) in ('draft', 'returned') and exists (
    select 1 from congtam.dossier d where d.id = dossier_id
      and d.unit_id = any (access.units_within_about('{personnelOfficer,head}', d.person_id))
      and (d.person_id is null or d.person_id is distinct from (select access.my_person()))));
grant select on congtam.dossier_paper to congtam_app;
grant insert (dossier_id, line, number, kind, attachment_id, paper_id, register_number, paper_day, put_by)
  on congtam.dossier_paper to congtam_app;

alter table congtam.dossier_step enable row level security, force row level security;
create policy dossier_step_of_dossier on congtam.dossier_step for select to congtam_app
  using (exists (select 1 from congtam.dossier d where d.id = dossier_id));
create policy dossier_step_taken on congtam.dossier_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and exists (
    select 1 from congtam.dossier d where d.id = dossier_id
      and (d.person_id is null or d.person_id is distinct from (select access.my_person()))
      and case when act in ('receive', 'return')
        then d.recipient_unit = any (access.units_within_about('{personnelOfficer,homeAffairs}', d.person_id))
        else d.unit_id = any (access.units_within_about('{personnelOfficer,head}', d.person_id)) end));
grant select on congtam.dossier_step to congtam_app;
grant insert (dossier_id, number, act, state, words, is_late, taken_by, taken_by_name) on congtam.dossier_step
  to congtam_app;

-- Files of a dossier are read by whoever sees the dossier.
create policy attachment_binding_of_dossier on congtam.attachment_binding for select to congtam_app
  using (subject_kind = 'dossier' and exists (select 1 from congtam.dossier d where d.id = subject_id));
