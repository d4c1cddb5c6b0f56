-- Whom a board counts, candidates or not. Whoever is decided to hold a limited level without being a candidate takes a place
-- of the board that counts them; which one that is depends on quota, kind, post and duty group, and only the engine knows.

alter table congtam.evaluation_board add column members text[];
comment on column congtam.evaluation_board.members is
  'Everybody counted there, by code, candidates or not; null where a run was kept before this was';
grant insert (members) on congtam.evaluation_board to congtam_app;
-- The digest of a row names its columns.
select audit.make_keeper('congtam.evaluation_board');

-- An authority of a part of a body sees no board of the body, and cannot tell whether there is a place left.
create function access.is_counted_out_of_sight(
    given_run uuid, given_regulation text, given_quota text, given_subject text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.evaluation_result t
    where t.run_id = given_run and t.regulation = given_regulation and t.subject_code = given_subject
      and t.unit_id = any (access.units_within('{authority}')))
    and exists (
    select 1 from congtam.evaluation_board b
    where b.run_id = given_run and b.regulation = given_regulation and b.quota = given_quota
      and given_subject = any (b.members) and (b.line::jsonb ->> 'binding')::boolean);
comment on function access.is_counted_out_of_sight(uuid, text, text, text) is
  'Whether a binding board, wherever it lies, counts a subject of the units whose authority the actor is';
grant execute on function access.is_counted_out_of_sight(uuid, text, text, text) to congtam_app;
