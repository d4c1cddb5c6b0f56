-- The clock by which attempts to sign in are counted, in one place: a test of waiting stops it instead of racing it.

create function access.attempt_clock() returns timestamptz
  language sql volatile security definer set search_path = ''
  return clock_timestamp();
comment on function access.attempt_clock() is 'What time it is for whoever tries to sign in';

alter table congtam.sign_in_attempt alter column at set default access.attempt_clock();

create or replace function access.begin_attempt(given_bucket bytea, free_attempts integer, longest interval)
  returns interval
  language plpgsql security definer set search_path = ''
  as $$ declare
    failures integer;
    last_at timestamptz;
    pause interval;
  begin
    perform pg_advisory_xact_lock(hashtextextended(encode(given_bucket, 'hex'), 0));
    select count(*), max(at) into failures, last_at
      from congtam.sign_in_attempt where bucket = given_bucket and at > access.attempt_clock() - longest;
    if failures >= free_attempts then
      pause := last_at + least(longest, interval '1 second' * 2 ^ least(failures - free_attempts, 20))
        - access.attempt_clock();
      if pause > interval '0' then return pause; end if;
    end if;
    insert into congtam.sign_in_attempt (bucket) values (given_bucket);
    return interval '0';
  end $$;
