-- A secret ballot hears others about somebody: whoever it is about has no vote in it.

create function access.is_spoken_of(given_meeting uuid, given_subject text, given_people uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from congtam.meeting_subject s
    where s.meeting_id = given_meeting and s.subject_code = given_subject and s.person_id = any (given_people));
comment on function access.is_spoken_of(uuid, text, uuid[]) is
  'Whether the subject of a meeting is one of these people';
grant execute on function access.is_spoken_of(uuid, text, uuid[]) to congtam_app;

drop policy poll_opened on congtam.poll;
create policy poll_opened on congtam.poll for insert to congtam_app with check (
  opened_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{meetingSecretary,head,personnelOfficer}'))::uuid[])
  and not access.is_spoken_of(meeting_id, subject_code, voters));
