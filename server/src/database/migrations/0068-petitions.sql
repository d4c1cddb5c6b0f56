-- Petitions about levels. Who is complained of neither sees nor handles them, and no list of events tells them.

-- Some events are for those they concern: who did it, and whom it is about. The log holds them like any other.
alter table audit.event
  add column audience text generated always as (canonical::jsonb ->> 'audience') stored;
comment on column audit.event.audience is
  'Who may be told of it in lists: null, whoever oversees the unit; anything else (concerned), only who did it and whom it is about';
grant select (audience) on audit.event to congtam_app;
create policy event_for_its_audience on audit.event as restrictive for select to congtam_app using (
  audience is null or actor = (select access.actor_id()) or person_id = (select access.my_person()));

create or replace function access.events_in_reach(before uuid, most integer) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    me constant uuid := access.actor_id();
    person constant uuid := access.my_person();
    units constant uuid[] := access.units_within('{personnelOfficer,homeAffairs,inspector,authority,head}');
    units_of_files constant uuid[] := access.units_within('{personnelOfficer,inspector}');
    is_administrator constant boolean := access.has_role('administrator');
    until_at text := '~';
    until_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  begin
    if before is not null then
      select e.at, e.id into until_at, until_id from audit.event e where e.id = before;
    end if;
    return array(
      select found.id from (
        (select e.at, e.id from audit.event e
          where e.actor = me and (e.at, e.id) < (until_at, until_id) order by e.at desc, e.id desc limit most)
        union
        (select e.at, e.id from audit.event e
          where e.person_id = person and (e.at, e.id) < (until_at, until_id)
          order by e.at desc, e.id desc limit most)
        union
        (select e.at, e.id from unnest(units) u (id) cross join lateral (
          select v.at, v.id from audit.event v
          where v.unit_id = u.id and v.person_id is null and v.audience is null
            and (v.at, v.id) < (until_at, until_id)
          order by v.at desc, v.id desc limit most) e)
        union
        (select e.at, e.id from unnest(units_of_files) u (id) cross join lateral (
          select v.at, v.id from audit.event v
          where v.unit_id = u.id and v.person_id is not null and v.audience is null
            and (v.at, v.id) < (until_at, until_id)
          order by v.at desc, v.id desc limit most) e)
        union
        (select e.at, e.id from audit.event e
          where is_administrator and (e.at, e.id) < (until_at, until_id) and e.audience is null
            and e.subject_kind in ('account', 'roleGrant', 'installation', 'session')
          order by e.at desc, e.id desc limit most)
      ) found order by found.at desc, found.id desc limit most);
  end $$;

create table congtam.petition (
  id uuid constraint petition_id primary key,
  cycle_id uuid not null constraint petition_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null constraint petition_subject_given check (length(subject_code) between 1 and 50),
  level text not null constraint petition_level_given check (length(level) between 1 and 100),
  level_act smallint not null constraint petition_act_from_zero check (level_act >= 0),
  unit_id uuid not null constraint petition_in_unit references congtam.unit (id),
  person_id uuid not null constraint petition_by_person references congtam.person (id),
  contested text not null constraint petition_contested_given check (length(contested) between 1 and 10000),
  grounds text constraint petition_grounds_given check (length(grounds) between 1 and 10000),
  request text constraint petition_request_given check (length(request) between 1 and 10000),
  against uuid[] not null default '{}' constraint petition_against_few check (cardinality(against) <= 20),
  against_accounts uuid[] not null default '{}',
  received_on date not null,
  due_on date,
  is_due_certain boolean not null,
  due_article text constraint petition_article_given check (length(due_article) between 1 and 200),
  filed_by uuid not null constraint petition_filer references congtam.account (id),
  filed_at timestamptz not null default now(),
  constraint petition_once_about_a_level unique (cycle_id, regulation, subject_code, level_act)
);
comment on table congtam.petition is 'What somebody holds against the level they were given, with the day by which it is answered';
comment on column congtam.petition.against is
  'Persons complained of: who decided the level, and whom the petition names. They neither see nor handle it';
create index petition_by_unit on congtam.petition (unit_id, due_on);

create table congtam.petition_step (
  petition_id uuid not null constraint petition_step_of_petition references congtam.petition (id),
  number smallint not null constraint petition_step_from_one check (number >= 1),
  act text not null constraint petition_step_act_known check (act in ('take', 'answer', 'withdraw')),
  state text not null constraint petition_step_state_known check (state in ('taken', 'answered', 'withdrawn')),
  outcome text constraint petition_step_outcome_known check (outcome in ('kept', 'changed')),
  findings text constraint petition_step_findings_given check (length(findings) between 1 and 20000),
  new_level text,
  replacing_document text constraint petition_step_document_given check (length(replacing_document) between 1 and 500),
  paper_id uuid constraint petition_step_paper references congtam.issued_paper (id),
  is_late boolean not null,
  taken_by uuid not null constraint petition_step_taker references congtam.account (id),
  taken_by_name text not null constraint petition_step_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint petition_step_key primary key (petition_id, number),
  constraint petition_step_answer_whole check (
    (act = 'answer') = (outcome is not null and findings is not null and paper_id is not null)),
  constraint petition_step_change_names_level check ((outcome is not distinct from 'changed') = (new_level is not null))
);
comment on table congtam.petition_step is 'What was done with a petition, in order; nothing of it is taken back';

create trigger petition_only_grows before update or delete or truncate on congtam.petition
  execute function access.refuse_change();
create trigger petition_step_only_grows before update or delete or truncate on congtam.petition_step
  execute function access.refuse_change();

create function access.name_complained_of() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    new.against_accounts := array(
      select distinct l.taken_by from congtam.level_act l
      where l.cycle_id = new.cycle_id and l.regulation = new.regulation and l.subject_code = new.subject_code
        and l.act = 'decide'
      union
      select a.recorded_by from congtam.answer a
      where a.cycle_id = new.cycle_id and a.subject_code = new.subject_code and a.question = 'level' and a.is_brought
        and new.level_act = 0);
    new.against := array(
      select distinct p.id from (
        select unnest(new.against) as id
        union
        select a.person_id from congtam.account a where a.id = any (new.against_accounts)) p
      where p.id is not null and p.id <> new.person_id);
    return new;
  end $$;
comment on function access.name_complained_of() is
  'Whoever decided the level is complained of, whatever the petition says; the database sees to it, not the program';
create trigger petition_names_whom before insert on congtam.petition
  for each row execute function access.name_complained_of();

create function access.reaches_clear_of(given_roles text[], given_unit uuid, given_against uuid[], given_accounts uuid[])
  returns boolean
  language sql stable security definer set search_path = ''
  return access.actor_id() <> all (given_accounts)
    and coalesce(access.my_person() <> all (given_against), true)
    and given_unit = any (access.units_within(given_roles))
    and not exists (
      select 1 from unnest(given_against) a (id)
      where given_unit <> all (access.units_within_about(given_roles, a.id)));
comment on function access.reaches_clear_of(text[], uuid, uuid[], uuid[]) is
  'Whether the actor reaches the unit by a role, is none of those complained of, and does not act for one of them';
grant execute on function access.reaches_clear_of(text[], uuid, uuid[], uuid[]) to congtam_app;

alter table congtam.petition enable row level security, force row level security;
create policy petition_of_mine on congtam.petition for select to congtam_app
  using (person_id = (select access.my_person()));
create policy petition_overseen on congtam.petition for select to congtam_app using (
  access.reaches_clear_of('{authority,homeAffairs,inspector}', unit_id, against, against_accounts));
create policy petition_filed on congtam.petition for insert to congtam_app with check (
  filed_by = (select access.actor_id()) and person_id = (select access.my_person())
  and received_on = access.today());
grant select on congtam.petition to congtam_app;
grant insert (id, cycle_id, regulation, subject_code, level, level_act, unit_id, person_id, contested, grounds, request,
  against, received_on, due_on, is_due_certain, due_article, filed_by) on congtam.petition to congtam_app;

alter table congtam.petition_step enable row level security, force row level security;
create policy petition_step_of_petition on congtam.petition_step for select to congtam_app
  using (exists (select 1 from congtam.petition p where p.id = petition_id));
create policy petition_step_taken on congtam.petition_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and exists (
    select 1 from congtam.petition p
    where p.id = petition_id and case when act = 'withdraw' then p.person_id = (select access.my_person())
      else p.person_id is distinct from (select access.my_person())
        and access.reaches_clear_of('{authority}', p.unit_id, p.against || p.person_id, p.against_accounts) end));
grant select on congtam.petition_step to congtam_app;
grant insert (petition_id, number, act, state, outcome, findings, new_level, replacing_document, paper_id, is_late,
  taken_by, taken_by_name) on congtam.petition_step to congtam_app;

-- Papers of a petition are seen by whoever sees the petition, and so are files put in with it.
alter table congtam.issued_paper
  add column petition_id uuid constraint issued_paper_of_petition references congtam.petition (id);
grant insert (petition_id) on congtam.issued_paper to congtam_app;
create policy issued_paper_of_seen_petition on congtam.issued_paper as restrictive for select to congtam_app
  using (petition_id is null or exists (select 1 from congtam.petition p where p.id = petition_id));
create policy attachment_binding_of_petition on congtam.attachment_binding for select to congtam_app
  using (subject_kind = 'petition' and exists (select 1 from congtam.petition p where p.id = subject_id));
create policy attachment_bound_to_petition on congtam.attachment_binding for insert to congtam_app with check (
  subject_kind = 'petition' and bound_by = (select access.actor_id()) and access.is_my_attachment(attachment_id)
  and exists (select 1 from congtam.petition p where p.id = subject_id and p.person_id = (select access.my_person())));
