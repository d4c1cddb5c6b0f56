-- Two counts about one subject, of voters who are nearly the same, can be subtracted: what remains is how single people voted.
-- So those who vote about a subject in one cycle are the same people each time, or others altogether: then every count is of
-- whole groups, and no sum or difference of counts is of fewer people than one of them.

-- Ballots about the subject of a meeting in its cycle, of whatever meeting: those that run, and those that are counted out.
create function access.is_like_a_ballot(given_meeting uuid, given_subject text, given_voters uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1
    from congtam.meeting here
      join congtam.meeting m on m.cycle_id = here.cycle_id
      join congtam.poll q on q.meeting_id = m.id and q.subject_code = given_subject
    where here.id = given_meeting and q.voters && given_voters
      and (not access.poll_is_over(q.id)
        or (not (q.voters <@ given_voters and q.voters @> given_voters)
          and (select count(*) from congtam.poll_voted v where v.poll_id = q.id) >= q.suppress_below)));
comment on function access.is_like_a_ballot(uuid, text, uuid[]) is
  'Whether some of these people, but not just the same, vote or have voted about a subject of a meeting in its cycle, or a ballot of theirs runs';

-- Of the same list of voters not the same may have voted: the earlier count stands, the later is not told.
create function access.poll_is_like_another(given_poll uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    with voted as (
      select q.id, q.opened_at, q.suppress_below, array(
        select v.person_id from congtam.poll_voted v where v.poll_id = q.id) as people
      from congtam.poll p
        join congtam.meeting here on here.id = p.meeting_id
        join congtam.meeting m on m.cycle_id = here.cycle_id
        join congtam.poll q on q.meeting_id = m.id and q.subject_code = p.subject_code
      where p.id = given_poll)
    select 1 from voted mine join voted earlier
      on (earlier.opened_at, earlier.id) < (mine.opened_at, mine.id)
    where mine.id = given_poll and cardinality(earlier.people) >= earlier.suppress_below
      and earlier.people && mine.people
      and not (earlier.people <@ mine.people and earlier.people @> mine.people));
comment on function access.poll_is_like_another(uuid) is
  'Whether some of those who voted in a ballot, but not just the same, voted in an earlier one about the same subject that was counted out';

create or replace function access.poll_counts(given_poll uuid) returns table (option text, papers bigint)
  language sql stable security definer set search_path = ''
  begin atomic
    select o, (select count(*) from ballot.paper b where b.poll_id = p.id and b.choice = o)
    from congtam.poll p, unnest(p.options) o
    where p.id = given_poll and access.poll_is_over(p.id)
      and p.unit_id = any (access.units_within(access.every_role()))
      and (select count(*) from ballot.paper b where b.poll_id = p.id) >= p.suppress_below
      and not access.poll_is_like_another(p.id);
  end;
comment on function access.poll_counts(uuid) is
  'The count of a ballot that is over; nothing while it runs, nothing of fewer papers than its threshold, nothing that another count would let be subtracted';
grant execute on function access.is_like_a_ballot(uuid, text, uuid[]), access.poll_is_like_another(uuid) to congtam_app;

drop policy poll_opened on congtam.poll;
create policy poll_opened on congtam.poll for insert to congtam_app with check (
  opened_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[])
  and not access.is_spoken_of(meeting_id, subject_code, voters)
  and not access.is_like_a_ballot(meeting_id, subject_code, voters));
