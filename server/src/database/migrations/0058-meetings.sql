-- Evaluation meetings: who is invited and whether they direct, who came, what was said, the minutes; and secret ballots, which
-- lie in a schema of their own where no request reads them. Nothing here is ever changed, but for the papers of a ballot box,
-- which are mixed anew whenever one is put in.

create table congtam.meeting (
  id uuid constraint meeting_key primary key,
  cycle_id uuid not null constraint meeting_in_cycle references congtam.cycle (id),
  regulation text not null constraint meeting_regulation_given check (length(regulation) between 1 and 100),
  unit_id uuid not null constraint meeting_in_unit references congtam.unit (id),
  kind text not null constraint meeting_kind_known check (kind in ('meeting', 'written', 'above')),
  on_day date not null,
  place text not null constraint meeting_place_given check (length(place) between 1 and 300),
  called_by uuid not null constraint meeting_caller references congtam.account (id),
  called_at timestamptz not null default now()
);
comment on table congtam.meeting is
  'An evaluation meeting; written: opinions collected on paper in a large body; above: held a level higher for a unit of one';
create index meeting_by_cycle on congtam.meeting (cycle_id, unit_id);

create table congtam.meeting_subject (
  meeting_id uuid not null constraint meeting_subject_of_meeting references congtam.meeting (id),
  subject_code text not null,
  unit_id uuid not null constraint meeting_subject_in_unit references congtam.unit (id),
  person_id uuid constraint meeting_subject_of_person references congtam.person (id),
  constraint meeting_subject_key primary key (meeting_id, subject_code)
);
comment on table congtam.meeting_subject is 'Whose evaluation a meeting is about';

create table congtam.meeting_invitee (
  meeting_id uuid not null constraint meeting_invitee_of_meeting references congtam.meeting (id),
  position smallint not null constraint meeting_invitee_from_one check (position >= 1),
  unit_id uuid not null constraint meeting_invitee_in_unit references congtam.unit (id),
  person_id uuid constraint meeting_invitee_person references congtam.person (id),
  name text not null constraint meeting_invitee_named check (length(name) between 1 and 200),
  stands_for text not null constraint meeting_invitee_stands_for_given check (length(stands_for) between 1 and 300),
  directs boolean not null,
  constraint meeting_invitee_key primary key (meeting_id, position)
);
comment on table congtam.meeting_invitee is 'Who is invited, for which body, and whether only to follow or also to direct';

create table congtam.meeting_act (
  meeting_id uuid not null constraint meeting_act_of_meeting references congtam.meeting (id),
  number smallint not null constraint meeting_act_from_one check (number >= 1),
  act text not null constraint meeting_act_known check (act in ('call', 'hold', 'adopt', 'cancel')),
  unit_id uuid not null constraint meeting_act_in_unit references congtam.unit (id),
  attended smallint[] not null default '{}',
  conclusions text constraint meeting_act_conclusions_given check (length(conclusions) between 1 and 10000),
  minutes text constraint meeting_act_minutes_given check (length(minutes) between 1 and 50000),
  reason text constraint meeting_act_reason_given check (length(reason) between 1 and 1000),
  taken_by uuid not null constraint meeting_act_taker references congtam.account (id),
  taken_at timestamptz not null default now(),
  constraint meeting_act_key primary key (meeting_id, number),
  constraint meeting_act_adopts_minutes check ((act = 'adopt') = (minutes is not null and conclusions is not null)),
  constraint meeting_act_held_by_somebody check (act <> 'hold' or cardinality(attended) > 0),
  constraint meeting_act_cancelled_because check ((act = 'cancel') = (reason is not null))
);
comment on table congtam.meeting_act is 'That a meeting was called, held by those who came, its minutes read and adopted, or cancelled';

create table congtam.meeting_opinion (
  id uuid constraint meeting_opinion_key primary key,
  meeting_id uuid not null constraint meeting_opinion_in_meeting references congtam.meeting (id),
  subject_code text not null,
  unit_id uuid not null constraint meeting_opinion_in_unit references congtam.unit (id),
  person_id uuid constraint meeting_opinion_by_person references congtam.person (id),
  position smallint not null,
  side text not null constraint meeting_opinion_side_given check (length(side) between 1 and 50),
  opinion text not null constraint meeting_opinion_given check (length(opinion) between 1 and 4000),
  is_written boolean not null,
  said_by uuid not null constraint meeting_opinion_recorder references congtam.account (id),
  said_at timestamptz not null default now(),
  constraint meeting_opinion_about foreign key (meeting_id, subject_code)
    references congtam.meeting_subject (meeting_id, subject_code),
  constraint meeting_opinion_of_invitee foreign key (meeting_id, position)
    references congtam.meeting_invitee (meeting_id, position)
);
comment on table congtam.meeting_opinion is 'What somebody invited said of a subject, by name, aloud or in writing';

create table congtam.poll (
  id uuid constraint poll_key primary key,
  meeting_id uuid not null constraint poll_in_meeting references congtam.meeting (id),
  subject_code text not null,
  unit_id uuid not null constraint poll_in_unit references congtam.unit (id),
  question text not null constraint poll_question_given check (length(question) between 1 and 500),
  options text[] not null constraint poll_has_options check (cardinality(options) between 2 and 10),
  voters uuid[] not null constraint poll_has_voters check (cardinality(voters) between 1 and 1000),
  suppress_below smallint not null constraint poll_hides_few check (suppress_below >= 3),
  opened_by uuid not null constraint poll_opener references congtam.account (id),
  opened_at timestamptz not null default now(),
  constraint poll_about foreign key (meeting_id, subject_code)
    references congtam.meeting_subject (meeting_id, subject_code)
);
comment on table congtam.poll is 'A secret ballot: who may vote is known, who has voted is known, how they did is known to nobody';

create table congtam.poll_voted (
  poll_id uuid not null constraint poll_voted_in_poll references congtam.poll (id),
  person_id uuid not null constraint poll_voted_person references congtam.person (id),
  unit_id uuid not null constraint poll_voted_in_unit references congtam.unit (id),
  constraint poll_voted_key primary key (poll_id, person_id)
);
comment on table congtam.poll_voted is 'That somebody has voted: no time, no order, nothing of how';

create table congtam.poll_close (
  poll_id uuid constraint poll_close_key primary key constraint poll_close_of_poll references congtam.poll (id),
  unit_id uuid not null constraint poll_close_in_unit references congtam.unit (id),
  closed_by uuid not null constraint poll_closer references congtam.account (id),
  closed_at timestamptz not null default now()
);
comment on table congtam.poll_close is 'That a ballot was closed before all had voted';

create table congtam.counting_record (
  id uuid constraint counting_record_key primary key,
  meeting_id uuid not null constraint counting_record_in_meeting references congtam.meeting (id),
  subject_code text not null,
  unit_id uuid not null constraint counting_record_in_unit references congtam.unit (id),
  question text not null constraint counting_record_question_given check (length(question) between 1 and 500),
  issued smallint not null constraint counting_record_issued_some check (issued >= 1),
  returned smallint not null,
  invalid smallint not null,
  counts jsonb not null,
  counters text not null constraint counting_record_counters_named check (length(counters) between 1 and 500),
  document text not null constraint counting_record_document_given check (length(document) between 1 and 500),
  recorded_by uuid not null constraint counting_record_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint counting_record_once unique (meeting_id, subject_code, question),
  constraint counting_record_adds_up check (returned between 0 and issued and invalid between 0 and returned),
  constraint counting_record_about foreign key (meeting_id, subject_code)
    references congtam.meeting_subject (meeting_id, subject_code)
);
comment on table congtam.counting_record is 'Paper ballots as they were counted: issued, returned, invalid, by option, and who counted';

create trigger meeting_only_grows before update or delete or truncate on congtam.meeting
  execute function access.refuse_change();
create trigger meeting_subject_only_grows before update or delete or truncate on congtam.meeting_subject
  execute function access.refuse_change();
create trigger meeting_invitee_only_grows before update or delete or truncate on congtam.meeting_invitee
  execute function access.refuse_change();
create trigger meeting_act_only_grows before update or delete or truncate on congtam.meeting_act
  execute function access.refuse_change();
create trigger meeting_opinion_only_grows before update or delete or truncate on congtam.meeting_opinion
  execute function access.refuse_change();
create trigger poll_only_grows before update or delete or truncate on congtam.poll
  execute function access.refuse_change();
create trigger poll_voted_only_grows before update or delete or truncate on congtam.poll_voted
  execute function access.refuse_change();
create trigger poll_close_only_grows before update or delete or truncate on congtam.poll_close
  execute function access.refuse_change();
create trigger counting_record_only_grows before update or delete or truncate on congtam.counting_record
  execute function access.refuse_change();

-- The box: no request reaches it. What is put in is mixed with what was there, so that neither place nor transaction of a
-- paper says whose it is; a paper has a random id and no time.
create schema ballot;
comment on schema ballot is 'Papers of secret ballots: reached by the functions that put one in and count, by nobody else';
grant usage on schema ballot to congtam_backup;
create table ballot.paper (
  id uuid constraint paper_key primary key default gen_random_uuid(),
  poll_id uuid not null constraint paper_in_poll references congtam.poll (id),
  choice text not null
);
comment on table ballot.paper is 'A paper of a secret ballot: random id, no time, no order, nothing of who put it in';
alter table ballot.paper enable row level security, force row level security;
create policy paper_kept on ballot.paper for select to congtam_backup using (poll_id is not null);
grant select on ballot.paper to congtam_backup;

create function access.poll_is_over(given_poll uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.poll_close c where c.poll_id = given_poll)
    or (select cardinality(p.voters) from congtam.poll p where p.id = given_poll)
      = (select count(*) from congtam.poll_voted v where v.poll_id = given_poll);
comment on function access.poll_is_over(uuid) is 'Whether all have voted, or the ballot was closed';

create function access.cast_ballot(given_poll uuid, given_choice text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  box text[];
begin
  perform pg_advisory_xact_lock(hashtextextended(given_poll::text, 58));
  if access.poll_is_over(given_poll) or not exists (
    select 1 from congtam.poll p
    where p.id = given_poll and access.my_person() = any (p.voters) and given_choice = any (p.options)) then
    return false;
  end if;
  insert into congtam.poll_voted (poll_id, person_id, unit_id)
    select p.id, access.my_person(), p.unit_id from congtam.poll p where p.id = given_poll;
  with taken as (delete from ballot.paper b where b.poll_id = given_poll returning b.choice)
    select array_agg(t.choice) into box from taken t;
  insert into ballot.paper (poll_id, choice)
    select given_poll, c from unnest(coalesce(box, '{}') || given_choice) c order by gen_random_uuid();
  return true;
end $$;
comment on function access.cast_ballot(uuid, text) is
  'Puts a paper into the box and mixes it; says only whether the actor was entitled and had not come too late';

create function access.poll_counts(given_poll uuid) returns table (option text, papers bigint)
  language sql stable security definer set search_path = ''
  begin atomic
    select o, (select count(*) from ballot.paper b where b.poll_id = p.id and b.choice = o)
    from congtam.poll p, unnest(p.options) o
    where p.id = given_poll and access.poll_is_over(p.id)
      and p.unit_id = any (access.units_within(access.every_role()))
      and (select count(*) from ballot.paper b where b.poll_id = p.id) >= p.suppress_below;
  end;
comment on function access.poll_counts(uuid) is
  'The count of a ballot that is over; nothing while it runs, and nothing of fewer papers than its threshold';

create function access.is_invited(given_meeting uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.meeting_invitee i
    where i.meeting_id = given_meeting and i.person_id = access.my_person());
comment on function access.is_invited(uuid) is 'Whether the actor is invited to a meeting';
grant execute on function access.poll_is_over(uuid), access.cast_ballot(uuid, text), access.poll_counts(uuid),
  access.is_invited(uuid) to congtam_app;

alter table congtam.meeting enable row level security, force row level security;
create policy meeting_in_sight on congtam.meeting for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or exists (select 1 from congtam.meeting_subject s where s.meeting_id = id)
  or access.is_invited(id));
create policy meeting_called on congtam.meeting for insert to congtam_app with check (
  called_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.meeting to congtam_app;
grant insert (id, cycle_id, regulation, unit_id, kind, on_day, place, called_by) on congtam.meeting to congtam_app;

alter table congtam.meeting_subject enable row level security, force row level security;
create policy meeting_subject_in_sight on congtam.meeting_subject for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or person_id = (select access.my_person()) or access.is_invited(meeting_id));
create policy meeting_subject_named on congtam.meeting_subject for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.meeting_subject to congtam_app;
grant insert (meeting_id, subject_code, unit_id, person_id) on congtam.meeting_subject to congtam_app;

alter table congtam.meeting_invitee enable row level security, force row level security;
create policy meeting_invitee_in_sight on congtam.meeting_invitee for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[]) or access.is_invited(meeting_id));
create policy meeting_invitee_invited on congtam.meeting_invitee for insert to congtam_app with check (
  unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.meeting_invitee to congtam_app;
grant insert (meeting_id, position, unit_id, person_id, name, stands_for, directs) on congtam.meeting_invitee to congtam_app;

alter table congtam.meeting_act enable row level security, force row level security;
create policy meeting_act_in_sight on congtam.meeting_act for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or access.is_invited(meeting_id)
  or exists (select 1 from congtam.meeting_subject s
    where s.meeting_id = meeting_act.meeting_id and s.person_id = access.my_person()));
create policy meeting_act_taken on congtam.meeting_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.meeting_act to congtam_app;
grant insert (meeting_id, number, act, unit_id, attended, conclusions, minutes, reason, taken_by)
  on congtam.meeting_act to congtam_app;

-- Raw opinions are for those who answer for the evaluation, and for who said them.
alter table congtam.meeting_opinion enable row level security, force row level security;
create policy meeting_opinion_in_sight on congtam.meeting_opinion for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people() || '{meetingSecretary}'::text[]))::uuid[])
  or person_id = (select access.my_person()));
create policy meeting_opinion_said on congtam.meeting_opinion for insert to congtam_app with check (
  said_by = (select access.actor_id())
  and (unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[])
    or person_id = (select access.my_person())));
grant select on congtam.meeting_opinion to congtam_app;
grant insert (id, meeting_id, subject_code, unit_id, person_id, position, side, opinion, is_written, said_by)
  on congtam.meeting_opinion to congtam_app;

alter table congtam.poll enable row level security, force row level security;
create policy poll_in_sight on congtam.poll for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or (select access.my_person()) = any (voters));
create policy poll_opened on congtam.poll for insert to congtam_app with check (
  opened_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.poll to congtam_app;
grant insert (id, meeting_id, subject_code, unit_id, question, options, voters, suppress_below, opened_by)
  on congtam.poll to congtam_app;

alter table congtam.poll_voted enable row level security, force row level security;
create policy poll_voted_in_sight on congtam.poll_voted for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or person_id = (select access.my_person()));
grant select on congtam.poll_voted to congtam_app;

alter table congtam.poll_close enable row level security, force row level security;
create policy poll_close_in_sight on congtam.poll_close for select to congtam_app using (
  exists (select 1 from congtam.poll p where p.id = poll_id));
create policy poll_closed on congtam.poll_close for insert to congtam_app with check (
  closed_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.poll_close to congtam_app;
grant insert (poll_id, unit_id, closed_by) on congtam.poll_close to congtam_app;

alter table congtam.counting_record enable row level security, force row level security;
create policy counting_record_in_sight on congtam.counting_record for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[]) or access.is_invited(meeting_id));
create policy counting_record_recorded on congtam.counting_record for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[]));
grant select on congtam.counting_record to congtam_app;
grant insert (id, meeting_id, subject_code, unit_id, question, issued, returned, invalid, counts, counters, document,
  recorded_by) on congtam.counting_record to congtam_app;

select audit.seal_rows('congtam.meeting');
select audit.seal_rows('congtam.meeting_subject', is_personal => true);
select audit.seal_rows('congtam.meeting_invitee', is_personal => true);
select audit.seal_rows('congtam.meeting_act', is_personal => true);
select audit.seal_rows('congtam.meeting_opinion', is_personal => true);
select audit.seal_rows('congtam.poll', is_personal => true);
select audit.seal_rows('congtam.poll_voted');
select audit.seal_rows('congtam.poll_close');
select audit.seal_rows('congtam.counting_record', is_personal => true);
select audit.leave_unsealed('ballot.paper', 'mixed with every paper put in, so that none can be traced: its count is what is published');
