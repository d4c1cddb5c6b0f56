-- Points to review: what a search found worth a look. None of it is a fault and none changes a level. The unit sees it
-- first and answers; who oversees it sees it then, or once the day for the answer is over.

create table congtam.review_threshold (
  unit_id uuid not null constraint review_threshold_of_unit references congtam.unit (id),
  number smallint not null constraint review_threshold_from_one check (number >= 1),
  thresholds jsonb not null constraint review_threshold_is_object check (jsonb_typeof(thresholds) = 'object'),
  document text not null constraint review_threshold_document_given check (length(document) between 1 and 500),
  set_by uuid not null constraint review_threshold_setter references congtam.account (id),
  set_at timestamptz not null default now(),
  constraint review_threshold_key primary key (unit_id, number)
);
comment on table congtam.review_threshold is 'From where something is worth a look, as the body that oversees has set it; the newest counts';

create table congtam.review_search (
  id uuid constraint review_search_key primary key,
  unit_id uuid not null constraint review_search_of_unit references congtam.unit (id),
  cycle_id uuid not null constraint review_search_in_cycle references congtam.cycle (id),
  thresholds jsonb not null constraint review_search_is_object check (jsonb_typeof(thresholds) = 'object'),
  answer_by date not null,
  found integer not null constraint review_search_found_counted check (found >= 0),
  searched_by uuid not null constraint review_searcher references congtam.account (id),
  searched_at timestamptz not null default now()
);
comment on table congtam.review_search is 'A search through a cycle, with the thresholds of that moment';
create index review_search_by_cycle on congtam.review_search (cycle_id);

create table congtam.review_point (
  id uuid constraint review_point_key primary key,
  search_id uuid not null constraint review_point_of_search references congtam.review_search (id),
  cycle_id uuid not null constraint review_point_in_cycle references congtam.cycle (id),
  kind text not null constraint review_point_kind_form check (kind ~ '^[a-z][A-Za-z]{1,49}$'),
  unit_id uuid not null constraint review_point_in_unit references congtam.unit (id),
  person_id uuid constraint review_point_about references congtam.person (id),
  period text not null default '' constraint review_point_period_form check (period ~ '^[0-9A-Z-]{0,10}$'),
  numbers jsonb not null constraint review_point_numbers_are_object check (jsonb_typeof(numbers) = 'object'),
  says_vi text not null constraint review_point_says_vi_given check (length(says_vi) between 1 and 1000),
  says_en text not null constraint review_point_says_en_given check (length(says_en) between 1 and 1000),
  answer_by date not null,
  found_at timestamptz not null default now()
);
comment on table congtam.review_point is 'Something to look at again, with the numbers it rests on: a question to the unit, never a finding';
create unique index review_point_once on congtam.review_point
  (cycle_id, kind, unit_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000'::uuid), period);
create index review_point_by_unit on congtam.review_point (unit_id);

create table congtam.review_point_step (
  point_id uuid not null constraint review_point_step_of references congtam.review_point (id),
  number smallint not null constraint review_point_step_from_one check (number >= 1),
  act text not null constraint review_point_act_known check (act in ('answer', 'close', 'askAgain')),
  state text not null constraint review_point_state_known check (state in ('answered', 'closed', 'withUnit')),
  words text not null constraint review_point_words_given check (length(words) between 1 and 5000),
  taken_by uuid not null constraint review_point_taker references congtam.account (id),
  taken_by_name text not null constraint review_point_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint review_point_step_key primary key (point_id, number)
);
comment on table congtam.review_point_step is 'What the unit answered, and what who oversees it did with the answer; nothing is taken back';

create trigger review_threshold_only_grows before update or delete or truncate on congtam.review_threshold execute function access.refuse_change();
create trigger review_search_only_grows before update or delete or truncate on congtam.review_search execute function access.refuse_change();
create trigger review_point_only_grows before update or delete or truncate on congtam.review_point execute function access.refuse_change();
create trigger review_point_step_only_grows before update or delete or truncate on congtam.review_point_step execute function access.refuse_change();

alter table congtam.review_threshold enable row level security, force row level security;
create policy review_threshold_in_sight on congtam.review_threshold for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[]));
create policy review_threshold_set on congtam.review_threshold for insert to congtam_app with check (
  set_by = (select access.actor_id()) and unit_id = any ((select access.units_within('{homeAffairs}'))::uuid[]));
grant select on congtam.review_threshold to congtam_app;
grant insert (unit_id, number, thresholds, document, set_by) on congtam.review_threshold to congtam_app;

alter table congtam.review_search enable row level security, force row level security;
create policy review_search_in_sight on congtam.review_search for select to congtam_app using (
  unit_id = any ((select access.units_within('{homeAffairs,personnelOfficer,authority,head,inspector}'))::uuid[]));
create policy review_searched on congtam.review_search for insert to congtam_app with check (
  searched_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{homeAffairs,personnelOfficer}'))::uuid[])
  and exists (select 1 from congtam.cycle c where c.id = cycle_id));
grant select on congtam.review_search to congtam_app;
grant insert (id, unit_id, cycle_id, thresholds, answer_by, found, searched_by) on congtam.review_search to congtam_app;

create function access.is_answered(given_point uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.review_point_step s where s.point_id = given_point and s.act = 'answer');
comment on function access.is_answered(uuid) is 'Whether the unit has answered a point: from then on who oversees it sees it';
grant execute on function access.is_answered(uuid) to congtam_app;

alter table congtam.review_point enable row level security, force row level security;
create policy review_point_of_unit on congtam.review_point for select to congtam_app using (
  (person_id is null or person_id is distinct from (select access.my_person()))
  and unit_id = any ((select access.units_within('{head,personnelOfficer}'))::uuid[]));
create policy review_point_of_mine on congtam.review_point for select to congtam_app
  using (person_id = (select access.my_person()));
create policy review_point_overseen on congtam.review_point for select to congtam_app using (
  unit_id = any ((select access.units_within('{homeAffairs,authority,inspector}'))::uuid[])
  and (answer_by < access.today() or access.is_answered(id)));
create policy review_point_found on congtam.review_point for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{homeAffairs,personnelOfficer}'))::uuid[])
  and exists (select 1 from congtam.review_search s
    where s.id = search_id and s.cycle_id = review_point.cycle_id and s.searched_by = (select access.actor_id())));
create policy review_point_of_inspected_time on congtam.review_point as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
grant select on congtam.review_point to congtam_app;
grant insert (id, search_id, cycle_id, kind, unit_id, person_id, period, numbers, says_vi, says_en, answer_by)
  on congtam.review_point to congtam_app;

create function access.known_points(given_cycle uuid) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select p.kind || ' ' || p.unit_id || ' ' || coalesce(p.person_id::text, '') || ' ' || p.period
    from congtam.review_point p where p.cycle_id = given_cycle
      and p.unit_id = any (access.units_within('{homeAffairs,personnelOfficer}'));
  end;
comment on function access.known_points(uuid) is 'What was raised in a cycle before, so that nothing is raised twice: no content';
grant execute on function access.known_points(uuid) to congtam_app;

alter table congtam.review_point_step enable row level security, force row level security;
create policy review_point_step_in_sight on congtam.review_point_step for select to congtam_app
  using (exists (select 1 from congtam.review_point p where p.id = point_id));
create policy review_point_stepped on congtam.review_point_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and exists (
    select 1 from congtam.review_point p
    where p.id = point_id and case act
      when 'answer' then (p.person_id is null or p.person_id is distinct from (select access.my_person()))
        and p.unit_id = any (access.units_within_about('{head,personnelOfficer}', p.person_id))
      else (p.person_id is null or p.person_id is distinct from (select access.my_person()))
        and p.unit_id = any (access.units_within_about('{homeAffairs,authority}', p.person_id)) end));
grant select on congtam.review_point_step to congtam_app;
grant insert (point_id, number, act, state, words, taken_by, taken_by_name) on congtam.review_point_step to congtam_app;

create function access.tell_of_points() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare told uuid; begin
    for told in
      select h.id from access.heads_of(array(
        select distinct p.unit_id from inserted p)) h (id)
    loop
      perform access.tell(told, 'reviewPoint');
    end loop;
    return null;
  end $$;
comment on function access.tell_of_points() is 'Tells who heads the units that there are points to answer, once for a search';
alter table congtam.notice drop constraint notice_kind_known;
alter table congtam.notice add constraint notice_kind_known check (kind in (
  'activation', 'password', 'secondFactor', 'role', 'status', 'mail', 'signOn', 'reminder', 'inspection', 'reviewPoint'));
create trigger review_point_told after insert on congtam.review_point
  referencing new table as inserted for each statement execute function access.tell_of_points();

select audit.seal_rows('congtam.review_threshold');
select audit.seal_rows('congtam.review_search');
select audit.seal_rows('congtam.review_point', is_personal => true);
select audit.seal_rows('congtam.review_point_step', is_personal => true);
