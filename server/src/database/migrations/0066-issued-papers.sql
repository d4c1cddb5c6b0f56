-- Official papers as they were issued: bytes with their hash, and the input they were made from. Nothing is rendered again
-- from what is so today.

create table congtam.paper_batch (
  id uuid constraint paper_batch_id primary key,
  cycle_id uuid not null constraint paper_batch_in_cycle references congtam.cycle (id),
  unit_id uuid not null constraint paper_batch_in_unit references congtam.unit (id),
  form text not null constraint paper_batch_form_form check (form ~ '^[a-z0-9][a-z0-9-]{1,49}$'),
  regulation text,
  period text not null constraint paper_batch_period_form check (period ~ '^[0-9A-Z-]{4,10}$'),
  given jsonb not null constraint paper_batch_given_size check (length(given::text) <= 100000),
  subjects text[] not null constraint paper_batch_subjects_few check (cardinality(subjects) between 1 and 20000),
  asked_by uuid not null constraint paper_batch_asker references congtam.account (id),
  asked_at timestamptz not null default now()
);
comment on table congtam.paper_batch is
  'Papers of one form for many subjects, asked for at once: each is issued in a step of its own, so that work begun again goes on';
create index paper_batch_by_cycle on congtam.paper_batch (cycle_id, asked_at);

create table congtam.issued_paper (
  id uuid constraint issued_paper_id primary key,
  form text not null constraint issued_paper_form_form check (form ~ '^[a-z0-9][a-z0-9-]{1,49}$'),
  cycle_id uuid constraint issued_paper_in_cycle references congtam.cycle (id),
  unit_id uuid not null constraint issued_paper_in_unit references congtam.unit (id),
  person_id uuid constraint issued_paper_about_person references congtam.person (id),
  subject_code text constraint issued_paper_subject_given check (length(subject_code) between 1 and 50),
  period text constraint issued_paper_period_form check (period ~ '^[0-9A-Z-]{4,10}$'),
  run_id uuid constraint issued_paper_on_run references congtam.evaluation_run (id),
  batch_id uuid constraint issued_paper_in_batch references congtam.paper_batch (id),
  input text not null constraint issued_paper_input_size check (length(input) between 2 and 4000000),
  input_hash bytea not null,
  code text not null constraint issued_paper_code_form check (code ~ '^CT1:[0-9a-f-]{36}:[0-9a-f]{64}$'),
  issued_by uuid not null constraint issued_paper_issuer references congtam.account (id),
  issued_by_name text not null constraint issued_paper_issuer_named check (length(issued_by_name) between 1 and 300),
  issued_at timestamptz not null default now(),
  constraint issued_paper_hash_is_of_its_input check (input_hash = sha256(convert_to(input, 'UTF8'))),
  constraint issued_paper_code_names_it check (code = 'CT1:' || id::text || ':' || encode(input_hash, 'hex')),
  constraint issued_paper_once_in_batch unique (batch_id, subject_code)
);
comment on table congtam.issued_paper is 'An official paper that was issued, with the input it was made from';
comment on column congtam.issued_paper.code is
  'What stands in the code on the paper: its id and the hash of its input, which the event of its issue holds';
create index issued_paper_by_cycle on congtam.issued_paper (cycle_id, issued_at);
create index issued_paper_by_person on congtam.issued_paper (person_id) where person_id is not null;

create table congtam.issued_paper_file (
  paper_id uuid not null constraint issued_paper_file_of_paper references congtam.issued_paper (id),
  kind text not null constraint issued_paper_file_kind_known check (kind in ('docx', 'pdf')),
  content bytea not null constraint issued_paper_file_size check (octet_length(content) between 1 and 20971520),
  hash bytea not null constraint issued_paper_file_hash_is_of_its_content check (hash = sha256(content)),
  constraint issued_paper_file_key primary key (paper_id, kind)
);
comment on table congtam.issued_paper_file is 'The bytes of an issued paper, never changed and never made again';

create table congtam.paper_batch_fault (
  batch_id uuid not null constraint paper_batch_fault_in_batch references congtam.paper_batch (id),
  subject_code text not null,
  faults jsonb not null,
  constraint paper_batch_fault_key primary key (batch_id, subject_code)
);
comment on table congtam.paper_batch_fault is 'Why somebody got no paper in a batch: what is missing or wrong, and how to mend it';

create trigger paper_batch_only_grows before update or delete or truncate on congtam.paper_batch
  execute function access.refuse_change();
create trigger issued_paper_only_grows before update or delete or truncate on congtam.issued_paper
  execute function access.refuse_change();
create trigger issued_paper_file_only_grows before update or delete or truncate on congtam.issued_paper_file
  execute function access.refuse_change();
create trigger paper_batch_fault_only_grows before update or delete or truncate on congtam.paper_batch_fault
  execute function access.refuse_change();

create function access.may_issue_papers(given_unit uuid, given_person uuid) returns boolean
  language sql stable security definer set search_path = ''
  return given_unit = any (access.units_within_about('{personnelOfficer,authority,head}', given_person))
    and (given_person is null or given_person is distinct from access.my_person());
comment on function access.may_issue_papers(uuid, uuid) is
  'Whether the actor issues papers there, about this person: never about themself, nor about who delegated it to them';
grant execute on function access.may_issue_papers(uuid, uuid) to congtam_app;

alter table congtam.paper_batch enable row level security, force row level security;
create policy paper_batch_in_scope on congtam.paper_batch for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,authority,head}'))::uuid[]));
create policy paper_batch_asked on congtam.paper_batch for insert to congtam_app with check (
  asked_by = (select access.actor_id()) and access.may_issue_papers(unit_id, null));
grant select on congtam.paper_batch to congtam_app;
grant insert (id, cycle_id, unit_id, form, regulation, period, given, subjects, asked_by) on congtam.paper_batch
  to congtam_app;

alter table congtam.issued_paper enable row level security, force row level security;
create policy issued_paper_of_mine on congtam.issued_paper for select to congtam_app
  using (person_id = (select access.my_person()));
create policy issued_paper_in_scope on congtam.issued_paper for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy issued_paper_issued on congtam.issued_paper for insert to congtam_app with check (
  issued_by = (select access.actor_id()) and access.may_issue_papers(unit_id, person_id));
grant select on congtam.issued_paper to congtam_app;
grant insert (id, form, cycle_id, unit_id, person_id, subject_code, period, run_id, batch_id, input, input_hash, code,
  issued_by, issued_by_name) on congtam.issued_paper to congtam_app;

alter table congtam.issued_paper_file enable row level security, force row level security;
create policy issued_paper_file_of_paper on congtam.issued_paper_file for select to congtam_app
  using (exists (select 1 from congtam.issued_paper p where p.id = paper_id));
create policy issued_paper_file_kept on congtam.issued_paper_file for insert to congtam_app with check (
  exists (select 1 from congtam.issued_paper p where p.id = paper_id and p.issued_by = (select access.actor_id())));
grant select on congtam.issued_paper_file to congtam_app;
grant insert (paper_id, kind, content, hash) on congtam.issued_paper_file to congtam_app;

alter table congtam.paper_batch_fault enable row level security, force row level security;
create policy paper_batch_fault_of_batch on congtam.paper_batch_fault for select to congtam_app
  using (exists (select 1 from congtam.paper_batch b where b.id = batch_id));
create policy paper_batch_fault_found on congtam.paper_batch_fault for insert to congtam_app with check (
  exists (select 1 from congtam.paper_batch b where b.id = batch_id and b.asked_by = (select access.actor_id())));
grant select on congtam.paper_batch_fault to congtam_app;
grant insert (batch_id, subject_code, faults) on congtam.paper_batch_fault to congtam_app;
