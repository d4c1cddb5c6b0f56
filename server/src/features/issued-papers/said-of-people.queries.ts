import type { Regulation } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { selfPointsIn } from '../monitoring/monitoring.queries.ts';
import { followUpsTaken } from '../use-of-results/use-of-results.queries.ts';
import { saidOnPapers } from './issued-papers.queries.ts';
import { criteriaOf } from './making-sheets.ts';

/** What is known of somebody's year beside the level, for lists that name everybody; absent where nobody has said it. */
export interface SaidOfPerson {
  /** Mean over the periods of what they gave themselves in the criteria they score, such as `27.50`. */
  readonly selfPoints?: string | undefined;
  /** The level they gave themselves on their sheet of the year. */
  readonly selfLevel?: string | undefined;
  /** What the Party committee proposed in its written opinion. */
  readonly cellLevel?: string | undefined;
  /** What was proposed to follow on their sheet, and what was taken up of what the text suggests. */
  readonly staffing?: string | undefined;
}

/** What was said of the people of a cycle under a regulation, by person. */
export async function saidOfPeople(
  tx: Tx,
  { cycle, regulation }: { readonly cycle: string; readonly regulation: Regulation },
): Promise<(person: string | null, subject: string) => SaidOfPerson> {
  const criteria = criteriaOf(regulation, 'person');
  const points = await selfPointsIn(tx, {
    cycle,
    sheets: [...new Set(criteria.map(({ sheet }) => sheet))],
    facts: criteria.map(({ id }) => id),
  });
  const onPapers = new Map((await saidOnPapers(tx, cycle)).map((said) => [said.person, said]));
  const taken = new Map<string, string[]>();
  for (const one of await followUpsTaken(tx, cycle))
    if (one.regulation === regulation.id)
      taken.set(one.subject, [...(taken.get(one.subject) ?? []), one.rule]);
  const labels = new Map(regulation.consequences.map(({ id, label }) => [id, label.vi]));
  const levels = new Map<string, string>(
    regulation.levels.map(({ id, means = id, label }) => [means, label.vi]),
  );
  return (person, subject) => {
    const said = person === null ? undefined : onPapers.get(person);
    const follows = (taken.get(subject) ?? []).flatMap((rule) => labels.get(rule) ?? []);
    const staffing = [...(said?.handling == null ? [] : [said.handling]), ...follows];
    return {
      selfPoints: person === null ? undefined : points.get(person),
      selfLevel: said?.selfLevel == null ? undefined : levels.get(said.selfLevel),
      cellLevel: said?.proposal ?? undefined,
      staffing: staffing.length === 0 ? undefined : staffing.join('; '),
    };
  };
}
