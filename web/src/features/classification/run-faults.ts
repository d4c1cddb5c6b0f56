import { type Bilingual, say } from '@congtam/engine';

export interface RunFault {
  readonly where: string;
  readonly says: Bilingual;
  readonly mend: Bilingual;
}

/** What stopped a run, as its receipt tells: the first thirty. */
export function faultsOf(receipt: unknown): readonly RunFault[] {
  const problems = fieldOf(receipt, 'problems');
  if (!Array.isArray(problems)) return [];
  return problems.slice(0, 30).map((problem: unknown) => ({
    where: ['table', 'row', 'column']
      .flatMap((field) => {
        const value = fieldOf(problem, field);
        return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
      })
      .join(' · '),
    says: bothOf(fieldOf(problem, 'message')),
    mend: bothOf(fieldOf(problem, 'mend')),
  }));
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;

const bothOf = (value: unknown): Bilingual => {
  const [vi, en] = [fieldOf(value, 'vi'), fieldOf(value, 'en')];
  return say(typeof vi === 'string' ? vi : '', typeof en === 'string' ? en : '');
};
