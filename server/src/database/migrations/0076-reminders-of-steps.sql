-- Reminders of whatever waits for somebody, and the steps of a whole cycle read at once.

create function access.accounts_to_remind() returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select a.id from congtam.account a
    where a.status = 'active'
      and (a.person_id is not null or exists (select 1 from congtam.role_grant g where g.account_id = a.id))
      and not exists (
        select 1 from congtam.notice n where n.account_id = a.id and n.kind = 'reminder'
          and (n.at at time zone 'Asia/Ho_Chi_Minh')::date = access.today())
    order by a.id;
  end;
comment on function access.accounts_to_remind() is 'Accounts somebody works with that were not reminded today';
grant execute on function access.accounts_to_remind() to congtam_jobs;

create function access.remind(given_account uuid) returns boolean
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform pg_advisory_xact_lock(hashtextextended('remind ' || given_account::text, 76));
    if exists (
      select 1 from congtam.notice n where n.account_id = given_account and n.kind = 'reminder'
        and (n.at at time zone 'Asia/Ho_Chi_Minh')::date = access.today()) then return false; end if;
    perform access.tell(given_account, 'reminder');
    return true;
  end $$;
comment on function access.remind(uuid) is 'Reminds an account that something is due, once a day; false when that was done';
grant execute on function access.remind(uuid) to congtam_jobs;

create function access.frames_of_run(given_run uuid)
  returns table (regulation text, subject_code text, unit_id uuid, person_id uuid, subject_group text, authority text,
    round integer)
  language sql stable security definer set search_path = ''
  begin atomic
    with rounds as (
      select l.regulation, l.subject_code, max(l.round)::integer as round
      from congtam.level_act l join congtam.evaluation_run r on r.cycle_id = l.cycle_id
      where r.id = given_run group by l.regulation, l.subject_code),
    sight as materialized (select access.units_within(access.readers_of_people()) as units, access.my_person() as me)
    select t.regulation, t.subject_code, t.unit_id, t.person_id, t.line::jsonb ->> 'group',
      t.line::jsonb #>> '{authority,rule}', coalesce(o.round, 1)
    from congtam.evaluation_result t cross join sight s
      left join rounds o on o.regulation = t.regulation and o.subject_code = t.subject_code
    where t.run_id = given_run and t.outcome <> 'other-regime'
      and (t.unit_id = any (s.units) or t.person_id = s.me)
    order by t.regulation, t.kind desc, t.position;
  end;
comment on function access.frames_of_run(uuid) is
  'As frame_of_result, of every subject of a run whose result whoever asks may read';
grant execute on function access.frames_of_run(uuid) to congtam_app;
