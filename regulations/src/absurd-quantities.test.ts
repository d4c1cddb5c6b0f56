import { describe, expect, it } from 'vitest';
import { findRegulations } from './find.ts';
import {
  compileRegulation,
  evaluatePeriod,
  parseExact,
  parsePeriod,
  parseRegulation,
  registerFromTables,
  vocabularyOf,
} from './scenarios/engine.ts';
import { loadRegulation } from './version.ts';

const dir =
  findRegulations('regulations')
    .find((r) => r.id === 'nd-335-2025')
    ?.versions.at(-1)?.dir ?? '';
const loaded = loadRegulation(dir);
const rules = 'parts' in loaded ? loaded.parts.find((p) => p.name === 'rules') : undefined;
const parsed = rules ? parseRegulation(rules) : undefined;
if (parsed === undefined || 'problems' in parsed) throw new Error(`cannot read ${dir}`);
const { regulation } = parsed;
const vocabulary = vocabularyOf([regulation]);

const CRITERIA = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];

/** One person's March with one line of work and 20 general points. */
function march(line: Readonly<Record<string, string>>) {
  const marks = Object.fromEntries(CRITERIA.map((c) => [c, '2']));
  return registerFromTables(
    { vocabulary, regulations: [regulation], year: 2026 },
    {
      units: [{ id: 'u', name: 'U', kind: 'administrativeAgency', role: 'usingBody' }],
      people: [{ id: 'p', name: 'P', unit: 'u', service: 'civilServant' }],
      'general-criteria': [{ subject: 'p', period: '2026-03', rater: 'confirmed', ...marks }],
      'work-products': [{ subject: 'p', period: '2026-03', coefficient: '1', ...line }],
    },
  );
}

describe('A14: quantities that cannot be', () => {
  it.each([
    ['negative work', { assigned: '-1', completed: '0' }],
    ['1e308', { assigned: '1e308', completed: '0' }],
    ['NaN', { assigned: 'NaN', completed: '0' }],
    ['Infinity', { assigned: 'Infinity', completed: '0' }],
    ['a thousand million', { assigned: '1000000000', completed: '0' }],
    ['more done than assigned', { assigned: '5', completed: '6' }],
    ['more of due quality than done', { assigned: '5', completed: '4', meetingQuality: '5' }],
    ['more errors waived than made', { assigned: '5', completed: '5', majorErrors: '1', waivedErrors: '2' }],
    ['half an error', { assigned: '5', completed: '5', majorErrors: '0.5' }],
  ])('%s is refused with its table, row and column, and nothing is taken in', (_, line) => {
    const taken = march(line);
    expect('register' in taken).toBe(false);
    if ('register' in taken) return;
    expect(
      taken.problems.every((p) => p.table === 'work-products' && p.row === 1 && p.column !== undefined),
    ).toBe(true);
    expect(taken.problems.every((p) => p.message.vi !== '' && p.mend.vi !== '')).toBe(true);
  });

  it('nothing assigned is a question for a person, never 0 %, 100 % or not a number', () => {
    const taken = march({ assigned: '0', completed: '0' });
    if ('problems' in taken) throw new Error(JSON.stringify(taken.problems));
    const evaluation = evaluatePeriod({
      program: compileRegulation(regulation, vocabulary),
      register: taken.register,
      period: parsePeriod('2026-03')!,
      asOf: 30_000 as never,
    });
    expect(evaluation.people[0]).toMatchObject({ outcome: 'decision-needed' });
    expect(evaluation.people[0]?.questions.map((q) => q.question)).toEqual(['no-assigned-work']);
    expect(evaluation.people[0]?.score).toBeUndefined();
  });

  it('all that was assigned, done on time with quality, is 70 points and no more', () => {
    const taken = march({ assigned: '10', completed: '10' });
    if ('problems' in taken) throw new Error('refused');
    const program = compileRegulation(regulation, vocabulary);
    const request = {
      program,
      register: taken.register,
      period: parsePeriod('2026-03')!,
      asOf: 30_000 as never,
    };
    expect(evaluatePeriod(request).people[0]?.score).toEqual(parseExact('90'));
  });
});
