import { displayExact, ratio } from '@congtam/engine';
import { lastDayOf } from '../../evaluation/periods.ts';
import { codesOfPosts } from '../people/people.queries.ts';
import { type Making, periodHeading, readFound, type SubjectGround, shownScore } from './ground.ts';
import { ratedUnder } from './making-lists.ts';
import { saidOfPeople } from './said-of-people.queries.ts';

/** What every paper of the Party about a cycle is filled with. */
const headOf = ({ ground }: Making) => ({ year: ground.year, period: periodHeading(ground.cycle.period) });

/**
 * Everybody a regulation rates, with what they gave themselves, what was proposed, appraised and decided about them, and
 * what follows; what nobody has said here stays open.
 */
export async function partyPersonList(making: Making) {
  const { tx, ground } = making;
  const { regulation, rows } = await ratedUnder(making);
  const people = rows.filter(({ row }) => row.person !== null);
  const codes = await codesOfPosts(
    tx,
    people.flatMap(({ row }) => row.person ?? []),
    lastDayOf(ground.cycle.period),
  );
  const levels = new Map(regulation.levels.map(({ id, label }) => [id, label.vi]));
  const saidOf = await saidOfPeople(tx, { cycle: ground.cycle.id, regulation });
  return {
    ...headOf(making),
    people: people.map(({ row, subject, post, unit, decided }) => {
      const acts = ground.acts.filter(
        (act) => act.subject === row.subject && act.regulation === regulation.id,
      );
      const proposed = acts.findLast(({ act }) => act === 'propose');
      return {
        ...{ person: subject, post, unit, code: codes.get(row.person ?? '') },
        ...saidOf(row.person, row.subject),
        ...{ appraised: levels.get(proposed?.level ?? ''), decided: decided?.label },
        reasons: acts.findLast(({ act }) => act === 'decide')?.reason ?? proposed?.reason,
        note: decided?.document ?? undefined,
      };
    }),
  };
}

/** Who was decided on, and who is only proposed, by group: the share of excellent is of those who did well or better. */
export async function partyLevelReport(making: Making) {
  const { ground } = making;
  const { regulation, rows } = await ratedUnder(making);
  const ids = regulation.levels.map(({ id }) => id);
  const standing = rows
    .filter(({ row }) => row.person !== null)
    .map(({ row, decided }) => {
      const last = ground.acts.findLast(
        (act) => act.subject === row.subject && act.regulation === regulation.id,
      );
      const isAbove = decided === undefined && last?.state === 'proposed';
      return {
        isAbove,
        group: readFound(row.line).group,
        level: isAbove ? last.level : (decided?.id ?? null),
      };
    });
  const counted = (isAbove: boolean) => {
    const of = standing.filter((one) => one.isAbove === isAbove);
    const groups = regulation.groups.flatMap(({ id, label }) => {
      const some = of.filter(({ group }) => group === id);
      return some.length === 0 ? [] : [{ kind: label.vi, ...countsOf(ids, some) }];
    });
    return of.length === 0 ? [] : [...groups, { kind: 'Tổng cộng', ...countsOf(ids, of), isTotal: true }];
  };
  return {
    ...headOf(making),
    levelNames: regulation.levels.map(({ label }) => label.vi),
    own: counted(false),
    above: counted(true),
  };
}

function countsOf(ids: readonly string[], of: readonly { readonly level: string | null }[]) {
  const levels = ids.map((id) => of.filter(({ level }) => level === id).length);
  const [excellent = 0, good = 0] = levels;
  const better = excellent + good;
  return {
    ...{ total: of.length, levels },
    notRated: of.length - levels.reduce((sum, count) => sum + count, 0),
    share: better === 0 ? undefined : displayExact(ratio(excellent * 100, better)).replace('.', ','),
  };
}

/** What a collective says of itself: the server knows whose it is, and the points the unit was found to have. */
export const partyCollectiveReview = (making: Making, { name, row }: SubjectGround) => ({
  ...headOf(making),
  unit: name,
  totalPoints: shownScore(row.score),
});

export const partyTaskResults = (making: Making, { name }: SubjectGround) => ({
  ...headOf(making),
  unit: name,
});
