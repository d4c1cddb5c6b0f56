-- Whole workbooks of a cycle: units, people, evidence and decisions in one file, put in, shown, and taken as shown.

create table congtam.evidence_book (
  id uuid constraint evidence_book_key primary key,
  cycle_id uuid not null constraint evidence_book_of_cycle references congtam.cycle (id),
  unit_id uuid not null constraint evidence_book_in_unit references congtam.unit (id),
  on_day date not null,
  ground text not null constraint evidence_book_ground_given check (length(ground) between 1 and 500),
  reason text constraint evidence_book_reason_given check (length(reason) between 1 and 1000),
  content bytea constraint evidence_book_content_size check (octet_length(content) between 1 and 20971520),
  content_hash bytea not null constraint evidence_book_hash_is_sha256 check (octet_length(content_hash) = 32),
  state text not null default 'checking' constraint evidence_book_state_known
    check (state in ('checking', 'faulty', 'checked', 'applying', 'applied', 'withdrawn')),
  version integer not null default 1,
  report jsonb,
  plan_hash bytea,
  decisions_left integer not null default 0
    constraint evidence_book_decisions_counted check (decisions_left >= 0),
  uploaded_by uuid not null constraint evidence_book_uploader references congtam.account (id),
  uploaded_at timestamptz not null default now(),
  applied_at timestamptz
);
comment on table congtam.evidence_book is
  'Workbooks as the command line takes them, on their way into units, people and the evidence of a cycle';
comment on column congtam.evidence_book.content is
  'The file, until everything in it is taken or it is withdrawn: then only its hash is kept';
comment on column congtam.evidence_book.plan_hash is 'Of what was shown in the preview: only that is taken';
comment on column congtam.evidence_book.decisions_left is
  'Rows of the sheet of decisions that wait for whoever decides: the office that brings the workbook does not';
create index evidence_book_by_cycle on congtam.evidence_book (cycle_id, uploaded_at);

alter table congtam.evidence_book enable row level security, force row level security;
create policy evidence_book_in_scope on congtam.evidence_book for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
create policy evidence_book_put_in on congtam.evidence_book for insert to congtam_app with check (
  uploaded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
create policy evidence_book_carried_on on congtam.evidence_book for update to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
grant select on congtam.evidence_book to congtam_app;
grant insert (id, cycle_id, unit_id, on_day, ground, reason, content, content_hash, uploaded_by)
  on congtam.evidence_book to congtam_app;
grant update (content, state, version, report, plan_hash, decisions_left, applied_at)
  on congtam.evidence_book to congtam_app;

select audit.leave_unsealed('congtam.evidence_book', 'a file on its way: what is taken of it has its own events');
