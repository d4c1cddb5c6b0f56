import { NOT_RATED } from '@congtam/engine';
import type { SheetToWrite } from '@congtam/workbooks';
import type { Holder } from '../../access/roles.ts';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { lastDayOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import type { FileToGive } from '../../http/file-body.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type PersonLevel, personLevels } from '../classification/standing-levels.queries.ts';
import { unitsBelow, unitsOn } from '../units/units.queries.ts';
import { cyclesReporting } from './consolidation.queries.ts';
import { namesOf, refusalFor } from './consolidation.ts';
import type { RegulationNamed } from './figures.ts';

/**
 * Everybody that a report counts, one a row, as the Party lists them (form 14): those decided on here on one sheet, those
 * proposed to whoever decides above on another. What only a cell knows is left to be filled in.
 */
export async function workbookOfPeople(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<FileToGive | Refusal> {
  const why = await refusalFor(tx, holder, 'consolidation.see', unit);
  if (why) return why;
  const on = lastDayOf(period);
  const units = await unitsBelow(tx, unit, on);
  const runs = await cyclesReporting(tx, { period, units });
  const people = await personLevels(tx, { runs, period, units, on });
  const named = await namesOf(tx, sources, runs, new Set(people.map(({ regulation }) => regulation)));
  if (isRefusal(named)) return named;
  const names = new Map((await unitsOn(tx, on)).map(({ id, name }) => [id, name]));
  const sheets = named.flatMap(({ regulation }, at) => {
    const of = people.filter((one) => one.regulation === regulation.id);
    const sheet = (name: string, some: readonly PersonLevel[]) =>
      sheetOf(`${at + 1} Mẫu 14 (${name})`, regulation, some, names);
    return [
      sheet(
        'đề nghị',
        of.filter(({ proposed }) => proposed !== null),
      ),
      sheet(
        'quyết định',
        of.filter(({ proposed }) => proposed === null),
      ),
    ];
  });
  await record(tx, {
    action: 'consolidation.listPeople',
    subject: { kind: 'unit', id: unit },
    unit,
    facts: { period, people: people.length },
  });
  const empty = sheetOf('1 Mẫu 14', undefined, [], names);
  const bytes = await bytesOf('xlsx', sheets.length === 0 ? [empty] : sheets);
  return { kind: 'xlsx', name: `danh-sach-tung-nguoi-${period}.xlsx`, bytes };
}

const text = (header: string, width: number, note?: string) => ({
  ...{ header, kind: 'text' as const, width },
  ...(note === undefined ? {} : { note }),
});
const UNVERIFIED = 'tên cột chưa đối chiếu với bản gốc của mẫu';

function sheetOf(
  name: string,
  regulation: RegulationNamed | undefined,
  people: readonly PersonLevel[],
  units: ReadonlyMap<string, string>,
): SheetToWrite {
  const levels = new Map(regulation?.levels.map(({ id, label }) => [id, label.vi]));
  const labelOf = (level: string | null) =>
    level === null ? '' : (levels.get(level) ?? (level === NOT_RATED ? 'Không xếp loại' : level));
  return {
    name,
    columns: [
      text('TT', 6),
      text('Họ và tên', 28),
      text('Chức vụ', 28),
      text('Đơn vị', 28),
      text('Mã chức danh', 12),
      text('Điểm tự chấm', 12, UNVERIFIED),
      text('Mức tự xếp loại', 20, UNVERIFIED),
      text('Chi bộ đề nghị', 20, UNVERIFIED),
      text('Thẩm định, đề nghị', 20, UNVERIFIED),
      text('Mức được quyết định', 20),
      text('Lý do', 24, UNVERIFIED),
      text('Đề xuất về cán bộ', 24, UNVERIFIED),
      text('Ghi chú', 20, UNVERIFIED),
    ],
    rows: people.map((one, at) => [
      ...[String(at + 1), one.name, one.title ?? '', units.get(one.unit) ?? '', one.position ?? ''],
      ...['', '', '', labelOf(one.proposed), labelOf(one.decided), '', '', one.document ?? ''],
    ]),
  };
}
