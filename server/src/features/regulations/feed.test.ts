import { parseRegulation, type Regulation, registerFromTables, vocabularyOf } from '@congtam/engine';
import { loadPart } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { type FedEntry, feedTables } from '../../feeding/feed.ts';
import { tableMapping } from '../../feeding/mapping.ts';
import { shippedPacks } from './library.ts';
import { registerTablesWith } from './register-tables.ts';

const { packs: ships } = await shippedPacks();
const shipped = (id: string, version: string): Regulation => {
  const found = ships.find((pack) => pack.regulation.id === id && pack.version === version);
  if (found === undefined) throw new Error(`${id}@${version} does not ship`);
  return found.regulation;
};
const decree = shipped('nd-335-2025', '2026-01-01');
const older = shipped('nd-90-2020', '2023-09-15');

let entries = 0;
const entry = (register: string, more: Partial<FedEntry>): FedEntry => ({
  id: `e${++entries}`,
  register,
  unit: 'xa',
  person: null,
  state: 'standing',
  on: '2026-04-10',
  to: null,
  content: {},
  concerned: [],
  ...more,
});
const discipline = (nature: string, on = '2026-04-10') =>
  entry('discipline', {
    person: 'an',
    on,
    content: {
      ...{ act: 'HV-01', nature, side: 'administrative', measure: 'reprimand', effectiveOn: on },
      ...{ actOn: null, actAt: 'here', alreadyCountedIn: null, document: 'QĐ 45' },
    },
  });
const feed = (regulation: Regulation, given: readonly FedEntry[], own = registerTablesWith([])) =>
  feedTables({
    regulations: regulation.layerOf === undefined ? [regulation] : [decree, regulation],
    mapping: own,
    entries: given,
    year: 2026,
  });

describe('the tables of a pack', () => {
  it('are filled from the registers so that the intake takes them as they are', () => {
    const { tables, notes } = feed(decree, [
      discipline('duty'),
      entry('leave', {
        person: 'an',
        on: '2025-12-20',
        to: '2026-01-31',
        content: { kind: 'maternity', from: '2025-12-20', to: '2026-01-31', document: 'QĐ 3' },
      }),
      entry('initiatives', {
        person: 'an',
        state: 'recognised',
        content: {
          title: 'Một cửa',
          proposedOn: '2026-02-01',
          document: null,
          recognised: { on: '2026-06-01', by: 'HĐ', document: 'QĐ 77' },
        },
      }),
      entry('criticism', {
        person: 'an',
        content: { kind: 'writtenReminder', by: 'Sở', issuedOn: '2026-04-10', document: 'CV 1' },
      }),
      entry('unitTasks', {
        state: 'reported',
        content: {
          ...{ task: 'Số hóa', source: 'programme', assignedBy: 'UBND', isPlanned: true },
          result: { isDone: true, isOnTime: false, isOfQuality: true, isExceeded: false },
        },
      }),
      entry('indicators', { content: { indicator: 'Thu', plan: '12.5', actual: { value: '13.25' } } }),
    ]);
    expect(notes).toEqual([]);
    expect(tables.initiatives).toEqual([
      { subject: 'an', title: 'Một cửa', state: 'recognised', onDay: '2026-06-01', document: 'QĐ 77' },
    ]);
    expect(tables['unit-tasks']).toEqual([
      {
        ...{ subject: 'xa', task: 'Số hóa', origin: 'programme', planned: 'yes' },
        ...{ done: 'yes', onTime: 'no', qualityMet: 'yes', exceeded: 'no' },
      },
    ]);
    const taken = registerFromTables(
      { vocabulary: vocabularyOf([decree]), regulations: [decree], year: 2026 },
      {
        ...tables,
        units: [{ id: 'xa', name: 'Xã', kind: 'administrativeAgency', role: 'usingBody' }],
        people: [{ id: 'an', name: 'An', unit: 'xa', service: 'civilServant' }],
      },
    );
    expect('problems' in taken ? taken.problems : []).toEqual([]);
    if ('problems' in taken) return;
    for (const table of ['discipline', 'leave', 'initiatives', 'criticism', 'unit-tasks', 'indicators']) {
      expect(`${table} ${taken.register.records.get(table)?.count}`).toBe(`${table} 1`);
    }
  });

  it('take a year of what is of a year, leave that touches it, and all discipline', () => {
    const { tables } = feed(decree, [
      discipline('duty', '2024-05-01'),
      entry('leave', { person: 'an', on: '2025-01-01', to: '2025-12-31', content: { kind: 'study' } }),
      entry('indicators', { on: '2025-01-01', content: { indicator: 'Thu', plan: '1' } }),
      entry('indicators', { state: 'withdrawn', content: { indicator: 'Thu', plan: '1' } }),
    ]);
    expect([tables.discipline?.length, tables.leave?.length, tables.indicators?.length]).toEqual([1, 0, 0]);
  });

  it('say where a word of the register has no option in the pack, and never guess', () => {
    const degradation = discipline('degradation');
    const { tables, notes } = feed(older, [degradation]);
    expect(tables.discipline?.[0]).toMatchObject({ act: 'HV-01', nature: '' });
    expect(tables.discipline?.[0]).not.toHaveProperty('measure');
    expect(notes.map(({ table, column, entry: id }) => [table, column, id])).toContainEqual([
      'discipline',
      'nature',
      degradation.id,
    ]);
  });

  it('say what an open task has not reported, and which tables no register feeds', () => {
    const open = entry('unitTasks', { content: { task: 'Số hóa', source: 'law', isPlanned: true } });
    const { notes, notFed } = feed(decree, [open]);
    expect(notes.map(({ column, says }) => [column, says.vi])).toEqual([
      ['done', expect.stringContaining('ghi bước tiếp theo')],
    ]);
    expect(notFed).toEqual(expect.arrayContaining(['work-products', 'work-catalogue', 'I.1']));
  });
});

describe('a pack that nobody who wrote the program has seen', () => {
  const source = `regulation: local
title: {vi: Quy định thử, en: A trial}
issuer: {vi: UBND tỉnh, en: Province}
number: 1/QĐ
issued-on: 2026-01-01
in-force-from: 2026-01-01
layer-of: nd-335-2025
invented: yes
articles:
  a1: {ref: Điều 1, says: {vi: Một, en: One}}
fact-sheets:
  unit-indicators:
    label: {vi: Chỉ tiêu, en: Indicators}
    of: unit
    per: year
    article: a1
    facts:
      adminReform:
        label: {vi: Cải cách hành chính, en: Reform}
        type: choice
        may-not-apply: yes
        options: {tot: {vi: Tốt, en: Good}, underTot: {vi: Dưới Tốt, en: Below}}
      disbursementDue: {label: {vi: Vốn, en: Due}, type: number, at-least: 0}
tables:
  warnings:
    of: unit
    label: {vi: Nhắc nhở, en: Warnings}
    article: a1
    columns:
      sort: {type: choice, required: yes, label: {vi: Loại, en: Sort}, options: {nhac: {vi: Nhắc, en: Reminder}}}
      paper: {type: text, required: yes, label: {vi: Văn bản, en: Paper}}
  people-concerned:
    of: person
    label: {vi: Người liên quan, en: People concerned}
    article: a1
    columns:
      about: {type: text, required: yes, label: {vi: Văn bản, en: Matter}}
      confirmed: {type: flag, label: {vi: Xác nhận, en: Confirmed}}
`;
  const loaded = loadPart(source, 'rules.yaml');
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const read = parseRegulation(loaded.part, decree);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems.map(({ message }) => message.en)));
  const local = read.regulation;
  const reminder = entry('criticism', {
    content: { kind: 'writtenReminder', by: 'Tỉnh', issuedOn: '2026-04-10', document: 'CV 9' },
    concerned: ['an', 'binh'],
  });

  it('is fed by a mapping it brings along, as data', () => {
    const own = tableMapping.parse({
      tables: [
        {
          ...{ table: 'warnings', of: 'unit', register: 'criticism', take: 'year' },
          where: { kind: ['writtenReminder'] },
          columns: {
            sort: { from: ['kind'], values: { writtenReminder: 'nhac' } },
            paper: { from: ['document'] },
          },
        },
      ],
    });
    expect(feed(local, [reminder]).notFed).toContain('warnings');
    const { tables, notFed } = feed(local, [reminder], registerTablesWith([own]));
    expect(tables.warnings).toEqual([{ subject: 'xa', sort: 'nhac', paper: 'CV 9' }]);
    expect(notFed).not.toContain('warnings');
  });

  it('NT22-1e - has rows for those confirmed to be concerned, and for nobody else', () => {
    expect(feed(local, [reminder]).tables['people-concerned']).toEqual([
      { subject: 'an', about: 'CV 9', confirmed: 'yes' },
      { subject: 'binh', about: 'CV 9', confirmed: 'yes' },
    ]);
  });

  it('NT22-1c - a rating not announced is no value; one that does not apply is said so', () => {
    const rated = (state: string, unit: string, announced?: object) =>
      entry('adminReform', {
        unit,
        state,
        on: '2026-01-01',
        content: { period: '2026', ...(announced && { announced }) },
      });
    const { tables, notes } = feed(local, [
      rated('notAnnounced', 'a'),
      rated('notApplicable', 'b'),
      rated('announced', 'c', { rating: 'good' }),
      rated('announced', 'd', { rating: 'excellent' }),
      entry('indicators', {
        unit: 'c',
        on: '2026-01-01',
        content: { code: 'publicInvestment', indicator: 'Giải ngân', plan: '1250.5' },
      }),
      entry('indicators', {
        unit: 'c',
        on: '2026-01-01',
        content: { code: 'revenue', indicator: 'Thu', plan: '7' },
      }),
    ]);
    expect(tables['unit-indicators']).toEqual([
      { subject: 'b', period: '2026', adminReform: 'not-applicable' },
      { subject: 'c', period: '2026', adminReform: 'tot', disbursementDue: '1250.5' },
    ]);
    expect(notes.map(({ says }) => says.vi)).toEqual([expect.stringContaining('“excellent”')]);
  });
});
