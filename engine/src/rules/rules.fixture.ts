import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { evaluateYear } from '../evaluation/evaluate.ts';
import { vocabularyOf } from '../evaluation/vocabulary.ts';
import { World } from '../evaluation/world.ts';
import { formatExact } from '../exact.ts';
import { CaseWording } from '../explanation/case-wording.ts';
import { measureInWords, tellRule } from '../explanation/rounding-words.ts';
import { why } from '../explanation/why.ts';
import { registerFromTables } from '../intake/index.ts';
import type { PlainTables } from '../intake/register-from-tables.ts';
import { parsePeriod } from '../period.ts';
import { formatProblem, type Language } from '../problem.ts';
import { checkRegulation } from '../regulation/check/check.ts';
import { partOf } from '../regulation/fixtures/changed-pack.ts';
import type { Regulation } from '../regulation/format.ts';
import type { Plain } from '../regulation/plain.ts';
import { readRegulation } from '../regulation/read/regulation.ts';
import { article, both, commune, type Keys } from './commune-pack.fixture.ts';
import { isGap, type Measured } from './measured.ts';

export const LADDERS: Plain = ['quarter', 'year'].map((stage) => ({
  id: `${stage}Ladder`,
  label: both('Xếp loại', 'Levels'),
  article,
  stage,
  for: ['head', 'staff'],
  rungs: [
    { level: 'excellent', article, when: { fact: stage === 'year' ? 'yearMark' : 'mark', 'at-least': '90' } },
    { level: 'good', article, when: { fact: stage === 'year' ? 'yearMark' : 'mark', 'at-least': '50' } },
    { level: 'poor', article, when: { fact: stage === 'year' ? 'yearMark' : 'mark', below: '50' } },
  ],
  otherwise: { ask: 'open' },
}));

const UNIT_LADDER: Plain = {
  id: 'unitLadder',
  label: both('Xếp loại', 'Levels'),
  article,
  stage: 'year',
  for: 'organisation',
  rungs: [
    { level: 'good', article, when: { fact: 'unitPoints', 'at-least': '50' } },
    { level: 'poor', article, when: { fact: 'unitPoints', below: '50' } },
  ],
  otherwise: { ask: 'open' },
};

/** A quantity of the staff in a month, unless it says otherwise. */
export const rule = (kind: string, more: Keys): Keys => ({
  id: 'x',
  label: both('Kết quả', 'Result'),
  article,
  stage: 'month',
  for: 'staff',
  kind,
  ...more,
});

/** The commune's regulation with these quantities. */
export const packWith = (rules: readonly Plain[], more: Keys = {}): Plain => ({
  ...commune,
  calculation: rules,
  ladders: [...(Array.isArray(LADDERS) ? LADDERS : []), UNIT_LADDER],
  ...more,
});

export function readPack(data: Plain): Regulation {
  const read = readRegulation(partOf(data));
  if ('problems' in read) throw new Error(read.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  return read.regulation;
}

/** What the check says of these rules, apart from what of the commune they leave unused. */
export function complaintsAbout(data: Plain): string[] {
  const read = readRegulation(partOf(data));
  const problems = 'problems' in read ? read.problems : checkRegulation(read.regulation);
  return problems.filter((p) => !p.code.startsWith('pack.unused-')).map((p) => `${p.code} ${p.at?.pointer}`);
}

const UNITS = [{ id: 'xa', name: 'UBND xã', kind: 'administrativeAgency', role: 'usingBody' }];
const person = (id: string, more: Readonly<Record<string, string>> = {}) => ({
  id,
  name: `Người ${id}`,
  unit: 'xa',
  service: 'civilServant',
  ...more,
});
/** A head and one member of staff. */
export const PEOPLE: PlainTables = { units: UNITS, people: [person('h', { leads: 'head' }), person('a')] };
export { person, UNITS };

/** Rules tried on tables: values as text, gaps as what they lack. */
export function tried(
  rules: readonly Plain[],
  tables: PlainTables,
  { period = '2026-03', asOf = '2026-12-31', more = {} as Keys, untraced = false } = {},
) {
  const regulation = readPack(packWith(rules, more));
  const vocabulary = vocabularyOf([regulation]);
  const intaken = registerFromTables(
    { vocabulary, regulations: [regulation], year: 2026 },
    { ...PEOPLE, ...tables },
  );
  if ('problems' in intaken) throw new Error(intaken.problems.map((p) => formatProblem(p, 'en')).join('\n'));
  const { register } = intaken;
  const program = compileRegulation(regulation, vocabulary);
  const request = { program, register, period: parsePeriod(period)!, asOf: parseDay(asOf)! };
  const evaluation = evaluateYear({ ...request, traced: !untraced });
  const results = [...evaluation.units, ...evaluation.people];
  const resultOf = (subject: string) => results.find((r) => r.subject === subject)!;
  const measured = (id = 'x', subject = 'a'): Measured => resultOf(subject).measures.get(id)!;
  return {
    evaluation,
    program,
    register,
    resultOf,
    measured,
    value: (id = 'x', subject = 'a') => shown(measured(id, subject)),
    explain(language: Language = 'vi', id = 'x', subject = 'a'): string {
      const result = resultOf(subject);
      const world = new World(program, register, request.asOf, true);
      const view =
        result.classification?.view ??
        world.view(result.kind, result.index, evaluation.stage, evaluation.period)!;
      const slot = program.measureSlots.get(id)!;
      const step = view.step(slot)!;
      return tellRule(step, view.plan.measures[slot]!, new CaseWording(program, register, language));
    },
    why(subject: string, language: Language = 'vi'): string {
      const { sections } = why(resultOf(subject), { program, register, evaluation }, language);
      return sections.flatMap((s) => s.sentences.map((one) => one.text)).join('\n');
    },
    words(language: Language = 'vi', id = 'x'): string {
      const words = new CaseWording(program, register, language);
      return measureInWords(regulation.measures.find((m) => m.id === id)!, words);
    },
  };
}

/** "12", or "missing digital", "ask none", with "(0–5)" where the range is known. */
function shown(measured: Measured): string {
  if (!isGap(measured)) return formatExact(measured);
  const what = [
    ...measured.missing.map((m) => `${m.what}${m.rater ? `|${m.rater}` : ''}`),
    ...measured.questions.map((q) => q.question),
  ];
  const { min, max } = measured.range ?? {};
  const range = measured.range ? ` (${min ? formatExact(min) : ''}–${max ? formatExact(max) : ''})` : '';
  return `${[measured.gap, ...new Set(what)].join(' ')}${range}`;
}

/** One row of facts of the member of staff in March. */
export const march = (facts: Readonly<Record<string, string>>, sheetId = 'scores'): PlainTables => ({
  [sheetId]: [{ subject: 'a', period: '2026-03', ...facts }],
});
