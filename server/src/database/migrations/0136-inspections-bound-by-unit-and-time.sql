-- An inspection looks at units over a time, and the two hold together: what one inspection looks at in 2021 is not opened in a
-- unit that another looks at in 2026. Everything kept of a cycle, a period or a day lies within it, not some tables alone.
-- And whoever is in a file or table that was taken out as a whole is told, whichever it was.

create or replace function access.days_of_period(given text) returns daterange
  language sql immutable parallel safe
  return case
    when given ~ '^(19|20)\d\d$' then daterange((given || '-01-01')::date, (given || '-12-31')::date, '[]')
    when given ~ '^(19|20)\d\d-(0[1-9]|1[0-2])$' then daterange(
      (given || '-01')::date, ((given || '-01')::date + interval '1 month')::date, '[)')
    when given ~ '^(19|20)\d\d-Q[1-4]$' then daterange(
      make_date(left(given, 4)::integer, right(given, 1)::integer * 3 - 2, 1),
      (make_date(left(given, 4)::integer, right(given, 1)::integer * 3 - 2, 1) + interval '3 months')::date, '[)')
    when given ~ '^(19|20)\d\d-H[12]$' then daterange(
      make_date(left(given, 4)::integer, right(given, 1)::integer * 6 - 5, 1),
      (make_date(left(given, 4)::integer, right(given, 1)::integer * 6 - 5, 1) + interval '6 months')::date, '[)')
    when given ~ '^(19|20)\d\d-W(0[1-9]|[1-4]\d|5[0-3])$' then daterange(
      to_date(replace(given, '-W', ''), 'IYYYIW'), to_date(replace(given, '-W', ''), 'IYYYIW') + 7, '[)')
    else 'empty'::daterange end;

create function access.covers_period(given_from date, given_to date, given_period text) returns boolean
  language sql immutable parallel safe
  return not isempty(access.days_of_period(given_period))
    and daterange(given_from, given_to, '[]') @> access.days_of_period(given_period);
comment on function access.covers_period(date, date, text) is 'Whether a period lies within these days; never for what is no period';

create function access.find_inspected(given_period text) returns text
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    found uuid[];
  begin
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    looked_at (unit_id) as (
      select s.unit_id from access.inspections_of(access.actor_id()) i cross join lateral unnest(i.scope_units) s (unit_id)
      where access.covers_period(i.covers_from, i.covers_to, given_period)
      union
      select e.below from looked_at l join edges e on e.above = l.unit_id)
    select coalesce(array_agg(l.unit_id), '{}') into found from looked_at l;
    return access.remember('inspected_' || replace(given_period, '-', '_'), found::text);
  end $$;
comment on function access.find_inspected(text) is
  'The units that inspections of the actor look at in a period, with all below them, as text';

-- The whole question. Looked for in the text, since an array would be read anew for every row.
create function access.is_inspected_in(given_unit uuid, given_period text) returns boolean
  language plpgsql stable
  as $$ begin
    return given_unit is not null and given_period is not null and strpos(
      coalesce(access.known('inspected_' || replace(given_period, '-', '_')), access.find_inspected(given_period)),
      given_unit::text) > 0;
  end $$;
comment on function access.is_inspected_in(uuid, text) is
  'Whether one inspection of the actor looks at this unit, and at the whole of this period';

create function access.is_inspected_in_cycle(given_unit uuid, given_cycle uuid) returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    at_unit uuid;
    in_period text;
  begin
    select c.unit_id, c.period into at_unit, in_period from congtam.cycle c where c.id = given_cycle;
    return access.is_inspected_in(given_unit, in_period) or access.is_inspected_in(at_unit, in_period);
  end $$;
comment on function access.is_inspected_in_cycle(uuid, uuid) is
  'The same for what is of a unit in a cycle: the unit, or the one whose cycle it is, is looked at in the period of the cycle';

create function access.stands_above_inspected(given_unit uuid, given_period text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.inspections_of(access.actor_id()) i
    where access.covers_period(i.covers_from, i.covers_to, given_period)
      and given_unit = any (access.line_above(i.scope_units)));
comment on function access.stands_above_inspected(uuid, text) is
  'Whether a unit is above one that is looked at in a period: its cycle rates them, and is seen for that';

create function access.reads_in(given_unit uuid, given_person uuid, given_period text) returns boolean
  language plpgsql stable
  as $$ begin
    return strpos(coalesce(access.known('otherwise'), access.find_units_otherwise()), given_unit::text) > 0
      or coalesce(given_person = access.my_person(), false)
      or access.is_inspected_in(given_unit, given_period);
  end $$;
comment on function access.reads_in(uuid, uuid, text) is
  'Whether who inspects may read what is of a unit, a person, a period: their own, by anything but an inspection, or within one';

create function access.reads_in_cycle(given_unit uuid, given_person uuid, given_cycle uuid) returns boolean
  language plpgsql stable
  as $$ begin
    return strpos(coalesce(access.known('otherwise'), access.find_units_otherwise()), given_unit::text) > 0
      or coalesce(given_person = access.my_person(), false)
      or access.is_inspected_in_cycle(given_unit, given_cycle);
  end $$;
comment on function access.reads_in_cycle(uuid, uuid, uuid) is 'The same for what is of a cycle';

create function access.reads_where_serving(given_person uuid, given_period text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.post p
    where p.person_id = given_person and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
      and access.reads_in(p.unit_id, null, given_period));
comment on function access.reads_where_serving(uuid, text) is
  'The same for what somebody brought along: it is read where they serve today';

create function access.cycle_of_decision(given_decision uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select d.cycle_id from congtam.decision d where d.id = given_decision);
comment on function access.cycle_of_decision(uuid) is 'The cycle whose levels a decision gives';
create function access.cycle_of_meeting(given_meeting uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (select m.cycle_id from congtam.meeting m where m.id = given_meeting);
comment on function access.cycle_of_meeting(uuid) is 'The cycle that a meeting is held for';
create function access.has_part_in_meeting(given_meeting uuid) returns boolean
  language sql stable security definer set search_path = ''
  return access.is_invited(given_meeting) or exists (
    select 1 from congtam.meeting_subject s where s.meeting_id = given_meeting and s.person_id = access.my_person());
comment on function access.has_part_in_meeting(uuid) is 'Whether the actor is invited to a meeting, or it is about them';

grant execute on function access.covers_period(date, date, text), access.find_inspected(text),
  access.is_inspected_in(uuid, text), access.is_inspected_in_cycle(uuid, uuid), access.stands_above_inspected(uuid, text),
  access.reads_in(uuid, uuid, text), access.reads_in_cycle(uuid, uuid, uuid), access.reads_where_serving(uuid, text),
  access.cycle_of_decision(uuid), access.cycle_of_meeting(uuid), access.has_part_in_meeting(uuid) to congtam_app;

-- ---------------------------------------------------------------- what was bound by its time is bound by both

alter policy cycle_of_inspected_time on congtam.cycle using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or access.is_inspected_in(unit_id, period) or access.stands_above_inspected(unit_id, period));
alter policy answer_of_inspected_time on congtam.answer using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy dossier_of_inspected_time on congtam.dossier using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id)
  or recipient_unit = any ((select access.units_otherwise())::uuid[]));
alter policy level_act_of_inspected_time on congtam.level_act using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy monitoring_act_of_inspected_time on congtam.monitoring_act using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy petition_of_inspected_time on congtam.petition using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy review_point_of_inspected_time on congtam.review_point using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy statement_of_inspected_time on congtam.statement using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
alter policy work_product_of_inspected_time on congtam.work_product using (
  not (select access.inspects()) or access.reads_in(unit_id, person_id, period)
  or access.reads_where_serving(person_id, period));
alter policy evaluation_result_of_inspected_time on congtam.evaluation_result using (
  not (select access.inspects()) or person_id = (select access.my_person())
  or exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and (access.reads_in_cycle(evaluation_result.unit_id, null, r.cycle_id)
      or r.unit_id = any (access.units_otherwise()))));
drop function access.is_inspected_period(text);

-- ---------------------------------------------------------------- what was not bound

create policy evaluation_board_of_inspected_time on congtam.evaluation_board as restrictive for select to congtam_app using (
  not (select access.inspects()) or exists (
    select 1 from congtam.evaluation_run r
    where r.id = run_id and (access.reads_in_cycle(evaluation_board.unit_id, null, r.cycle_id)
      or r.unit_id = any (access.units_otherwise()))));
create policy evaluation_input_of_inspected_time on congtam.evaluation_input as restrictive for select to congtam_app using (
  not (select access.inspects()) or exists (
    select 1 from congtam.evaluation_run r where r.id = run_id and access.reads_in_cycle(r.unit_id, null, r.cycle_id)));
create policy cycle_freeze_of_inspected_time on congtam.cycle_freeze as restrictive for select to congtam_app using (
  not (select access.inspects()) or exists (
    select 1 from congtam.cycle c where c.id = cycle_id and access.reads_in_cycle(c.unit_id, null, c.id)));

create policy decision_of_inspected_time on congtam.decision as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, null, cycle_id)
  or exists (select 1 from congtam.decision_item i where i.decision_id = id)
  or exists (select 1 from congtam.decision_part p where p.decision_id = id));
create policy decision_item_of_inspected_time on congtam.decision_item as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, access.cycle_of_decision(decision_id)));
create policy decision_part_of_inspected_time on congtam.decision_part as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, null, access.cycle_of_decision(decision_id))
  or access.reads_in_cycle(access.unit_of_decision(decision_id), null, access.cycle_of_decision(decision_id)));
create policy notice_act_of_inspected_time on congtam.notice_act as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, access.cycle_of_decision(decision_id)));

create policy meeting_of_inspected_time on congtam.meeting as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.has_part_in_meeting(id) or access.reads_in_cycle(unit_id, null, cycle_id)
  or exists (select 1 from congtam.meeting_subject s where s.meeting_id = id));
create policy meeting_subject_of_inspected_time on congtam.meeting_subject as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.has_part_in_meeting(meeting_id)
  or access.reads_in_cycle(unit_id, null, access.cycle_of_meeting(meeting_id)));
create policy meeting_invitee_of_inspected_time on congtam.meeting_invitee as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.has_part_in_meeting(meeting_id)
  or access.reads_in_cycle(unit_id, null, access.cycle_of_meeting(meeting_id)));
create policy meeting_act_of_inspected_time on congtam.meeting_act as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.has_part_in_meeting(meeting_id)
  or access.reads_in_cycle(unit_id, null, access.cycle_of_meeting(meeting_id)));
create policy meeting_opinion_of_inspected_time on congtam.meeting_opinion as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, access.cycle_of_meeting(meeting_id)));
create policy poll_of_inspected_time on congtam.poll as restrictive for select to congtam_app using (
  not (select access.inspects()) or (select access.my_person()) = any (voters)
  or access.reads_in_cycle(unit_id, null, access.cycle_of_meeting(meeting_id)));
create policy poll_voted_of_inspected_time on congtam.poll_voted as restrictive for select to congtam_app using (
  not (select access.inspects()) or exists (select 1 from congtam.poll p where p.id = poll_id));
create policy counting_record_of_inspected_time on congtam.counting_record as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.has_part_in_meeting(meeting_id)
  or access.reads_in_cycle(unit_id, null, access.cycle_of_meeting(meeting_id)));

-- A paper of no cycle is of its period, or else of the month in which it was issued.
create policy issued_paper_of_inspected_time on congtam.issued_paper as restrictive for select to congtam_app using (
  not (select access.inspects()) or case when cycle_id is not null then access.reads_in_cycle(unit_id, person_id, cycle_id)
    else access.reads_in(unit_id, person_id,
      coalesce(period, to_char(issued_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM'))) end);
create policy remedy_of_inspected_time on congtam.remedy as restrictive for select to congtam_app using (
  not (select access.inspects()) or cycle_id is null or (select access.my_person()) in (owner_id, follower_id)
  or access.reads_in_cycle(unit_id, null, cycle_id));
create policy result_use_of_inspected_time on congtam.result_use as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
create policy quota_exception_of_inspected_time on congtam.quota_exception as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
create policy settlement_of_inspected_time on congtam.settlement as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
create policy procedure_step_of_inspected_time on congtam.procedure_step as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
create policy review_search_of_inspected_time on congtam.review_search as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, null, cycle_id));
create policy result_sent_of_inspected_time on congtam.result_sent as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id)
  or access.reads_where_serving(person_id, period));
create policy national_item_of_inspected_time on congtam.national_item as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in_cycle(unit_id, person_id, cycle_id));
create policy consolidation_of_inspected_time on congtam.consolidation as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in(unit_id, null, period));
create policy urging_of_inspected_time on congtam.urging as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in(unit_id, null, period));
create policy package_sent_of_inspected_time on congtam.package_sent as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in(unit_id, null, period));
create policy package_received_of_inspected_time on congtam.package_received as restrictive for select to congtam_app using (
  not (select access.inspects()) or access.reads_in(unit_id, null, period));

-- ---------------------------------------------------------------- who is told what was taken out

drop index audit.event_of_files_taken_out;
create index event_of_files_taken_out on audit.event (at) where action in (
  'roster.export', 'regulation.feed', 'work.feed', 'cycle.export', 'classification.export', 'consolidation.listPeople',
  'inspection.export', 'nationalDatabase.file');

create or replace function access.readers_of_mine(since date)
  returns table (day date, role text, unit text, action text, times integer)
  language sql stable security definer set search_path = ''
  begin atomic
    with mine as materialized (
      select p.unit_id, p.valid_from, coalesce(p.valid_to, 'infinity') as valid_to, access.line_above(array[p.unit_id]) as line
      from congtam.post p where p.person_id = access.my_person()
    ), taken as (
      select e.canonical::jsonb as said, e.unit_id, e.subject_id, e.action, left(e.at, 10)::date as on_day
      from audit.event e
      where e.action in (
          'roster.export', 'regulation.feed', 'work.feed', 'cycle.export', 'classification.export', 'consolidation.listPeople',
          'inspection.export', 'nationalDatabase.file')
        and e.at >= (since - 1)::text and e.actor is distinct from access.actor_id()
    ), -- Which days a file is about: those of a cycle or a period, or as it says.
    about as (
      select t.said, t.unit_id, t.subject_id, t.action,
        coalesce(lower(d.days), (t.said #>> '{facts,since}')::date, t.on_day) as first_day,
        coalesce(upper(d.days) - 1, (t.said #>> '{facts,on}')::date, t.on_day) as last_day
      from taken t cross join lateral (
        select access.days_of_period(case t.action
          when 'cycle.export' then (select c.period from congtam.cycle c where c.id::text = t.subject_id)
          when 'inspection.export' then (select c.period from congtam.cycle c where c.id::text = t.said #>> '{facts,cycle}')
          when 'classification.export' then (
            select c.period from congtam.evaluation_run r join congtam.cycle c on c.id = r.cycle_id
            where r.id::text = t.subject_id)
          when 'consolidation.listPeople' then t.said #>> '{facts,period}'
          else t.said #>> '{facts,year}' end) as days) d
    ), reading as (
      select e.canonical::jsonb as said, coalesce(e.canonical::jsonb #>> '{facts,at}', e.unit_id::text) as at_unit, e.action
      from audit.event e
      where e.person_id = access.my_person() and e.action like '%.read' and e.actor is distinct from access.actor_id()
        and e.at >= (since - 1)::text
      union all
      select a.said, a.unit_id::text, a.action from about a
      where case a.action
        when 'nationalDatabase.file' then exists (
          select 1 from congtam.national_item n
          where n.delivery_id::text = a.subject_id and n.person_id = access.my_person())
        when 'inspection.export' then exists (
          select 1 from congtam.inspection i, mine m
          where i.id::text = a.subject_id and m.line && i.scope_units
            and m.valid_from <= a.last_day and m.valid_to >= a.first_day
            and m.unit_id::text = coalesce(a.said #>> '{facts,ofUnit}', m.unit_id::text))
          and (a.said #>> '{facts,sample}' is null or exists (
            select 1 from congtam.inspection_sample s join congtam.person p on p.staff_code = any (s.drawn)
            where s.inspection_id::text = a.subject_id and s.number::text = a.said #>> '{facts,sample}'
              and p.id = access.my_person()))
        else exists (
          select 1 from mine m
          where a.unit_id = any (m.line) and m.valid_from <= a.last_day and m.valid_to >= a.first_day) end
    )
    select ((r.said ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, coalesce(r.said ->> 'role', 'none'), (
        select v.name from congtam.unit_version v where v.unit_id::text = r.at_unit and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1), r.action, count(*)::integer
    from reading r
    where ((r.said ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date >= since
    group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4;
  end;
comment on function access.readers_of_mine(date) is
  'Who has looked at the file of the actor, or taken them out as one of many, by day, role and unit: never by name';
