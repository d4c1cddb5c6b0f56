import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { type FileGiven, isSheetFile, type SheetFile } from '../../http/file-body.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import { sheetProblems } from '../../http/sheet-problems.ts';
import { id } from '../../http/texts.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { workInFile, workInRows, workWithErrors } from './import-reading.ts';
import { IMPORT_TABLE, importTemplate } from './import-table.ts';
import { applyImport, previewImport } from './imports.ts';
import { importFaulty, importNotAsShown, SETTLED } from './work.errors.ts';
import { period } from './work.schemas.ts';

const whence = { unit: id, system: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,49}$/), period };
/** What the preview named. */
const plan = z.string().regex(/^[0-9a-f]{64}$/);
const cell = z.string().max(4000);
const row = z.strictObject(
  Object.fromEntries(IMPORT_TABLE.columns.map((column) => [column.id, cell.optional()])),
);
const rows = z.array(row).min(1).max(20_000);

const reply = z
  .object({
    rows: z.int(),
    newProducts: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    elsewhere: z.int(),
    problemCount: z.int(),
    problems: sheetProblems,
    plan: plan.nullable(),
    isApplied: z.boolean(),
  })
  .meta({ id: 'WorkImport' });

/** Two imports at once bring the same task: the second sees it once it is shown again. */
const conflicts = {
  ...SETTLED,
  work_task_once_from_its_source: importNotAsShown(),
  work_product_revision_key: importNotAsShown(),
};

const sent = (given: readonly { readonly [column: string]: string | undefined }[]) =>
  given.map((one) =>
    Object.fromEntries(
      Object.entries(one).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])),
    ),
  );
const fileOf = (file: FileGiven | undefined): SheetFile => {
  if (!isSheetFile(file)) throw new Error('a route that takes a file got another');
  return file;
};

/** A month's work from other systems: first shown, then applied as it was shown. */
export const importRoutes = (xlsxReader: string | undefined): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/work-imports/file/preview',
    id: 'work.previewFile',
    summary: say('Xem trước công việc từ tệp XLSX, CSV', 'Preview work from XLSX or CSV'),
    action: 'work.import',
    query: z.strictObject(whence),
    takesFile: ['xlsx', 'csv'],
    status: 200,
    reply,
    handle: async ({ query, file }, { as, holder }) => {
      const read = await workInFile(fileOf(file), xlsxReader);
      return answered(await as((tx) => previewImport(tx, holder, query, read), { isReadOnly: true }));
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-imports/file/errors',
    id: 'work.fileWithErrors',
    summary: say('Chính tệp ấy, thêm cột Lỗi', 'The very file, with a column of errors'),
    action: 'work.import',
    query: z.strictObject(whence),
    takesFile: ['xlsx', 'csv'],
    givesFile: ['xlsx', 'csv'],
    status: 200,
    reply: z.object({}),
    handle: async ({ query, file }, { as, holder }) => {
      const given = fileOf(file);
      const read = await workInFile(given, xlsxReader);
      const found = await as((tx) => previewImport(tx, holder, query, read), { isReadOnly: true });
      if (isRefusal(found)) return found;
      const bytes = await workWithErrors(given, xlsxReader, found.problems);
      if (bytes === undefined) return importFaulty(found.problems);
      return {
        body: {},
        file: { kind: given.kind, name: `cong-viec-${query.period}-loi.${given.kind}`, bytes },
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/work-import-template',
    id: 'work.importTemplate',
    summary: say('Mẫu tệp nhập công việc', 'An empty file for importing work'),
    action: 'work.import',
    query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    givesFile: ['xlsx', 'csv'],
    status: 200,
    reply: z.object({}),
    handle: async ({ query: { format } }) => {
      const bytes = await bytesOf(format, [importTemplate()]);
      return { body: {}, file: { kind: format, name: `mau-nhap-cong-viec.${format}`, bytes } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-imports/file',
    id: 'work.importFile',
    summary: say('Nhập công việc từ tệp như đã xem trước', 'Import work from a file as it was shown'),
    action: 'work.import',
    query: z.strictObject({ ...whence, plan }),
    takesFile: ['xlsx', 'csv'],
    status: 201,
    reply,
    handle: async ({ query: { plan: shown, ...given }, file }, { as, holder }) => {
      const read = await workInFile(fileOf(file), xlsxReader);
      return answered(
        await orRefusal(
          as((tx) => applyImport(tx, holder, given, read, shown)),
          conflicts,
        ),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-imports/rows/preview',
    id: 'work.previewRows',
    summary: say('Xem trước công việc từ hệ thống khác', 'Preview work sent by another system'),
    action: 'work.import',
    body: z.strictObject({ ...whence, rows }),
    status: 200,
    reply,
    handle: async ({ body: { rows: given, ...from } }, { as, holder }) => {
      const read = workInRows(sent(given));
      return answered(await as((tx) => previewImport(tx, holder, from, read), { isReadOnly: true }));
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-imports/rows',
    id: 'work.importRows',
    summary: say('Nhập công việc từ hệ thống khác như đã xem trước', 'Import work sent by another system'),
    action: 'work.import',
    body: z.strictObject({ ...whence, plan, rows }),
    status: 201,
    reply,
    handle: async ({ body: { plan: shown, rows: given, ...from } }, { as, holder }) => {
      const read = workInRows(sent(given));
      return answered(
        await orRefusal(
          as((tx) => applyImport(tx, holder, from, read, shown)),
          conflicts,
        ),
      );
    },
  }),
];
