-- Neither what PostgreSQL leaves lying nor a ballot of another cycle tells how single people voted.

-- Each vote writes all papers of its ballot anew. The versions it replaces stay until they are vacuumed: two that follow each
-- other differ by one paper, and say by their transaction which vote wrote it. By default a table is left alone until fifty
-- rows are dead, which ten voters never reach.
alter table ballot.paper set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

-- Whom a ballot is about is asked across meetings.
create index meeting_subject_by_person on congtam.meeting_subject (person_id);
create index meeting_subject_by_code on congtam.meeting_subject (subject_code);
create index poll_by_meeting on congtam.poll (meeting_id);

-- Two cycles of one week can hear nearly the same voters as well as one cycle can. Ten months, so that what is asked every year,
-- some weeks earlier or later, is never held against a list that has changed since.
create function access.ballots_beside(given_meeting uuid, given_subject text, given_time timestamptz) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select q.id
    from congtam.meeting here
      join congtam.meeting_subject about on about.meeting_id = here.id and about.subject_code = given_subject
      join congtam.meeting_subject same on same.person_id = about.person_id
        or (same.person_id is null and about.person_id is null and same.subject_code = about.subject_code)
      join congtam.meeting m on m.id = same.meeting_id
      join congtam.poll q on q.meeting_id = same.meeting_id and q.subject_code = same.subject_code
      left join congtam.poll_close c on c.poll_id = q.id
    where here.id = given_meeting
      and (m.cycle_id = here.cycle_id or not access.poll_is_over(q.id)
        or greatest(q.opened_at, c.closed_at) > given_time - interval '10 months');
  end;
comment on function access.ballots_beside(uuid, text, timestamptz) is
  'Ballots about whom a meeting is about, of whatever meeting: those of its cycle, and of other cycles those that run or ended less than ten months before a time';

create or replace function access.is_like_a_ballot(given_meeting uuid, given_subject text, given_voters uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1
    from access.ballots_beside(given_meeting, given_subject, now()) beside
      join congtam.poll q on q.id = beside
    where q.voters && given_voters
      and (not access.poll_is_over(q.id)
        or (not (q.voters <@ given_voters and q.voters @> given_voters)
          and (select count(*) from congtam.poll_voted v where v.poll_id = q.id) >= q.suppress_below)));
comment on function access.is_like_a_ballot(uuid, text, uuid[]) is
  'Whether some of these people, but not just the same, vote or have voted about whom a meeting is about, in its cycle or in another of the last ten months, or a ballot of theirs runs';

create or replace function access.poll_is_like_another(given_poll uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    with voted as (
      select q.id, q.opened_at, q.suppress_below, array(
        select v.person_id from congtam.poll_voted v where v.poll_id = q.id) as people
      from congtam.poll p, access.ballots_beside(p.meeting_id, p.subject_code, p.opened_at) beside
        join congtam.poll q on q.id = beside
      where p.id = given_poll)
    select 1 from voted mine join voted earlier
      on (earlier.opened_at, earlier.id) < (mine.opened_at, mine.id)
    where mine.id = given_poll and cardinality(earlier.people) >= earlier.suppress_below
      and earlier.people && mine.people
      and not (earlier.people <@ mine.people and earlier.people @> mine.people));
