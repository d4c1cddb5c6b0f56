import { describe, expect, it } from 'vitest';
import { request } from './example.fixture.ts';
import { fromHeadings, matchHeadings, matchTable, tablesOf } from './index.ts';

const tables = tablesOf(request.vocabulary, request.regulations);
const table = (id: string) => tables.find((t) => t.id === id)!;
const codesOf = (headings: readonly string[]) =>
  matchHeadings(table('units'), headings).problems.map((p) => `${p.column ?? ''} ${p.code}`.trim());

describe('the tables of a regulation', () => {
  it('are the standard ones, then fact sheets, then its own, then results and decisions', () => {
    expect(tables.map((t) => t.id)).toEqual([
      'units',
      'people',
      'general-criteria',
      'unit-year',
      'catalogue',
      'products',
      'leave',
      'period-results',
      'decisions',
    ]);
  });

  it('have a column for the subject, the period and each fact, and for the rater where facts have raters', () => {
    const columns = (id: string) => table(id).columns.map((c) => c.id);
    expect(columns('general-criteria')).toEqual(['subject', 'period', 'rater', 'attitude', 'remark']);
    expect(columns('unit-year')).toEqual(['subject', 'period', 'budget', 'united', 'share']);
    expect(columns('leave')).toEqual(['subject', 'kind', 'from', 'to', 'paid']);
  });

  it('say what can be chosen', () => {
    const options = (id: string, column: string) => [
      ...(table(id)
        .columns.find((c) => c.id === column)
        ?.options?.keys() ?? []),
    ];
    expect(options('general-criteria', 'rater')).toEqual(['self', 'confirmed']);
    expect(options('products', 'source')).toEqual(['planned', 'unplanned']);
    expect(options('unit-year', 'united')).toEqual(['yes', 'no']);
    expect(options('period-results', 'measure')).toEqual(['monthScore']);
    expect(options('decisions', 'question')).toEqual(['level', 'reading:quota-base', 'no-task']);
  });

  it('require only what nothing else can fill', () => {
    const required = table('products')
      .columns.filter((c) => c.required)
      .map((c) => c.id);
    expect(required).toEqual(['subject', 'period', 'assigned']);
  });

  it('keep apart two kinds of facts on one sheet', () => {
    const [first, ...others] = request.vocabulary.facts;
    const facts = [{ ...first!, per: 'year' }, ...others];
    const ids = tablesOf({ ...request.vocabulary, facts }, request.regulations).map((t) => t.id);
    expect(ids).toContain('general-criteria-year');
    expect(ids).toContain('general-criteria-monitoring');
  });
});

describe('a sheet is recognised', () => {
  it.each([
    ['people', 'people'],
    ['NGƯỜI VÀ VỊ TRÍ', 'people'],
    ['nguoi va vi tri', 'people'],
    ['san_pham, cong viec', 'products'],
    ['Work products', 'products'],
    ['Period_Results', 'period-results'],
  ])('%s', (name, id) => expect(matchTable(name, tables)?.id).toBe(id));

  it('or not at all', () => expect(matchTable('Sheet1', tables)).toBeUndefined());
});

describe('a sheet whose name two regulations use for different periods', () => {
  const column = (id: string) => ({
    id,
    label: { vi: id, en: id },
    type: { kind: 'id' as const },
    required: false,
  });
  const table = (id: string, label: string, columns: readonly string[]) => ({
    id,
    label: { vi: label, en: label },
    shared: ['criteria', 'Tiêu chí chung'],
    columns: columns.map(column),
  });
  const sharing = [
    table('criteria-month', 'Tiêu chí chung (tháng)', ['subject', 'I.1']),
    table('criteria-year', 'Tiêu chí chung (năm)', ['subject', 'k1.1']),
  ];

  it.each([
    ['Tiêu chí chung (năm)', ['subject'], 'criteria-year'],
    ['Tiêu chí chung', ['subject', 'I.1'], 'criteria-month'],
    ['tieu chi chung', ['subject', 'k1.1'], 'criteria-year'],
    ['criteria', ['k1.1', 'subject'], 'criteria-year'],
  ])('%s with %s is %s', (name, headings, id) => {
    expect(matchTable(name, sharing, headings)?.id).toBe(id);
  });
});

describe('headings are recognised', () => {
  it('by id or label, in any order, with or without accents, case, blanks and marks', () => {
    const headings = [
      'VAI TRO doi voi cong chuc',
      'Mã đơn vị (*)',
      '',
      'ten_don_vi',
      'Kind of unit',
      'TỪ NGÀY',
    ];
    expect(matchHeadings(table('units'), headings)).toEqual({
      columns: ['role', 'id', undefined, 'name', 'kind', 'from'],
      problems: [],
    });
  });

  it('also when they are written in decomposed Unicode', () => {
    const headings = ['Mã đơn vị'.normalize('NFD'), 'name', 'kind', 'role'];
    expect(matchHeadings(table('units'), headings).columns[0]).toBe('id');
  });

  it('with the unit of measure or without', () => {
    const column = { ...table('units').columns[1]!, unit: { vi: 'điểm', en: 'points' } };
    expect(matchHeadings({ ...table('units'), columns: [column] }, ['Tên đơn vị (điểm)']).columns).toEqual([
      'name',
    ]);
  });

  it('and an unknown one is told with the nearest name', () => {
    const { problems } = matchHeadings(table('units'), ['id', 'name', 'kind', 'role', 'Tên đơn vj']);
    expect(problems).toMatchObject([
      { table: 'units', code: 'intake.unknown-column', mend: { vi: 'có phải là “Tên đơn vị”?' } },
    ]);
  });

  it('a missing required column and a doubled one are told', () => {
    expect(codesOf(['id', 'Mã đơn vị', 'name', 'kind'])).toEqual([
      'id intake.doubled-column',
      'role intake.missing-column',
    ]);
  });

  it('a label that two columns share must be written as an id', () => {
    const { columns } = table('units');
    const twins = columns.map((c) => ({ ...c, label: { vi: 'Điểm', en: 'Score' } }));
    const match = matchHeadings({ ...table('units'), columns: twins }, [
      'id',
      'name',
      'kind',
      'role',
      'Điểm',
    ]);
    expect(match.problems.map((p) => p.code)).toEqual(['intake.ambiguous-column']);
  });
});

describe('the row of the headings', () => {
  const { columns } = table('units');
  const [first, second] = columns.slice(0, 2).map(({ label }) => label.vi);
  const sheet = (...rows: string[][]) => rows.map((cells, at) => ({ cells, number: at + 1 }));

  it('may stand below titles; without any known heading it is the first', () => {
    const titled = sheet(['ỦY BAN NHÂN DÂN XÃ'], ['DANH SÁCH'], [first ?? '', second ?? ''], ['A', 'B']);
    expect(fromHeadings(table('units'), titled).map(({ number }) => number)).toEqual([3, 4]);
    const strange = sheet(['Tên lạ', 'Cột lạ'], ['A', 'B']);
    expect(fromHeadings(table('units'), strange)).toBe(strange);
  });

  it('that is missing or strange is answered with what people call the columns', () => {
    const { problems } = matchHeadings(table('units'), ['Cột hoàn toàn lạ']);
    expect(problems.map(({ mend }) => mend.vi).join(' ')).toContain(`“${first}”`);
    expect(problems.map(({ mend }) => mend.vi).join(' ')).not.toMatch(/\bid\b/);
  });
});
