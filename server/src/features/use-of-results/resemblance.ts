import type { Holder } from '../../access/roles.ts';
import type { Tx } from '../../database/as-actor.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { type Asked, type Following, type Rated, ratedIn } from './rated.ts';

/** The level of a unit beside those of its people, and what asks for a second look. */
export interface UnitAndPeople
  extends Pick<Rated, 'regulation' | 'subject' | 'name' | 'level' | 'isDecided'> {
  readonly people: readonly { readonly level: string | null; readonly count: number }[];
  readonly lookAgain: readonly Pick<Following, 'rule' | 'says' | 'holds' | 'refs'>[];
}

export interface SecondLook
  extends Pick<Rated, 'regulation' | 'subject' | 'name' | 'unit' | 'level' | 'isOutdated'> {
  readonly lookAgain: readonly Pick<Following, 'rule' | 'says' | 'holds' | 'refs'>[];
}

/**
 * Whether the levels of people resemble that of their unit: numbers for every unit, and the regulations' own grounds for a
 * second look, at units and at single persons (full marks in general with weak results, say). Nothing is changed by it.
 */
export async function resemblance(
  tx: Tx,
  holder: Holder,
  sources: EvaluationSources,
  asked: Asked,
): Promise<
  | { readonly run: string; readonly units: readonly UnitAndPeople[]; readonly people: readonly SecondLook[] }
  | Refusal
> {
  const found = await ratedIn(tx, holder, sources, asked, 'result.use');
  if (isRefusal(found)) return found;
  const people = found.rated.filter(({ kind }) => kind === 'person');
  const units = found.rated
    .filter(({ kind }) => kind === 'unit')
    .map((one) => {
      const { regulation, subject, name, level, isDecided } = one;
      const counts = new Map<string | null, number>();
      for (const person of people) {
        if (person.unit !== one.unit || person.regulation !== regulation) continue;
        counts.set(person.level, (counts.get(person.level) ?? 0) + 1);
      }
      return {
        ...{ regulation, subject, name, level, isDecided },
        people: [...counts].map(([of, count]) => ({ level: of, count })),
        lookAgain: secondLooks(one),
      };
    });
  return {
    run: found.run,
    units,
    people: people.flatMap((one) => {
      const { regulation, subject, name, unit, level, isOutdated } = one;
      const lookAgain = secondLooks(one);
      return lookAgain.length === 0
        ? []
        : [{ regulation, subject, name, unit, level, isOutdated, lookAgain }];
    }),
  };
}

const secondLooks = ({ follows }: Rated) =>
  follows
    .filter(({ use }) => use === 'look-again')
    .map(({ rule, says, holds, refs }) => ({ rule, says, holds, refs }));
