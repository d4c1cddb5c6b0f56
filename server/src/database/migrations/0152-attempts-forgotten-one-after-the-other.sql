-- Who signs in twice at one moment after some failures deletes the same rows twice: each waited for the other. As when an
-- attempt begins, one comes after the other.
create or replace function access.attempt_succeeded(given_bucket bytea, given_account uuid) returns void
  language sql security definer set search_path = ''
  begin atomic
    select pg_advisory_xact_lock(hashtextextended(encode(given_bucket, 'hex'), 0));
    delete from congtam.sign_in_attempt where bucket = given_bucket;
    update congtam.account set last_sign_in_at = now() where id = given_account and id = access.actor_id();
  end;
