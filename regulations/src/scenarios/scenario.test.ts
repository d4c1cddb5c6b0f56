import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadPart } from '../load.ts';
import { loadRegulation } from '../version.ts';
import { formatProblem, parseRegulation, type Regulation } from './engine.ts';
import { namesUnknownTo } from './names.ts';
import { runScenario } from './run.ts';
import { isAbout, readScenarios, type Scenario, scenarioTables } from './scenario.ts';
import { expandRange } from './tables.ts';

const head = (more: string) => `scenarios:
  - name: {vi: Một, en: One}
    shows: [art-1]
    period: 2026
${more}
`;

function problemsOf(source: string): string[] {
  const loaded = loadPart(source, 'a.yaml');
  if ('problems' in loaded) throw new Error('not YAML');
  const read = readScenarios(loaded.part);
  return 'problems' in read ? read.problems.map((p) => `${p.code} ${formatProblem(p, 'en')}`) : [];
}

function scenariosOf(source: string): Scenario[] {
  const loaded = loadPart(source, 'a.yaml');
  if ('problems' in loaded) throw new Error('not YAML');
  const read = readScenarios(loaded.part);
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.scenarios;
}

const scenarioOf = (more: string): Scenario => scenariosOf(head(more)).at(-1)!;

describe('a badly written scenario is refused with file and line', () => {
  const twice = `${head('    expect: {}')}  - {name: {vi: Một, en: Two}, shows: [], period: 2026, expect: {}}`;
  it.each([
    ['an unknown key', head('    expects: {}\n    expect: {}'), 'pack.unknown-key', 'a.yaml:5'],
    [
      'an unknown expectation',
      head('    expect: {people: {p: {lvl: good}}}'),
      'pack.unknown-key',
      'a.yaml:5',
    ],
    ['no expectation', head(''), 'pack.missing-key', 'a.yaml:2'],
    [
      'a period that is none',
      head('    expect: {}').replace('2026', '2026-13'),
      'scenario.bad-period',
      'a.yaml:4',
    ],
    [
      'a score that is no number',
      head('    expect: {people: {p: {score: high}}}'),
      'scenario.bad-number',
      'a.yaml:5',
    ],
    ['a name that is there already', twice, 'scenario.same-name', 'a.yaml:6'],
    [
      'a scenario that does not exist',
      head('    same-as: Zero\n    expect: {}'),
      'scenario.unknown-name',
      'a.yaml:5',
    ],
    [
      'a range that is none',
      head('    given: {people: [{id: p1..q3}]}\n    expect: {}'),
      'scenario.bad-range',
      'a.yaml:5',
    ],
    ['a quota without its scope', head('    expect: {quotas: [{quota: x}]}'), 'pack.missing-key', 'a.yaml:5'],
  ])('%s', (_, source, code, place) => {
    const problems = problemsOf(source);
    expect(
      problems.some((p) => p.startsWith(`${code} ${place}`)),
      problems.join('\n'),
    ).toBe(true);
  });
});

it('a scenario is about every version of its regulation unless it names one', () => {
  const dir = join(dirname(fileURLToPath(import.meta.url)), '../../government/nd-90-2020/2023-09-15');
  const loaded = loadRegulation(dir);
  const parsed = 'parts' in loaded && loaded.parts[0] ? parseRegulation(loaded.parts[0]) : undefined;
  if (!parsed || 'problems' in parsed) throw new Error('no pack');
  const about = (more: string) => isAbout(scenarioOf(`${more}    expect: {}`), parsed.regulation);
  expect([about(''), about('    version: 2023-09-15\n'), about('    version: 2020-08-20\n')]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('the tables of a scenario', () => {
  it('have a managing body, a using body and one civil servant when nothing is said', () => {
    const tables = scenarioTables(scenarioOf('    expect: {}'));
    expect(tables.units?.map((u) => [u.id, u.role, u.parent, u.kind])).toEqual([
      ['m', 'managingBody', undefined, 'administrativeAgency'],
      ['u', 'usingBody', 'm', 'administrativeAgency'],
    ]);
    expect(tables.people).toEqual([{ id: 'p', name: 'p', unit: 'u', service: 'civilServant' }]);
  });

  it('have one row for every id and period of a range', () => {
    const given =
      '    given: {period-results: [{subject: p1..p2, period: 2026-11..2026-12, measure: score, value: 1}]}';
    const rows = scenarioTables(scenarioOf(`${given}\n    expect: {}`))['period-results'];
    expect(rows?.map((r) => `${r.subject} ${r.period} ${r.value}`)).toEqual([
      'p1 2026-11 1',
      'p1 2026-12 1',
      'p2 2026-11 1',
      'p2 2026-12 1',
    ]);
  });

  it('know levels under other regulations by regulation and subject, those of the scenario they go on from too', () => {
    const source = `${head('    levels-under: {nd-1: {p1: good}}\n    expect: {}')}  - name: {vi: Hai, en: Two}
    shows: []
    period: 2026
    same-as: One
    levels-under: {nd-2: {p1: completed}}
    expect: {}
`;
    const [, two] = scenariosOf(source);
    expect([...two!.levelsUnder].map(([id, levels]) => [id, ...levels])).toEqual([
      ['nd-1', ['p1', 'good']],
      ['nd-2', ['p1', 'completed']],
    ]);
  });

  it('have what another scenario has given first', () => {
    const first = head('    given: {people: [{id: a}]}\n    expect: {}');
    const then =
      '  - {name: {vi: Hai, en: Two}, shows: [], period: 2026, same-as: One, given: {people: [{id: b}]}, expect: {}}';
    const [, second] = scenariosOf(first + then);
    expect(scenarioTables(second!).people?.map((p) => p.id)).toEqual(['a', 'b']);
  });

  it('date a decision to the day looked at unless it says otherwise', () => {
    const given = '    as-of: 2026-12-10\n    given: {decisions: [{question: q, subject: p, option: o}]}';
    expect(scenarioTables(scenarioOf(`${given}\n    expect: {}`)).decisions?.[0]?.on).toBe('2026-12-10');
  });
});

it.each([
  ['p08..p11', ['p08', 'p09', 'p10', 'p11']],
  ['2026-Q1..2026-Q3', ['2026-Q1', '2026-Q2', '2026-Q3']],
  ['7..7', ['7']],
  ['p1..q2', undefined],
  ['p1..p10', undefined],
  ['p3..p1', undefined],
  ['p1..p2..p3', undefined],
])('%s stands for %j', (text, ids) => {
  expect(expandRange(text)).toEqual(ids);
});

describe('a scenario tells what came out otherwise', () => {
  const dir = join(dirname(fileURLToPath(import.meta.url)), '../../government/nd-335-2025/2026-01-01');
  const loaded = loadRegulation(dir);
  const parsed = 'problems' in loaded ? undefined : parseRegulation(loaded.parts[0]!);
  const regulation: Regulation | undefined = parsed && 'regulation' in parsed ? parsed.regulation : undefined;
  const given =
    '    given: {period-results: [{subject: p, period: 2026-01..2026-12, measure: score, value: 287/3}]}';
  const differences = (expected: string, before = given) =>
    runScenario(scenarioOf(`${before}\n    expect: ${expected}`), regulation!).differences;

  it.each([
    '{people: {p: {score: 287/3}}}',
    '{people: {p: {score: 95.66…}}}',
    '{people: {p: {score: 95.6666…, proposed: good, quota: out, level: excellent, missing: [], questions: []}}}',
    '{people: {p: {stands-on: [quota-base], stands-not-on: [ratio-cap], measures: {monthsWorked: 12}}}}',
    '{quotas: [{quota: excellent-people, scope: u, places: 0, eligible: 1}]}',
    '{people: {p: {cites: [art-20.5], payout: none}}}',
  ])('nothing for %s', (expected) => {
    expect(differences(expected)).toEqual([]);
  });

  it.each([
    ['{people: {p: {score: 95.67}}}', 'people/p/score', '95.67', '287/3'],
    ['{people: {p: {score: 95.67…}}}', 'people/p/score', '95.67…', '287/3 (95.66…)'],
    ['{people: {p: {proposed: excellent}}}', 'people/p/proposed', 'excellent', 'good'],
    ['{people: {p: {quota: none}}}', 'people/p/quota', 'none', 'out'],
    ['{people: {p: {questions: [missing-months]}}}', 'people/p/questions', 'missing-months', 'none'],
    ['{people: {p: {measures: {monthsWorked: 11}}}}', 'people/p/measures/monthsWorked', '11', '12'],
    ['{people: {p: {stands-on: [ratio-cap]}}}', 'people/p/stands-on', 'ratio-cap', undefined],
    ['{people: {p: {stands-not-on: [quota-base]}}}', 'people/p/stands-not-on', 'quota-base', undefined],
    ['{people: {p: {cites: [art-1]}}}', 'people/p/cites', 'art-1', undefined],
    ['{people: {p: {payout: 1.8}}}', 'people/p/payout', '1.8', 'none'],
    ['{people: {x: {proposed: good}}}', 'people/x', 'a result', 'none'],
    [
      '{quotas: [{quota: excellent-people, scope: u, places: 1}]}',
      'quotas/excellent-people/u/places',
      '1',
      '0',
    ],
    [
      '{quotas: [{quota: excellent-people, scope: x, places: 1}]}',
      'quotas/excellent-people/x',
      'a standing',
      undefined,
    ],
    ['{refused: [intake.out-of-range]}', 'tables', 'intake.out-of-range', 'accepted'],
  ])('for %s', (expected, what, wanted, actual) => {
    const [difference, ...more] = differences(expected);
    expect(more).toEqual([]);
    expect(difference).toMatchObject({ what, expected: wanted, ...(actual === undefined ? {} : { actual }) });
  });

  it('for tables that are refused, with table, row as written and column, in both languages', () => {
    const people = '[{id: p1..p3}, {id: q, unit: nowhere, rnak: 1}]';
    const [column, unit, ...more] = differences('{}', `    given: {people: ${people}}`);
    expect(more).toEqual([]);
    expect(column).toMatchObject({ what: 'tables', expected: 'accepted' });
    expect(column?.says?.vi).toContain('given › people › dòng 2 › rnak: bảng không được nhận');
    expect(unit?.actual).toBe('people 2 unit: intake.unknown-subject');
    expect(unit?.says?.en).toContain('given › people › row 2 › unit: the tables are not accepted');
  });

  it('for somebody who is not among the results, with whom there is', () => {
    const [difference] = differences('{people: {x: {proposed: good}}}');
    expect(difference?.says).toEqual({
      vi: 'people/x: không có “x” trong kết quả; có: p',
      en: "people/x: there is no 'x' among the results; there are: p",
    });
  });

  it.each([
    ['an id it shows', 'art-20.5x', '{}', 'shows: the regulation has no', 'art-20.5'],
    [
      'a mark',
      'art-20.5',
      '{people: {p: {stands-not-on: [quota-bse]}}}',
      'stands-not-on: the regulation',
      'quota-base',
    ],
    [
      'a quantity',
      'art-20.5',
      '{people: {p: {measures: {scoer: missing}}}}',
      'measures: the regulation',
      'score',
    ],
  ])('for %s that the regulation does not have, with the nearest one', (_, shown, expected, told, near) => {
    const scenario = scenarioOf(`    expect: ${expected}`);
    const [problem, ...more] = namesUnknownTo(regulation!, { ...scenario, shows: [shown] });
    expect([problem?.code, problem?.at?.file, more]).toEqual(['scenario.unknown-id', 'a.yaml', []]);
    expect(problem?.message.en).toContain(told);
    expect(problem?.mend.en).toContain(near);
  });

  it('for a reading or an option the regulation does not have', () => {
    const [difference] = differences('{}', '    readings: {quota-base: everybody}');
    expect(difference).toMatchObject({ what: 'readings', expected: 'quota-base: everybody' });
  });
});
