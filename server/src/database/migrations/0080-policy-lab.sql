-- The policy lab: drafts of regulations tried on the frozen evidence of closed cycles, and what people say of drafts.
-- Simulations lie apart from results: nothing official refers to them.

create table congtam.simulation (
  id uuid constraint simulation_id primary key,
  unit_id uuid not null constraint simulation_of_unit references congtam.unit (id),
  title text not null constraint simulation_title_given check (length(title) between 1 and 300),
  pack_id uuid constraint simulation_of_draft references congtam.local_pack (id),
  instead text constraint simulation_instead_given check (length(instead) between 1 and 100),
  readings jsonb not null default '{}',
  cycles uuid[] not null constraint simulation_on_cycles check (cardinality(cycles) between 1 and 200),
  asked_by uuid not null constraint simulation_asker references congtam.account (id),
  asked_by_name text not null constraint simulation_asker_named check (length(asked_by_name) between 1 and 300),
  asked_at timestamptz not null default now(),
  constraint simulation_tries_something check (pack_id is not null or readings <> '{}')
);
comment on table congtam.simulation is
  'A draft, or another reading, to be tried on the frozen evidence of closed cycles; never an official result';
comment on column congtam.simulation.instead is
  'The regulation of the cycles in whose place the draft stands; absent where the draft is a layer more';
create index simulation_by_unit on congtam.simulation (unit_id, asked_at desc);

create table congtam.simulation_end (
  simulation_id uuid constraint simulation_end_key primary key
    constraint simulation_end_of_simulation references congtam.simulation (id),
  outcome text not null constraint simulation_outcome_known check (outcome in ('done', 'refused')),
  result text not null,
  ended_at timestamptz not null default now()
);
comment on table congtam.simulation_end is 'What came of a simulation: counts before and after, of nobody by name';

create table congtam.simulation_shown (
  simulation_id uuid constraint simulation_shown_key primary key
    constraint simulation_shown_of_simulation references congtam.simulation (id),
  unit_id uuid not null constraint simulation_shown_of_unit references congtam.unit (id),
  result text not null
);
comment on table congtam.simulation_shown is
  'What of a simulation may be shown outside the competent role: no count that tells of single persons';

create table congtam.draft_comment (
  id uuid constraint draft_comment_id primary key,
  pack_id uuid not null constraint draft_comment_on_draft references congtam.local_pack (id),
  unit_id uuid not null constraint draft_comment_for_unit references congtam.unit (id),
  author text not null constraint draft_comment_author_given check (length(author) between 1 and 300),
  clause text not null constraint draft_comment_clause_given check (length(clause) between 1 and 200),
  content text not null constraint draft_comment_content_given check (length(content) between 1 and 5000),
  received_on date not null,
  entered_by uuid not null constraint draft_comment_enterer references congtam.account (id),
  entered_at timestamptz not null default now()
);
comment on table congtam.draft_comment is 'What an agency or a person says of a clause of a draft';
create index draft_comment_by_draft on congtam.draft_comment (pack_id, entered_at);

create table congtam.draft_comment_answer (
  comment_id uuid not null constraint draft_comment_answer_to references congtam.draft_comment (id),
  number smallint not null constraint draft_comment_answer_from_one check (number >= 1),
  verdict text not null constraint draft_comment_verdict_known check (verdict in ('accepted', 'partly', 'notAccepted')),
  explanation text not null constraint draft_comment_explained check (length(explanation) between 1 and 5000),
  answered_by uuid not null constraint draft_comment_answerer references congtam.account (id),
  answered_by_name text not null constraint draft_comment_answerer_named check (length(answered_by_name) between 1 and 300),
  answered_at timestamptz not null default now(),
  constraint draft_comment_answer_key primary key (comment_id, number)
);
comment on table congtam.draft_comment_answer is
  'Whether a comment was taken up, and why or why not; of several answers the last counts';

create trigger simulation_only_grows before update or delete or truncate on congtam.simulation
  execute function access.refuse_change();
create trigger simulation_end_only_grows before update or delete or truncate on congtam.simulation_end
  execute function access.refuse_change();
create trigger simulation_shown_only_grows before update or delete or truncate on congtam.simulation_shown
  execute function access.refuse_change();
create trigger draft_comment_only_grows before update or delete or truncate on congtam.draft_comment
  execute function access.refuse_change();
create trigger draft_comment_answer_only_grows before update or delete or truncate on congtam.draft_comment_answer
  execute function access.refuse_change();

alter table congtam.simulation enable row level security, force row level security;
create policy simulation_in_scope on congtam.simulation for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
create policy simulation_asked on congtam.simulation for insert to congtam_app with check (
  asked_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.simulation to congtam_app;
grant insert (id, unit_id, title, pack_id, instead, readings, cycles, asked_by, asked_by_name)
  on congtam.simulation to congtam_app;

alter table congtam.simulation_end enable row level security, force row level security;
create policy simulation_end_in_scope on congtam.simulation_end for select to congtam_app
  using (exists (select 1 from congtam.simulation s where s.id = simulation_id));
create policy simulation_ended on congtam.simulation_end for insert to congtam_app with check (
  exists (select 1 from congtam.simulation s where s.id = simulation_id and s.asked_by = (select access.actor_id())));
grant select on congtam.simulation_end to congtam_app;
grant insert (simulation_id, outcome, result) on congtam.simulation_end to congtam_app;

alter table congtam.simulation_shown enable row level security, force row level security;
create policy simulation_shown_around on congtam.simulation_shown for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[])
  or unit_id = any ((select access.line_above(access.units_of_mine()))::uuid[]));
create policy simulation_shown_made on congtam.simulation_shown for insert to congtam_app with check (
  exists (
    select 1 from congtam.simulation s
    where s.id = simulation_id and s.unit_id = simulation_shown.unit_id and s.asked_by = (select access.actor_id())));
grant select on congtam.simulation_shown to congtam_app;
grant insert (simulation_id, unit_id, result) on congtam.simulation_shown to congtam_app;

alter table congtam.draft_comment enable row level security, force row level security;
create policy draft_comment_in_scope on congtam.draft_comment for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]));
create policy draft_comment_entered on congtam.draft_comment for insert to congtam_app with check (
  entered_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
  and exists (
    select 1 from congtam.local_pack p where p.id = pack_id and p.unit_id = draft_comment.unit_id));
grant select on congtam.draft_comment to congtam_app;
grant insert (id, pack_id, unit_id, author, clause, content, received_on, entered_by)
  on congtam.draft_comment to congtam_app;

alter table congtam.draft_comment_answer enable row level security, force row level security;
create policy draft_comment_answer_of_comment on congtam.draft_comment_answer for select to congtam_app
  using (exists (select 1 from congtam.draft_comment c where c.id = comment_id));
create policy draft_comment_answered on congtam.draft_comment_answer for insert to congtam_app with check (
  answered_by = (select access.actor_id()) and exists (
    select 1 from congtam.draft_comment c
    where c.id = comment_id
      and c.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.draft_comment_answer to congtam_app;
grant insert (comment_id, number, verdict, explanation, answered_by, answered_by_name)
  on congtam.draft_comment_answer to congtam_app;

select audit.seal_rows('congtam.simulation');
select audit.seal_rows('congtam.simulation_end');
select audit.seal_rows('congtam.simulation_shown');
select audit.seal_rows('congtam.draft_comment', is_personal => true);
select audit.seal_rows('congtam.draft_comment_answer', is_personal => true);
