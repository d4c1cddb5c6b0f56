-- Every request asks whose session it is: that it was used is written once in a while, and only then is a writing begun.

create or replace function access.open_session(given_token_hash bytea)
  returns table (account_id uuid, display_name text, person_id uuid, grants jsonb, second_factor_age integer)
  language plpgsql volatile security definer set search_path = ''
  as $$ declare
    opened record;
  begin
    select a.id, a.display_name as name, a.person_id as person, s.seen_at,
      extract(epoch from now() - s.second_factor_at)::integer as age
    into opened
    from congtam.session s join congtam.account a on a.id = s.account_id
    where s.token_hash = given_token_hash and a.status = 'active' and s.expires_at > now()
      and s.seen_at + s.idle_limit > now();
    if opened.id is null then return; end if;
    if opened.seen_at < now() - interval '30 seconds' then
      update congtam.session s set seen_at = now()
      where s.token_hash = given_token_hash and s.expires_at > now() and s.seen_at + s.idle_limit > now();
    end if;
    return query select opened.id, opened.name, opened.person, access.roles_as_json(opened.id), opened.age;
  end $$;
