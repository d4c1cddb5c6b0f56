-- Somebody for whom the engine suggests no level may be rated again as well: the new round begins without one.
alter table congtam.level_act drop constraint level_act_state_known;
alter table congtam.level_act add constraint level_act_state_known
  check (state in ('notDecided', 'suggested', 'proposed', 'decidedUnchanged', 'decided'));
