-- What the headings of a file are, where they are not ours: as somebody of the unit has chosen.

alter table congtam.roster add column headings jsonb not null default '{}'
  constraint roster_headings_by_name check (jsonb_typeof(headings) = 'object');
comment on column congtam.roster.headings is
  'Heading as written in the file → id of the column it stands for, or an empty text where it is left out; the next roster of the unit begins with it';
grant insert (headings), update (headings) on congtam.roster to congtam_app;
