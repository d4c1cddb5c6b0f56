-- Erasing the personal texts of a person or an account: their keys are destroyed, the events and their proofs stay.

create function access.erase_texts(about uuid) returns bigint
  language sql security definer set search_path = ''
  begin atomic
    with erased as (
      update audit.personal_text t set key = null, content = null
      from audit.event e
      where e.id = t.event_id and t.key is not null
        and (e.person_id = about or (e.subject_kind in ('person', 'account') and e.subject_id = about::text))
      returning 1)
    select count(*) from erased;
  end;
comment on function access.erase_texts(uuid) is
  'Destroys keys and contents of the texts beside events about somebody; how many there were';
grant execute on function access.erase_texts(uuid) to congtam_jobs;
