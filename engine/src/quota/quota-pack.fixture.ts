/** A quota on the small invented regulation, and bodies of people to count. */
import {
  doing,
  evaluated,
  levelOption,
  person,
  question,
  rule,
  small,
  unit,
} from '../evaluation/fixtures/small-pack.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';

export const questions: Plain = {
  level: question({ good: levelOption('good'), poor: levelOption('poor') }),
  place: question({ yes: doing('accept'), no: levelOption('good') }),
};
export const quota = (more: { readonly [key: string]: Plain } = {}): { readonly [key: string]: Plain } => ({
  ...rule('quota', ['leader', 'staff']),
  of: 'person',
  level: 'best',
  next: 'good',
  share: '20%',
  base: 'rated-good',
  rounding: 'down',
  tests: 'unit-only',
  scope: 'using-body',
  choice: { ask: 'place' },
  ...more,
});
export const pack = (more: { readonly [key: string]: Plain } = {}, ...changes: readonly Change[]): Plain =>
  small(['/questions', questions], ['/quotas', [quota(more)]], ...changes);
/** People of one body: `best` of them excellent, `good` of them good. */
export const body = (best: number, good: number, more: object = {}) => {
  const ids = [
    ...Array.from({ length: best }, (_, i) => `b${i}`),
    ...Array.from({ length: good }, (_, i) => `g${i}`),
  ];
  return {
    units: [unit('ubnd')],
    people: ids.map((id) => person(id, 'ubnd')),
    'person-year': ids.map((subject) => ({
      subject,
      period: '2025',
      points: subject.startsWith('b') ? '95' : '80',
    })),
    ...more,
  };
};
export const placesOf = (data: Plain, tables: ReturnType<typeof body>): number | undefined =>
  evaluated(data, tables).quotas[0]?.places;
