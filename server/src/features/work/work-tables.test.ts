import { readFileSync } from 'node:fs';
import {
  type PlainTables,
  parseRegulation,
  type Regulation,
  registerFromTables,
  vocabularyOf,
} from '@congtam/engine';
import { loadPart, loadRegulation } from '@congtam/regulations';
import { describe, expect, it } from 'vitest';
import { tableMapping } from '../../feeding/mapping.ts';
import type { ProductContent, WorkPart } from './product-content.ts';
import type { ProductRow } from './work.queries.ts';
import { feedWork, groupLimitOf, refusedCells } from './work-tables.ts';

const packs = new URL('../../../../regulations/', import.meta.url);
const shipped = (folder: string, base?: Regulation): Regulation => {
  const loaded = loadRegulation(new URL(folder, packs).pathname);
  if ('problems' in loaded) throw new Error(folder);
  const rules = loaded.parts.find(({ name }) => name === 'rules');
  const read = rules && parseRegulation(rules, base);
  if (read === undefined || 'problems' in read) throw new Error(folder);
  return read.regulation;
};
const decree = shipped('government/nd-335-2025/2026-01-01');
const older = shipped('government/nd-90-2020/2020-08-20');

const work: WorkPart = {
  ...{ title: 'Báo cáo', code: null, coefficient: '2', isPlanned: true, basis: null, assignedBy: null },
  ...{ document: null, deadline: null, isKey: false, given: [], catalogue: null, source: 'plan' },
  ...{ quantity: '4', share: null, jobPosition: null },
};
const reported = {
  ...{ completed: '4', meetingQuality: null, onTime: null, majorErrors: 0, latenesses: 0, finishedOn: null },
  ...{ isExceeded: false, justification: null, evidence: [], given: [] },
};
const catalogueOf = (unit: string) => ({
  ...{ id: 'dm', unit, from: '2026-07-01', standardProduct: 'Văn bản', groups: 5, groupsArticle: 'Điều 13' },
  ...{ ground: 'QĐ 1', proposedBy: 'b', state: 'approved' as const, decisionGround: null },
});
let count = 0;
const product = (content: Partial<ProductContent>, more: Partial<ProductRow> = {}): ProductRow => ({
  ...{
    id: `p${++count}`,
    task: 't',
    unit: 'xa',
    person: 'an',
    period: '2026-03',
    takenFrom: null,
    revision: 2,
  },
  ...{ state: 'reported', handover: null, sourceSystem: null, sourceId: null },
  waived: { errors: 0, latenesses: 0, documents: [] },
  content: { work, reported, corrected: {}, ...content },
  ...more,
});
const feed = (
  regulations: readonly Regulation[],
  products: readonly ProductRow[],
  more: Partial<Parameters<typeof feedWork>[0]> = {},
) => feedWork({ regulations, own: [], catalogues: [], products, year: 2026, side: 'standing', ...more });
const taken = (regulations: readonly Regulation[], tables: PlainTables) => {
  const read = registerFromTables(
    { vocabulary: vocabularyOf(regulations), regulations, year: 2026 },
    {
      ...tables,
      units: [{ id: 'xa', name: 'Xã', kind: 'administrativeAgency', role: 'usingBody' }],
      people: [
        { id: 'an', name: 'An', unit: 'xa', service: 'civilServant' },
        { id: 'binh', name: 'Bình', unit: 'xa', service: 'civilServant' },
      ],
    },
  );
  return 'problems' in read
    ? read.problems.map(({ table, message }) => `${table}: ${message.vi}`)
    : read.register;
};

describe('work that is not complete', () => {
  it('is left out and told, of whom and what it is, and the rest is taken as it is', () => {
    const { tables, notes } = feed(
      [decree],
      [
        product({}),
        product({ work: { ...work, title: 'Không hệ số', coefficient: null } }),
        product({ work: { ...work, title: 'Quá lớn', coefficient: '5000' } }),
      ],
    );
    expect(tables['work-products']?.map((row) => row.product)).toEqual(['Báo cáo']);
    expect(Array.isArray(taken([decree], tables))).toBe(false);
    const ids = [`p${count - 1}`, `p${count}`];
    expect(notes.map(({ table, column, entry }) => [table, column, entry])).toEqual(
      ids.map((id) => ['work-products', 'coefficient', id]),
    );
  });

  it('leaves out a code that a later catalogue gives another coefficient, since what was assigned stays', () => {
    const items = [{ code: 'A', product: 'Báo cáo', group: 1, coefficient: '3', quality: null }];
    const later = { ...catalogueOf('xa'), items };
    const { tables } = feed([decree], [product({ work: { ...work, code: 'A', coefficient: '2' } })], {
      catalogues: [later],
    });
    expect(tables['work-products']?.map(({ code, coefficient }) => [code, coefficient])).toEqual([['', '2']]);
    expect(Array.isArray(taken([decree], tables))).toBe(false);
  });
});

describe('the work of Decree 335', () => {
  it('fills every column of the table of products so that the intake takes it as it is', () => {
    const { tables, notes } = feed(
      [decree],
      [
        product(
          {
            work: { ...work, code: 'UB03' },
            reported: {
              ...reported,
              completed: '3',
              meetingQuality: '2',
              onTime: '3',
              majorErrors: 2,
              latenesses: 1,
            },
          },
          { waived: { errors: 0, latenesses: 1, documents: ['17/TB'] } },
        ),
        product({ reported: null }, { handover: 'taken', state: 'open' }),
        product(
          { work: { ...work, source: 'takenOver', isPlanned: false } },
          { person: 'binh', takenFrom: 'p2' },
        ),
        product({ work: { ...work, source: 'unplanned', isPlanned: false } }, { period: '2026-Q2' }),
      ],
      {
        catalogues: [
          {
            ...{
              id: 'c',
              unit: 'xa',
              from: '2026-01-01',
              standardProduct: 'x',
              groups: 5,
              groupsArticle: 'x',
            },
            ...{ ground: 'x', proposedBy: 'x', state: 'approved', decisionGround: 'x' },
            items: [{ code: 'UB03', product: 'Báo cáo', group: 2, coefficient: '2', quality: null }],
          },
        ],
      },
    );
    expect(notes).toEqual([]);
    expect(tables['work-catalogue']).toEqual([
      { subject: 'xa', code: 'UB03', product: 'Báo cáo', group: '2', coefficient: '2' },
    ]);
    expect(tables['work-products']?.[0]).toEqual({
      ...{
        subject: 'an',
        period: '2026-03',
        code: 'UB03',
        product: 'Báo cáo',
        coefficient: '2',
        source: 'plan',
      },
      ...{
        assigned: '4',
        completed: '3',
        meetingQuality: '2',
        onTime: '3',
        majorErrors: '2',
        waivedErrors: '0',
      },
      ...{ latenesses: '1', waivedLatenesses: '1', waiverDocument: '17/TB' },
    });
    expect(
      tables['work-products']?.map(({ subject, period, source, completed }) => [
        subject,
        period,
        source,
        completed,
      ]),
    ).toEqual([
      ['an', '2026-03', 'plan', '3'],
      ['an', '2026-03', 'handedOver', ''],
      ['binh', '2026-03', 'takenOver', '4'],
      ['an', '2026-Q2', 'unplanned', '4'],
    ]);
    const columns = decree.tables.get('work-products')?.columns.map(({ id }) => id) ?? [];
    expect(Object.keys(tables['work-products']?.[0] ?? {})).toEqual(['subject', 'period', ...columns]);
    const register = taken([decree], tables);
    expect(Array.isArray(register) ? register : []).toEqual([]);
  });

  it('that came beside the plan and went on to somebody else is nobody’s but the other’s', () => {
    const moved = { handover: 'taken', state: 'open' } as const;
    const beside = (source: WorkPart['source']) =>
      product({ work: { ...work, source }, reported: null }, moved);
    const { tables } = feed([decree], [beside('plan'), beside('takenOver'), beside('unplanned')]);
    expect(tables['work-products']?.map(({ source }) => source)).toEqual(['handedOver']);
  });

  it('is the word of the person on one side, and with what the manager changed on the other', () => {
    const products = [product({ corrected: { completed: '3', latenesses: 1 } })];
    const said = (side: 'reported' | 'standing') =>
      feed([decree], products, { side }).tables['work-products']?.map(({ completed, latenesses }) => [
        completed,
        latenesses,
      ]);
    expect(said('reported')).toEqual([['4', '0']]);
    expect(said('standing')).toEqual([['3', '1']]);
    expect(feed([decree], [product({})], { side: 'reported' }).tables).toEqual(
      feed([decree], [product({})], { side: 'standing' }).tables,
    );
  });

  it('limits a catalogue to the groups that its text says, with the article', () => {
    expect(groupLimitOf([decree])).toMatchObject({ table: 'work-catalogue', groups: 5 });
    expect(groupLimitOf([decree])?.article).toMatch(/^Điều 13/);
    expect(groupLimitOf([older])).toBeUndefined();
  });

  it('A14 - waives no more errors than there were', () => {
    const products = [
      product(
        { reported: { ...reported, majorErrors: 1 } },
        { waived: { errors: 5, latenesses: 5, documents: ['17/TB'] } },
      ),
    ];
    expect(feed([decree], products).tables['work-products']).toMatchObject([
      { majorErrors: '1', waivedErrors: '1', latenesses: '0', waivedLatenesses: '0' },
    ]);
  });
});

describe('the work of other regulations', () => {
  it('of the year is tasks done, on time and of quality; what only a person can say is written for its table', () => {
    const effect = (cells: { readonly [column: string]: string }) => ({
      work: {
        ...work,
        given: [{ regulation: 'nd-90-2020', version: '2020-08-20', table: 'own-tasks', cells }],
      },
    });
    const done = product(effect({ effect: 'high' }));
    const late = product({ ...effect({ effect: 'low' }), reported: { ...reported, latenesses: 1 } });
    const { tables, notes } = feed([older], [done, late]);
    expect(notes).toEqual([]);
    expect(tables['own-tasks']).toEqual([
      {
        ...{ subject: 'an', period: '2026', task: 'Báo cáo', done: 'yes', onTime: 'yes', qualityMet: 'yes' },
        ...{ effect: 'high', exceeded: 'no' },
      },
      {
        ...{ subject: 'an', period: '2026', task: 'Báo cáo', done: 'yes', onTime: 'no', qualityMet: 'yes' },
        ...{ effect: 'low', exceeded: 'no' },
      },
    ]);
    const register = taken([older], tables);
    expect(Array.isArray(register) ? register : []).toEqual([]);
    const open = feed([older], [product({})]);
    expect(open.notes.map(({ column }) => column)).toEqual(['effect']);
  });

  it('of key tasks has only those that are key, with who assigned them and until when', () => {
    const layer = shipped('ninh-thuan/ninh-thuan-2022/2022-01-01', older);
    const key: Partial<WorkPart> = {
      ...{ isKey: true, basis: 'programme', assignedBy: 'UBND tỉnh', deadline: '2026-03-20' },
    };
    const late = {
      ...reported,
      finishedOn: '2026-03-25',
      evidence: [{ title: 'BC', reference: '1/BC', attachment: null }],
    };
    const { tables } = feed(
      [older, layer],
      [product({}), product({ work: { ...work, ...key }, reported: late })],
    );
    expect(tables['key-tasks']).toEqual([
      {
        ...{ subject: 'an', task: 'Báo cáo', source: 'programme', assignedBy: 'UBND tỉnh' },
        ...{ deadline: '2026-03-20', onTime: 'no', qualityMet: 'yes', evidence: 'BC: 1/BC' },
      },
    ]);
  });

  it('of quarters takes the months of a quarter together, and says which periods fit nowhere', () => {
    const college = shipped('examples/college-2026/2026-08-30');
    const { tables, notes } = feed([college], [product({}), product({}, { period: '2026-H1' })]);
    expect(tables['college-targets']).toMatchObject([
      { subject: 'an', period: '2026-Q1', target: 'Báo cáo', due: '4', done: '4', exceeded: 'no' },
    ]);
    expect(notes.map(({ table, says }) => [table, says.vi.includes('2026-H1')])).toEqual([
      ['college-targets', true],
    ]);
  });
});

describe('Art. 20(2) of Decree 90 - the work of a school whose year ends in May', () => {
  const inYear = (year: number, periods: readonly string[]) => {
    const own = { ends: 5 };
    const cells = { effect: 'high' };
    const given = [{ regulation: 'nd-90-2020', version: '2020-08-20', table: 'own-tasks', cells }];
    const products = periods.map((period) => product({ work: { ...work, given } }, { period }));
    return feed([older], products, { year, ownYear: ({ id }) => (id === 'an' ? own : undefined) });
  };

  it('of September counts in the next number of the year, of June in no earlier one', () => {
    const periods = ['2025-05', '2025-09', '2026-05', '2026-06', '2026'];
    const tasks = (year: number) => inYear(year, periods).tables['own-tasks']?.map(({ period }) => period);
    expect(tasks(2025)).toEqual(['2025']);
    expect(tasks(2026)).toEqual(['2026', '2026', '2026']);
    expect(tasks(2027)).toEqual(['2027']);
  });

  it('of a quarter that straddles two years is in neither, and somebody is told once', () => {
    const told = (year: number) => {
      const { tables, notes } = inYear(year, ['2025-Q2']);
      return [
        tables['own-tasks'],
        notes.filter(({ table, entry }) => table === 'own-tasks' && entry !== null).length,
      ];
    };
    expect([told(2025), told(2026)]).toEqual([
      [[], 1],
      [[], 0],
    ]);
  });
});

describe('a pack that nobody who wrote the program has seen', () => {
  const agency = () => {
    const source = readFileSync(new URL('src/testing/can-tho-agency/rules.yaml', packs), 'utf8');
    const loaded = loadPart(source, 'rules.yaml');
    if ('problems' in loaded) throw new Error('can-tho-agency');
    const city = shipped('can-tho/can-tho-2020/2020-09-10', older);
    const read = parseRegulation(loaded.part, {
      ...city,
      readings: new Map([...older.readings, ...city.readings]),
    });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems.map(({ message }) => message.en)));
    return { regulations: [older, city, read.regulation], id: read.regulation.id };
  };

  it('has its table of products filled with cells that were written for it', () => {
    const { regulations, id } = agency();
    const cells = { position: 'Văn thư', product: 'Công văn', due: '10', coefficient: '2' };
    const given = [{ regulation: id, version: '2026-01-01', table: 'job-products', cells }];
    expect(feed(regulations, [product({})]).notFed).toContain('job-products');
    const later = (more: { readonly [column: string]: string }) => ({
      work: { ...work, given },
      reported: { ...reported, given: given.map((one) => ({ ...one, cells: more })) },
    });
    const { tables, notFed } = feed(regulations, [product(later({ finished: '9' })), product({})]);
    expect(tables['job-products']).toEqual([{ subject: 'an', period: '2026-03', ...cells, finished: '9' }]);
    expect(notFed).not.toContain('job-products');
    // The word of the manager stands over that of the person.
    const bold = feed(regulations, [product(later({ finished: '9', coefficient: '5' }))]);
    expect(bold.tables['job-products']).toMatchObject([{ coefficient: '2', finished: '9' }]);
  });

  it('A07 - is never told by written cells what is on record already', () => {
    const cells = { coefficient: '1000', assigned: '1', waivedErrors: '9', source: 'unplanned' };
    const given = [{ regulation: 'nd-335-2025', version: '2026-01-01', table: 'work-products', cells }];
    const plain = feed([decree], [product({})]).tables;
    expect(feed([decree], [product({ reported: { ...reported, given } })]).tables).toEqual(plain);
    expect(feed([decree], [product({ work: { ...work, given } })]).tables).toEqual(plain);
  });

  it('or fed by a mapping that it brings along, as data', () => {
    const { regulations } = agency();
    const own = tableMapping.parse({
      tables: [
        {
          ...{ table: 'job-products', of: 'person', register: 'workProducts', take: 'period' },
          columns: {
            position: { from: ['jobPosition'] },
            product: { from: ['title'] },
            due: { from: ['assigned'] },
            finished: { from: ['completed'] },
            coefficient: { from: ['coefficient'] },
            failedChecks: { from: ['majorErrors'] },
          },
        },
      ],
    });
    const { tables } = feed(regulations, [product({ work: { ...work, jobPosition: 'Văn thư' } })], {
      own: [own],
    });
    expect(tables['job-products']).toEqual([
      {
        ...{ subject: 'an', period: '2026-03', position: 'Văn thư', product: 'Báo cáo', due: '4' },
        ...{ finished: '4', coefficient: '2', failedChecks: '0' },
      },
    ]);
  });

  it('has its cells read as its intake reads them: what it would refuse is refused at once', () => {
    const { regulations } = agency();
    const wrong = (cells: { readonly [column: string]: string }) =>
      refusedCells(
        regulations,
        { table: 'job-products', of: 'person', period: '2026-03' },
        [cells],
        2026,
      ).map(({ column, code }) => `${column} ${code}`);
    expect(wrong({ position: 'Văn thư', product: 'x', due: '10', coefficient: '2' })).toEqual([]);
    expect(wrong({ position: 'Văn thư', product: 'x', due: '0', coefficient: '9', finished: '1e3' })).toEqual(
      ['due intake.out-of-range', 'finished intake.not-a-number', 'coefficient intake.out-of-range'],
    );
  });
});
