-- An account that one administrator alone has opened holds no role, so it is no member of an inspection either.

create or replace function access.may_be_member(given_account uuid, given_units uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.account a
    where a.id = given_account and a.status = 'active' and a.kind = 'person' and not a.opened_by_one)
    and not exists (select 1 from access.grants_of(given_account) g where g.role = 'administrator')
    and not exists (
      select 1 from congtam.account a join congtam.post p on p.person_id = a.person_id
      where a.id = given_account and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
        and access.line_above(array[p.unit_id]) && given_units);
