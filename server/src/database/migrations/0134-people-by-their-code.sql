-- People are looked for by a part of their staff code as well as of their name.

create index person_by_folded_code on congtam.person using gin (lower(staff_code) extensions.gin_trgm_ops);

create or replace function access.people_named(pattern text) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select p.id from congtam.person p where p.folded_name like pattern or lower(p.staff_code) like pattern;
  end;
comment on function access.people_named(text) is
  'Ids of people whose folded name, or staff code in small letters, is like this. LIKE is not leakproof, so under row security it could not use its index; the ids are then filtered by the policies like any others';
