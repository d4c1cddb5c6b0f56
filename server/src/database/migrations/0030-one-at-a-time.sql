-- One act at a time on one subject: who writes to a file, an entry, the decisions of a unit holds it until the end.

create function access.lock_subject(kind text, subject text) returns void
  language sql set search_path = ''
  return pg_advisory_xact_lock(hashtextextended(kind || ' ' || subject, 11));
comment on function access.lock_subject(text, text) is
  'Waits until nobody else is at work on this subject, and holds it until the transaction ends; for what only grows';

create function access.lock_people(people uuid[]) returns void
  language plpgsql security definer set search_path = ''
  as $$ begin
    -- No unit is dissolved, moved or merged while somebody is put into it.
    perform pg_advisory_xact_lock_shared(hashtext('congtam.units'));
    perform 1 from congtam.person p where p.id = any (people) order by p.id for update;
  end $$;
comment on function access.lock_people(uuid[]) is
  'Holds the files of these people, always in the order of their ids, and the tree of units as it stands';
grant execute on function access.lock_subject(text, text), access.lock_people(uuid[]) to congtam_app;

-- A file is what it says of posts and memberships too: its version moves with them, whoever writes.
create function access.file_has_changed() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    update congtam.person p set revision = p.revision + 1
      where p.id in (select w.person_id from written w);
    if tg_table_name = 'post' and exists (
      select 1 from written w join congtam.person p on p.id = w.person_id
      where p.service_end is not null and coalesce(w.valid_to, 'infinity') > p.service_to)
    then raise exception 'a post beyond the end of service' using errcode = 'check_violation',
      constraint = 'post_within_service'; end if;
    return null;
  end $$;
comment on function access.file_has_changed() is
  'Raises the version of a file with each post and membership, and refuses a post after the end of service';
create trigger post_begun after insert on congtam.post referencing new table as written
  for each statement execute function access.file_has_changed();
create trigger post_rewritten after update on congtam.post referencing new table as written
  for each statement execute function access.file_has_changed();
create trigger party_membership_begun after insert on congtam.party_membership referencing new table as written
  for each statement execute function access.file_has_changed();
create trigger party_membership_rewritten after update on congtam.party_membership referencing new table as written
  for each statement execute function access.file_has_changed();

alter table congtam.party_membership add constraint party_membership_one_a_day exclude using gist (
  person_id extensions.gist_uuid_ops with =, daterange(valid_from, valid_to, '[]') with &&);
alter table congtam.post add constraint post_once_a_day exclude using gist (
  person_id extensions.gist_uuid_ops with =, unit_id extensions.gist_uuid_ops with =,
  title extensions.gist_text_ops with =, daterange(valid_from, valid_to, '[]') with &&);
