-- A layout of an agency may be a workbook too: in it the tables of a report come as the agency has them.

alter table congtam.paper_template
  add column kind text constraint paper_template_kind_known check (kind = 'xlsx');
comment on column congtam.paper_template.kind is 'xlsx for a workbook; null for a DOCX, of which all were before';
grant insert (kind) on congtam.paper_template to congtam_app;
