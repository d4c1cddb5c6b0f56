import { loadRegulation } from '../../../regulations/src/index.ts';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { evaluateYear } from '../evaluation/evaluate.ts';
import type { SubjectResult } from '../evaluation/result.ts';
import { vocabularyOf } from '../evaluation/vocabulary.ts';
import { registerFromTables } from '../intake/index.ts';
import { parsePeriod } from '../period.ts';
import { formatProblem, type Language, type Problem } from '../problem.ts';
import type { Regulation } from '../regulation/format.ts';
import { readRegulation } from '../regulation/read/regulation.ts';
import type { Context } from './case.ts';
import { type Explanation, why } from './why.ts';

type Row = Readonly<Record<string, string>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

const fail = (problems: readonly Problem[]): never => {
  throw new Error(problems.map((p) => formatProblem(p, 'en')).join('\n'));
};

function parsed(path: string): Regulation {
  const loaded = loadRegulation(path);
  if ('problems' in loaded) return fail(loaded.problems);
  const read = readRegulation(loaded.parts[0]!);
  return 'problems' in read ? fail(read.problems) : read.regulation;
}

export const decree = parsed('regulations/government/nd-335-2025/2026-01-01');

/** An evaluation of hand-made tables under the decree on 31 December, and one subject's result in it. */
export function evaluated(
  tables: Tables,
  { period = '2026', readings = {}, traced = true, regulation = decree } = {},
): { context: Context; of: (subject: string) => SubjectResult } {
  const vocabulary = vocabularyOf([regulation]);
  const intaken = registerFromTables({ vocabulary, regulations: [regulation], year: 2026 }, tables);
  if ('problems' in intaken) return fail(intaken.problems);
  const { register } = intaken;
  const program = compileRegulation(regulation, vocabulary, new Map(Object.entries(readings)));
  const evaluation = evaluateYear({
    program,
    register,
    period: parsePeriod(period)!,
    asOf: parseDay('2026-12-31')!,
    traced,
  });
  const all = [...evaluation.units, ...evaluation.people];
  return {
    context: { program, register, evaluation },
    of: (subject) => all.find((r) => r.subject === subject)!,
  };
}

export const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);

export const commune: Row = {
  id: 'ubnd',
  name: 'UBND xã An Bình',
  kind: 'administrativeAgency',
  role: 'usingBody',
};

export const staff = (id: string, name: string, more: Row = {}): Row => ({
  id,
  name,
  unit: 'ubnd',
  service: 'civilServant',
  ...more,
});

const FULL: Row = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2.5',
  'II.2': '2.5',
  'II.3': '2.5',
  'II.4': '2.5',
  'III.1': '2.5',
  'III.2': '2.5',
  'III.3': '2.5',
  'III.4': '2.5',
};

/** Confirmed general points for the months, 30 unless said otherwise. */
export const general = (subject: string, months: readonly string[], less: Row = {}): Row[] =>
  months.map((period) => ({ subject, period, rater: 'confirmed', ...FULL, ...less }));

export const product = (subject: string, period: string, more: Row): Row => ({
  subject,
  period,
  coefficient: '1',
  assigned: '1',
  completed: '1',
  ...more,
});

/** Months all alike: 100 converted products of which `done` are done, general points as given. */
export const steady = (
  subject: string,
  done: string,
  less: Row = {},
  months: readonly string[] = MONTHS,
) => ({
  'general-criteria': general(subject, months, less),
  'work-products': months.map((m) =>
    product(subject, m, { product: 'Việc thường xuyên', assigned: '100', completed: done }),
  ),
});

/** Tables one after another. */
export function together(...all: readonly Tables[]): Tables {
  const tables: Record<string, Row[]> = {};
  for (const some of all)
    for (const [name, rows] of Object.entries(some)) tables[name] = [...(tables[name] ?? []), ...rows];
  return tables;
}

export const onePerson: Tables = { units: [commune], people: [staff('a', 'Nguyễn Văn An')] };

export function explain(tables: Tables, language: Language = 'vi', subject = 'a', options = {}): Explanation {
  const { context, of } = evaluated(tables, options);
  return why(of(subject), context, language);
}

/** Sentences of one section as "text [refs]". */
export const told = (explanation: Explanation, title: string): string[] =>
  (explanation.sections.find((s) => s.title.startsWith(title))?.sentences ?? []).map(
    (s) => `${s.text} [${s.refs}]`,
  );
export const changed = (explanation: Explanation): string[] =>
  explanation.wouldHaveChanged.map((s) => s.text);

/** How the decree is cited. */
export const DECREE = 'Nghị định 335/2025/NĐ-CP';
