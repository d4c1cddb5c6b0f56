-- A unit may have two days of its own: until when it enters evidence, and until when its levels are decided.

alter table congtam.cycle_exception
  alter column entry_until drop not null,
  add column level_until date,
  add constraint cycle_exception_says_a_day check (entry_until is not null or level_until is not null);
comment on column congtam.cycle_exception.level_until is
  'The last day on which levels of the unit are not late; never beyond what the regulations of the cycle allow';
grant insert (level_until) on congtam.cycle_exception to congtam_app;
