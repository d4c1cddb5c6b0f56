-- Decisions on levels as documents: drafted, advised on, decided, numbered, published, replaced; and the notice to each
-- person. The level itself stands in level_act alone. Nothing here is ever changed.

create table congtam.decision (
  id uuid constraint decision_key primary key,
  cycle_id uuid not null constraint decision_in_cycle references congtam.cycle (id),
  regulation text not null constraint decision_regulation_given check (length(regulation) between 1 and 100),
  unit_id uuid not null constraint decision_in_unit references congtam.unit (id),
  kind text not null constraint decision_kind_known check (kind in ('first', 'replacement')),
  basis text not null constraint decision_basis_given check (length(basis) between 1 and 2000),
  drafted_by uuid not null constraint decision_drafter references congtam.account (id),
  drafted_at timestamptz not null default now()
);
comment on table congtam.decision is 'A decision on levels as a document, or one that replaces earlier ones; what became of it is in its acts';
create index decision_by_cycle on congtam.decision (cycle_id, regulation);

create table congtam.decision_item (
  decision_id uuid not null constraint decision_item_of_decision references congtam.decision (id),
  subject_code text not null constraint decision_item_subject_given check (length(subject_code) between 1 and 50),
  position smallint not null constraint decision_item_from_one check (position >= 1),
  unit_id uuid not null constraint decision_item_in_unit references congtam.unit (id),
  person_id uuid constraint decision_item_of_person references congtam.person (id),
  level text not null constraint decision_item_level_given check (length(level) between 1 and 100),
  suggested text,
  reason text constraint decision_item_reason_given check (length(reason) between 1 and 1000),
  document text constraint decision_item_document_given check (length(document) between 1 and 500),
  replaces_id uuid constraint decision_item_replaces references congtam.decision (id),
  constraint decision_item_key primary key (decision_id, subject_code)
);
comment on table congtam.decision_item is
  'The level that a decision gives one subject, as drafted; replaces_id is the decision it supersedes, which stays';
create index decision_item_replaced on congtam.decision_item (replaces_id, subject_code);

create table congtam.decision_part (
  decision_id uuid not null constraint decision_part_of_decision references congtam.decision (id),
  part smallint not null constraint decision_part_from_one check (part >= 1),
  unit_id uuid not null constraint decision_part_of_unit references congtam.unit (id),
  matter text not null constraint decision_part_matter_given check (length(matter) between 1 and 500),
  constraint decision_part_key primary key (decision_id, part)
);
comment on table congtam.decision_part is 'A part of a proposal for which a body concerned answers and which it signs';

create table congtam.decision_part_signature (
  decision_id uuid not null,
  part smallint not null,
  statement text not null constraint decision_part_statement_given check (length(statement) between 1 and 4000),
  signed_by uuid not null constraint decision_part_signer references congtam.account (id),
  signed_at timestamptz not null default now(),
  constraint decision_part_signature_key primary key (decision_id, part),
  constraint decision_part_signature_of_part foreign key (decision_id, part)
    references congtam.decision_part (decision_id, part)
);
comment on table congtam.decision_part_signature is 'What a co-adviser says of its part, signed by its role';

create table congtam.decision_act (
  decision_id uuid not null constraint decision_act_of_decision references congtam.decision (id),
  number smallint not null constraint decision_act_from_one check (number >= 1),
  act text not null constraint decision_act_known
    check (act in ('draft', 'submit', 'giveOpinion', 'return', 'withdraw', 'decide', 'number', 'publish')),
  state text not null constraint decision_act_state_known
    check (state in ('drafted', 'submitted', 'returned', 'withdrawn', 'decided', 'numbered', 'published')),
  unit_id uuid not null constraint decision_act_in_unit references congtam.unit (id),
  says text constraint decision_act_says_something check (length(says) between 1 and 4000),
  agrees boolean,
  document_number text constraint decision_act_number_given check (length(document_number) between 1 and 100),
  document_day date,
  list_hash bytea constraint decision_act_hash_is_sha256 check (length(list_hash) = 32),
  taken_by uuid not null constraint decision_act_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint decision_act_key primary key (decision_id, number),
  constraint decision_act_number_has_day check (
    (act = 'number') = (document_number is not null) and (document_number is null) = (document_day is null)),
  constraint decision_act_publication_has_hash check ((act = 'publish') = (list_hash is not null))
);
comment on table congtam.decision_act is
  'What was done with the document of a decision; when is said by the clock of the server, the day on the document is another field';

create table congtam.notice_act (
  decision_id uuid not null constraint notice_act_of_decision references congtam.decision (id),
  subject_code text not null,
  number smallint not null constraint notice_act_from_one check (number >= 1),
  act text not null constraint notice_act_known check (act in ('sent', 'acknowledged', 'handedOverNotSigned')),
  unit_id uuid not null constraint notice_act_in_unit references congtam.unit (id),
  person_id uuid constraint notice_act_of_person references congtam.person (id),
  witness text constraint notice_act_witness_given check (length(witness) between 1 and 200),
  note text constraint notice_act_note_given check (length(note) between 1 and 1000),
  taken_by uuid not null constraint notice_act_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint notice_act_key primary key (decision_id, subject_code, number),
  constraint notice_act_item foreign key (decision_id, subject_code)
    references congtam.decision_item (decision_id, subject_code),
  constraint notice_act_not_signed_has_witness check (
    (act = 'handedOverNotSigned') = (witness is not null and note is not null))
);
comment on table congtam.notice_act is
  'The personal notice of a result: sent, acknowledged by the person, or handed over before a witness and not signed';

create trigger decision_only_grows before update or delete or truncate on congtam.decision
  execute function access.refuse_change();
create trigger decision_item_only_grows before update or delete or truncate on congtam.decision_item
  execute function access.refuse_change();
create trigger decision_part_only_grows before update or delete or truncate on congtam.decision_part
  execute function access.refuse_change();
create trigger decision_part_signature_only_grows before update or delete or truncate
  on congtam.decision_part_signature execute function access.refuse_change();
create trigger decision_act_only_grows before update or delete or truncate on congtam.decision_act
  execute function access.refuse_change();
create trigger notice_act_only_grows before update or delete or truncate on congtam.notice_act
  execute function access.refuse_change();

create function access.decision_state(given_decision uuid) returns text
  language sql stable security definer set search_path = ''
  return (select a.state from congtam.decision_act a where a.decision_id = given_decision order by a.number desc limit 1);
comment on function access.decision_state(uuid) is 'Where the document of a decision stands';

create function access.unit_of_decision(given_decision uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select d.unit_id from congtam.decision d where d.id = given_decision);
comment on function access.unit_of_decision(uuid) is 'The unit for which a decision is drafted';

-- The list that is made public: names and levels, and nothing else of anybody.
create function access.published_levels(given_decision uuid)
  returns table (name text, unit text, level text, subject_code text)
  language sql stable security definer set search_path = ''
  begin atomic
    select coalesce(p.full_name, v.name), v.name, i.level, i.subject_code
    from congtam.decision d
      join congtam.decision_item i on i.decision_id = d.id
      join lateral (
        select w.name from congtam.unit_version w
        where w.unit_id = i.unit_id and w.valid_from <= access.today()
        order by w.valid_from desc, w.revision desc limit 1) v on true
      left join congtam.person p on p.id = i.person_id
    where d.id = given_decision
      and access.decision_state(d.id) in ('numbered', 'published')
      and (d.unit_id = any (access.units_within(access.every_role()))
        or (access.decision_state(d.id) = 'published' and d.unit_id = any (access.units_of_mine())))
    order by i.position;
  end;
comment on function access.published_levels(uuid) is
  'The list of levels of a decision, to those who publish it and, once published, to everybody who works in the unit';

create function access.publication_of(given_decision uuid) returns table (number text, day date, hash text)
  language sql stable security definer set search_path = ''
  begin atomic
    select n.document_number, n.document_day, encode(p.list_hash, 'hex')
    from congtam.decision_act p join congtam.decision_act n on n.decision_id = p.decision_id and n.act = 'number'
    where p.decision_id = given_decision and p.act = 'publish'
      and (p.unit_id = any (access.units_within(access.every_role())) or p.unit_id = any (access.units_of_mine()));
  end;
comment on function access.publication_of(uuid) is
  'Number, day and hash of a published list, to everybody who works in the unit';
grant execute on function access.decision_state(uuid), access.unit_of_decision(uuid), access.published_levels(uuid),
  access.publication_of(uuid)
  to congtam_app;

alter table congtam.decision enable row level security, force row level security;
create policy decision_in_sight on congtam.decision for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or exists (select 1 from congtam.decision_item i where i.decision_id = id)
  or exists (select 1 from congtam.decision_part p where p.decision_id = id));
create policy decision_drafted on congtam.decision for insert to congtam_app with check (
  drafted_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.decision to congtam_app;
grant insert (id, cycle_id, regulation, unit_id, kind, basis, drafted_by) on congtam.decision to congtam_app;

alter table congtam.decision_item enable row level security, force row level security;
create policy decision_item_in_sight on congtam.decision_item for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or (person_id = (select access.my_person())
    and access.decision_state(decision_id) in ('decided', 'numbered', 'published')));
create policy decision_item_drafted on congtam.decision_item for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
  and access.unit_of_decision(decision_id) = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.decision_item to congtam_app;
grant insert (decision_id, subject_code, position, unit_id, person_id, level, suggested, reason, document, replaces_id)
  on congtam.decision_item to congtam_app;

alter table congtam.decision_part enable row level security, force row level security;
create policy decision_part_in_sight on congtam.decision_part for select to congtam_app using (
  access.unit_of_decision(decision_id) = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_within(access.every_role()))::uuid[]));
create policy decision_part_drafted on congtam.decision_part for insert to congtam_app with check (
  access.unit_of_decision(decision_id) = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.decision_part to congtam_app;
grant insert (decision_id, part, unit_id, matter) on congtam.decision_part to congtam_app;

alter table congtam.decision_part_signature enable row level security, force row level security;
create policy decision_part_signature_in_sight on congtam.decision_part_signature for select to congtam_app using (
  exists (select 1 from congtam.decision_part p where p.decision_id = decision_part_signature.decision_id
    and p.part = decision_part_signature.part));
create policy decision_part_signed on congtam.decision_part_signature for insert to congtam_app with check (
  signed_by = (select access.actor_id())
  and exists (
    select 1 from congtam.decision_part p
    where p.decision_id = decision_part_signature.decision_id and p.part = decision_part_signature.part
      and p.unit_id = any ((select access.units_within('{head,personnelOfficer,authority}'))::uuid[])));
grant select on congtam.decision_part_signature to congtam_app;
grant insert (decision_id, part, statement, signed_by) on congtam.decision_part_signature to congtam_app;

alter table congtam.decision_act enable row level security, force row level security;
create policy decision_act_in_sight on congtam.decision_act for select to congtam_app using (
  exists (select 1 from congtam.decision d where d.id = decision_id));
create policy decision_act_taken on congtam.decision_act for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and unit_id = access.unit_of_decision(decision_id)
  and case
    when act in ('decide', 'return') then unit_id = any ((select access.units_within('{authority}'))::uuid[])
    when act = 'giveOpinion' then unit_id = any ((select access.units_within('{authority,partyCommittee}'))::uuid[])
    when act = 'number' then unit_id = any ((select access.units_within('{recordsClerk,personnelOfficer,homeAffairs}'))::uuid[])
    else unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]) end);
grant select on congtam.decision_act to congtam_app;
grant insert (decision_id, number, act, state, unit_id, says, agrees, document_number, document_day, list_hash, taken_by)
  on congtam.decision_act to congtam_app;

alter table congtam.notice_act enable row level security, force row level security;
create policy notice_act_in_sight on congtam.notice_act for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or person_id = (select access.my_person()));
create policy notice_act_taken on congtam.notice_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and case when act = 'acknowledged' then person_id = (select access.my_person())
    else unit_id = any (access.units_within_about('{personnelOfficer,homeAffairs,head}', person_id))
      and (person_id is null or person_id is distinct from (select access.my_person())) end);
grant select on congtam.notice_act to congtam_app;
grant insert (decision_id, subject_code, number, act, unit_id, person_id, witness, note, taken_by)
  on congtam.notice_act to congtam_app;

select audit.seal_rows('congtam.decision');
select audit.seal_rows('congtam.decision_item', is_personal => true);
select audit.seal_rows('congtam.decision_part');
select audit.seal_rows('congtam.decision_part_signature', is_personal => true);
select audit.seal_rows('congtam.decision_act', is_personal => true);
select audit.seal_rows('congtam.notice_act', is_personal => true);
