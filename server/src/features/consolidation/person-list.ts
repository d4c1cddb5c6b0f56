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
import { cycleById } from '../cycles/cycles.queries.ts';
import { type SaidOfPerson, saidOfPeople } from '../issued-papers/said-of-people.queries.ts';
import { unitsBelow, unitsOn } from '../units/units.queries.ts';
import { cyclesReporting } from './consolidation.queries.ts';
import { namesOf, refusalFor } from './consolidation.ts';
import type { RegulationNamed } from './figures.ts';

/**
 * Everybody that a report counts, one a row, as the Party lists them (form 14): those decided on here on one sheet, those
 * proposed to whoever decides above on another. What was said in the cycle stands there; what was not is left to be
 * filled in, and the column says where it comes from.
 */
export async function workbookOfPeople(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<FileToGive | Refusal> {
  const why = await refusalFor(tx, holder, 'consolidation.export', unit);
  if (why) return why;
  const on = lastDayOf(period);
  const units = await unitsBelow(tx, unit, on);
  const runs = await cyclesReporting(tx, { period, units });
  const people = await personLevels(tx, { runs, period, units, on });
  const named = await namesOf(tx, sources, runs, new Set(people.map(({ regulation }) => regulation)));
  if (isRefusal(named)) return named;
  const saidOf = await saidInCycles(tx, sources, people);
  if (isRefusal(saidOf)) return saidOf;
  const names = new Map((await unitsOn(tx, on)).map(({ id, name }) => [id, name]));
  const sheets = named.flatMap(({ regulation }, at) => {
    const of = people.filter((one) => one.regulation === regulation.id);
    const sheet = (name: string, some: readonly PersonLevel[]) =>
      sheetOf(`${at + 1} Mẫu 14 (${name})`, regulation, some, { units: names, saidOf });
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
  const empty = sheetOf('1 Mẫu 14', undefined, [], { units: names, saidOf });
  const uncoded = people.filter(({ position }) => position === null);
  const checks = uncoded.length === 0 ? [] : [checkSheet(uncoded, names)];
  const bytes = await bytesOf('xlsx', sheets.length === 0 ? [empty] : [...sheets, ...checks]);
  return { kind: 'xlsx', name: `danh-sach-tung-nguoi-${period}.xlsx`, bytes };
}

type SaidOf = (one: PersonLevel) => SaidOfPerson;

/** What was said of each in the cycle and under the regulation that counts them. */
async function saidInCycles(
  tx: Tx,
  sources: EvaluationSources,
  people: readonly PersonLevel[],
): Promise<SaidOf | Refusal> {
  const known = new Map<string, Awaited<ReturnType<typeof saidOfPeople>>>();
  for (const id of new Set(people.map(({ cycle }) => cycle))) {
    const cycle = await cycleById(tx, id);
    const packs = cycle && (await sources.joined(tx, cycle));
    if (packs === undefined) continue;
    if (isRefusal(packs)) return packs;
    for (const { regulation } of packs)
      known.set(`${id} ${regulation.id}`, await saidOfPeople(tx, { cycle: id, regulation }));
  }
  return ({ cycle, regulation, person, subject }) =>
    known.get(`${cycle} ${regulation}`)?.(person, subject) ?? {};
}

const text = (header: string, width: number, note?: string) => ({
  ...{ header, kind: 'text' as const, width },
  ...(note === undefined ? {} : { note }),
});
const unverified = (from: string) => `${from}; tên cột chưa đối chiếu với bản gốc của mẫu`;

/** Whom the tables by code of post leave out: their main post has no code yet. */
const checkSheet = (people: readonly PersonLevel[], units: ReadonlyMap<string, string>): SheetToWrite => ({
  name: 'Kiểm tra dữ liệu',
  columns: [
    text('Họ và tên', 28),
    text('Chức vụ', 28),
    text('Đơn vị', 28),
    text('Cần bổ sung', 40, 'người chưa có mã không vào được Mẫu 15A, 15B'),
  ],
  rows: people.map((one) => [
    ...[one.name, one.title ?? '', units.get(one.unit) ?? ''],
    'Mã vị trí việc làm, chức danh của vị trí chính',
  ]),
});

function sheetOf(
  name: string,
  regulation: RegulationNamed | undefined,
  people: readonly PersonLevel[],
  { units, saidOf }: { readonly units: ReadonlyMap<string, string>; readonly saidOf: SaidOf },
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
      text(
        'Điểm tự chấm',
        12,
        unverified('tổng các tiêu chí tự chấm trong từng kỳ theo dõi, bình quân các kỳ đã gửi'),
      ),
      text('Mức tự xếp loại', 20, unverified('theo phiếu năm đã lập')),
      text('Chi bộ đề nghị', 20, unverified('theo văn bản ý kiến của cấp ủy đã lập')),
      text('Thẩm định, đề nghị', 20, unverified('mức đề xuất gần nhất')),
      text('Mức được quyết định', 20),
      text('Lý do', 24, unverified('lý do khi đề xuất hoặc quyết định khác mức tính được')),
      text('Đề xuất về cán bộ', 24, unverified('theo phiếu năm và việc xử lý sau xếp loại')),
      text('Ghi chú', 20, unverified('văn bản quyết định')),
    ],
    rows: people.map((one, at) => {
      const { selfPoints = '', selfLevel = '', cellLevel = '', staffing = '' } = saidOf(one);
      return [
        ...[String(at + 1), one.name, one.title ?? '', units.get(one.unit) ?? '', one.position ?? ''],
        ...[selfPoints.replace('.', ','), selfLevel, cellLevel, labelOf(one.appraised), labelOf(one.decided)],
        ...[one.reason ?? '', staffing, one.document ?? ''],
      ];
    }),
  };
}
