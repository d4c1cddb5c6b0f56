-- An index over whose rows they are was written at a place of its own for each of the rows of a save, and nothing but one
-- history was read by it. One in the order in which things are said grows at its end; what is said of a person has its own.
create index statement_by_sheet on congtam.statement (cycle_id, sheet, seq);
drop index congtam.statement_by_row;
