import { createHash } from 'node:crypto';
import type { EventPromise } from '@congtam/evidence';
import type { Holder } from '../../access/roles.ts';
import { unprovenFor } from '../../access/step-up.ts';
import type { LogKey } from '../../audit/log-key.ts';
import { promiseOf } from '../../audit/receipts.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { newId } from '../../database/new-id.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { levelActsOf } from '../classification/classification.queries.ts';
import * as errors from './inspection.errors.ts';
import * as queries from './inspection.queries.ts';
import { carriedOut, readInspection } from './inspection.ts';
import { resultsInspected } from './samples.ts';

/** How long a second factor counts for taking data out. */
const STEP_UP_MINUTES = 10;

/** A table that was taken out, with what proves that it is the one that was. */
export interface ExportBundle {
  readonly id: string;
  readonly rows: number;
  readonly fileName: string;
  /** CSV, UTF-8: the mark stands above the table and in every row. */
  readonly content: string;
  /** The event of the export as it was hashed, and the promise of the log for it: `congtam-verify --export` reads them. */
  readonly proof: { readonly event: string; readonly promise: EventPromise };
}

/**
 * Takes the levels of a cycle out, within the inspection: for a stated purpose, after a second factor shown within
 * minutes, at most so many rows, each marked with inspection, name and time. It is logged with the hash of the bytes,
 * and who heads the units is told.
 */
export async function exportLevels(
  tx: Tx,
  holder: Holder,
  key: LogKey,
  given: {
    readonly inspection: string;
    readonly cycle: string;
    readonly purpose: string;
    /** Only those whom this sample drew. */
    readonly sample: number | null;
    /** Only this unit. */
    readonly unit: string | null;
  },
): Promise<ExportBundle | Refusal> {
  const inspection = await carriedOut(tx, holder, given.inspection, 'inspection.export');
  if (isRefusal(inspection)) return inspection;
  const unproven = unprovenFor(holder, STEP_UP_MINUTES);
  if (unproven) return unproven;
  const samples = given.sample === null ? [] : await queries.samplesOf(tx, inspection.id);
  const sample = samples.find(({ number, cycle }) => number === given.sample && cycle === given.cycle);
  if (given.sample !== null && sample === undefined) return errors.outsideInspection();
  const all = await resultsInspected(tx, inspection.id, given.cycle);
  if (all.length === 0) return errors.outsideInspection();
  const rows = all.filter(
    ({ subject, unit }) =>
      (sample === undefined || sample.drawn.includes(subject)) &&
      (given.unit === null || unit === given.unit),
  );
  if (rows.length > inspection.mostRows) return errors.tooManyRows(rows.length, inspection.mostRows);
  const decided = new Map<string, string>();
  for (const { regulation, subject, level, state } of await levelActsOf(tx, { cycle: given.cycle })) {
    const stands = state === 'decided' || state === 'decidedUnchanged';
    decided.set(`${regulation} ${subject}`, stands ? (level ?? '') : '');
  }
  const names = await queries.namesOf(
    tx,
    rows.flatMap(({ person }) => person ?? []),
  );
  const at = new Date().toISOString();
  const mark = `Bản xuất phục vụ kiểm tra ${inspection.document}; mục đích: ${given.purpose}; người xuất: ${holder.name}; lúc ${at}; không sao chép, chuyển cho người khác`;
  const content = csvOf(mark, [
    HEADINGS,
    ...rows.map((row) => [
      ...[row.regulation, row.subject, names.get(row.person ?? '') ?? '', row.outcome, row.score ?? ''],
      ...[row.suggested ?? '', decided.get(`${row.regulation} ${row.subject}`) ?? '', mark],
    ]),
  ]);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const id = newId();
  await queries.addExport(tx, inspection.id, {
    ...{ id, cycle: given.cycle, rows: rows.length, sha256, purpose: given.purpose },
    ...{ takenBy: holder.account, takenByName: holder.name },
  });
  const event = await record(tx, {
    action: 'inspection.export',
    role: 'inspector',
    subject: { kind: 'inspection', id: inspection.id },
    unit: inspection.unit,
    facts: {
      ...{ export: id, cycle: given.cycle, rows: rows.length, sha256, document: inspection.document },
      ...{ sample: given.sample, ofUnit: given.unit },
    },
    texts: { purpose: given.purpose },
  });
  const proof = { event: event.canonical, promise: promiseOf(event, key) };
  return { id, rows: rows.length, fileName: `kiem-tra-${id}.csv`, content, proof };
}

const HEADINGS = [
  ...['Quy định', 'Mã', 'Họ và tên', 'Kết quả', 'Điểm', 'Mức đề xuất', 'Mức quyết định', 'Dấu bản xuất'],
];

/** Cells that a spreadsheet would take for a formula are made text. */
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const csvOf = (mark: string, rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[[mark], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;

export async function listExports(tx: Tx, id: string) {
  const inspection = await readInspection(tx, id);
  return isRefusal(inspection) ? inspection : { exports: await queries.exportsSeen(tx, id) };
}
