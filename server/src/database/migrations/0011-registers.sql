-- What is written down about units and people during the year: discipline, criticism, reviews, leave, initiatives,
-- indicators, ratings, tasks. An entry only grows: each revision says the whole again, and the newest one counts.

create table congtam.register_entry (
  id uuid constraint register_entry_key primary key,
  register text not null constraint register_entry_register_form check (register ~ '^[a-z][A-Za-z]{1,49}$'),
  unit_id uuid not null constraint register_entry_in_unit references congtam.unit (id),
  person_id uuid constraint register_entry_about_person references congtam.person (id),
  field text constraint register_entry_field_given check (length(field) between 1 and 200),
  recorded_by uuid not null constraint register_entry_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint register_entry_one_subject check (person_id is null or field is null)
);
comment on table congtam.register_entry is
  'What an entry is about: a person, or a field of a unit, or the unit; unit_id is where it lies, for a person where they served on the day';
create index register_entry_by_unit on congtam.register_entry (unit_id, register);
create index register_entry_by_person on congtam.register_entry (person_id, register) where person_id is not null;

create table congtam.register_revision (
  entry_id uuid not null constraint register_revision_of_entry references congtam.register_entry (id),
  revision smallint not null constraint register_revision_from_one check (revision >= 1),
  act text not null
    constraint register_revision_act_known check (act in ('recorded', 'corrected', 'advanced', 'withdrawn')),
  state text not null constraint register_revision_state_form check (state ~ '^[a-z][A-Za-z]{1,49}$'),
  on_day date not null,
  to_day date,
  content jsonb not null constraint register_revision_content_is_object check (jsonb_typeof(content) = 'object'),
  reason text constraint register_revision_reason_given check (length(reason) between 1 and 500),
  recorded_by uuid not null constraint register_revision_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint register_revision_key primary key (entry_id, revision),
  constraint register_revision_first_records check ((revision = 1) = (act = 'recorded')),
  constraint register_revision_change_has_reason check (act not in ('corrected', 'withdrawn') or reason is not null),
  constraint register_revision_days_in_order check (to_day >= on_day)
);
comment on table congtam.register_revision is
  'What an entry says: a correction, a next step or a withdrawal is a further revision, and those before stay';
comment on column congtam.register_revision.on_day is 'The day that counts: of effect, of the document, of the deadline';

create table congtam.register_concern (
  entry_id uuid not null constraint register_concern_of_entry references congtam.register_entry (id),
  person_id uuid not null constraint register_concern_person references congtam.person (id),
  ground text not null constraint register_concern_ground_given check (length(ground) between 1 and 500),
  named_by uuid not null constraint register_concern_namer references congtam.account (id),
  named_at timestamptz not null default now(),
  constraint register_concern_key primary key (entry_id, person_id)
);
comment on table congtam.register_concern is 'People named as concerned by an entry about a unit or a field; never inferred';
create index register_concern_by_person on congtam.register_concern (person_id);

create table congtam.register_concern_decision (
  entry_id uuid not null,
  person_id uuid not null,
  decision text not null
    constraint register_concern_decision_known check (decision in ('confirmed', 'declined')),
  ground text not null constraint register_concern_decision_ground_given check (length(ground) between 1 and 500),
  decided_by uuid not null constraint register_concern_decider references congtam.account (id),
  decided_at timestamptz not null default now(),
  constraint register_concern_decision_key primary key (entry_id, person_id),
  constraint register_concern_decision_of_concern
    foreign key (entry_id, person_id) references congtam.register_concern (entry_id, person_id)
);
comment on table congtam.register_concern_decision is
  'Whether somebody named is concerned: said once, by another than who named them';

create trigger register_entry_only_grows before update or delete or truncate on congtam.register_entry
  execute function access.refuse_change();
create trigger register_revision_only_grows before update or delete or truncate on congtam.register_revision
  execute function access.refuse_change();
create trigger register_concern_only_grows before update or delete or truncate on congtam.register_concern
  execute function access.refuse_change();
create trigger register_concern_decision_only_grows before update or delete or truncate
  on congtam.register_concern_decision execute function access.refuse_change();

create function access.readers_of_people() returns text[]
  language sql immutable parallel safe
  return '{personnelOfficer,head,authority,homeAffairs,inspector,partyCommittee}'::text[];
comment on function access.readers_of_people() is
  'Roles that see what registers say of people; clerks and secretaries see what they say of units';

create function access.entries_concerning_me() returns uuid[]
  language sql stable security definer set search_path = ''
  return (
    select coalesce(array_agg(d.entry_id), '{}') from congtam.register_concern_decision d
    where d.person_id = access.my_person() and d.decision = 'confirmed');
comment on function access.entries_concerning_me() is
  'Entries about a unit or field by which the actor was confirmed to be concerned';

create function access.units_of_mine() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    line (unit_id) as (
      select p.unit_id from congtam.post p
      where p.person_id = access.my_person()
        and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
      union
      select t.parent_id from line l join tree t on t.unit_id = l.unit_id where t.parent_id is not null
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;
comment on function access.units_of_mine() is
  'The units in which the actor holds a post today, and all above: whoever is evaluated knows where they stand';
create policy unit_of_mine on congtam.unit for select to congtam_app
  using (id = any ((select access.units_of_mine())::uuid[]));
create policy unit_version_of_mine on congtam.unit_version for select to congtam_app
  using (unit_id = any ((select access.units_of_mine())::uuid[]));

create function access.in_charge_on(given_unit uuid, given_field text, day date)
  returns table (person_id uuid, why text)
  language sql stable set search_path = ''
  begin atomic
    select p.person_id, 'head' from congtam.post p
    where p.unit_id = given_unit and p.leads = 'head' and day between p.valid_from and coalesce(p.valid_to, 'infinity')
    union
    select e.person_id, 'field' from congtam.register_entry e
      join lateral (
        select r.state, r.on_day, r.to_day, r.content from congtam.register_revision r
        where r.entry_id = e.id order by r.revision desc limit 1) r on true
    where e.register = 'fieldAssignments' and e.unit_id = given_unit and r.state = 'standing'
      and day between r.on_day and coalesce(r.to_day, 'infinity')
      and lower(r.content ->> 'field') = lower(given_field);
  end;
comment on function access.in_charge_on(uuid, text, date) is
  'Who was in charge of a unit, or of a field of it, on a day: its head, and whom the field was assigned to then; with the rights of who asks';
grant execute on function
  access.readers_of_people(), access.entries_concerning_me(), access.units_of_mine(), access.in_charge_on(uuid, text, date)
to congtam_app;

alter table congtam.register_entry enable row level security, force row level security;
create policy register_entry_of_unit on congtam.register_entry for select to congtam_app using (
  person_id is null and unit_id = any ((select access.units_within(access.every_role()))::uuid[]));
create policy register_entry_of_person on congtam.register_entry for select to congtam_app using (
  person_id is not null and (
    unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
    or person_id = (select access.my_person())
    or exists (
      select 1 from congtam.post p
      where p.person_id = register_entry.person_id
        and p.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
        and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity'))));
create policy register_entry_concerning_me on congtam.register_entry for select to congtam_app
  using (id = any ((select access.entries_concerning_me())::uuid[]));
create policy register_entry_recorded on congtam.register_entry for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
  and (person_id is null or person_id is distinct from (select access.my_person())));
grant select on congtam.register_entry to congtam_app;
grant insert (id, register, unit_id, person_id, field, recorded_by) on congtam.register_entry to congtam_app;

alter table congtam.register_revision enable row level security, force row level security;
create policy register_revision_of_entry on congtam.register_revision for select to congtam_app
  using (exists (select 1 from congtam.register_entry e where e.id = entry_id));
create policy register_revision_recorded on congtam.register_revision for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and exists (
    select 1 from congtam.register_entry e
    where e.id = entry_id
      and e.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])
      and (e.person_id is null or e.person_id is distinct from (select access.my_person()))));
grant select on congtam.register_revision to congtam_app;
grant insert (entry_id, revision, act, state, on_day, to_day, content, reason, recorded_by)
  on congtam.register_revision to congtam_app;

alter table congtam.register_concern enable row level security, force row level security;
create policy register_concern_seen on congtam.register_concern for select to congtam_app using (
  exists (
    select 1 from congtam.register_entry e
    where e.id = entry_id and e.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]))
  or (person_id = (select access.my_person()) and entry_id = any ((select access.entries_concerning_me())::uuid[])));
create policy register_concern_named on congtam.register_concern for insert to congtam_app with check (
  named_by = (select access.actor_id())
  and person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.register_entry e
    where e.id = entry_id and e.person_id is null
      and e.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.register_concern to congtam_app;
grant insert (entry_id, person_id, ground, named_by) on congtam.register_concern to congtam_app;

alter table congtam.register_concern_decision enable row level security, force row level security;
create policy register_concern_decision_seen on congtam.register_concern_decision for select to congtam_app
  using (exists (
    select 1 from congtam.register_concern c
    where c.entry_id = register_concern_decision.entry_id and c.person_id = register_concern_decision.person_id));
create policy register_concern_decided on congtam.register_concern_decision for insert to congtam_app with check (
  decided_by = (select access.actor_id())
  and person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.register_concern c join congtam.register_entry e on e.id = c.entry_id
    where c.entry_id = register_concern_decision.entry_id and c.person_id = register_concern_decision.person_id
      and c.named_by <> (select access.actor_id())
      and e.unit_id = any ((select access.units_within('{authority,head}'))::uuid[])));
grant select on congtam.register_concern_decision to congtam_app;
grant insert (entry_id, person_id, decision, ground, decided_by) on congtam.register_concern_decision to congtam_app;
