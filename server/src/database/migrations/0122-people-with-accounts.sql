-- Who has an account already, for the officer who has accounts made for many at once. They see no account themselves.

create function access.people_with_account() returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select a.person_id from congtam.account a
    where a.person_id is not null and exists (
      select 1 from congtam.post p where p.person_id = a.person_id
        and p.unit_id = any (access.units_within('{personnelOfficer}')));
  end;
comment on function access.people_with_account() is
  'Of the people of an officer those who have an account; of nobody else anything';
grant execute on function access.people_with_account() to congtam_app;
