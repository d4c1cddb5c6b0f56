-- What an evaluation asks of a unit beyond its place in the tree: territory, the end of its year of work, who recognises it.

alter table congtam.unit_version
  add column territories text[] not null default '{}'
    constraint unit_version_territories_few check (cardinality(territories) <= 20),
  add column year_ends smallint constraint unit_version_year_ends_in_month check (year_ends between 1 and 12),
  add column recognised_by uuid constraint unit_version_recogniser references congtam.unit (id);
comment on column congtam.unit_version.territories is
  'Territories as they were called when the texts that bind them were issued; empty: those of the unit above';
comment on column congtam.unit_version.year_ends is
  'Month with whose last day its year of work ends, as 5 for a school; null: as the unit above, or December';
comment on column congtam.unit_version.recognised_by is 'The unit that recognises its results; null: the unit above';
grant insert (territories, year_ends, recognised_by) on congtam.unit_version to congtam_app;

create function access.unit_codes_known(codes text[]) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select u.code from congtam.unit u where u.code = any (codes);
  end;
comment on function access.unit_codes_known(text[]) is
  'Which codes of units are taken, also out of sight: a code is given once in the whole system';
grant execute on function access.unit_codes_known(text[]) to congtam_app;
