import { displayExact, NOT_RATED, periodInWords, type Regulation, ratio } from '@congtam/engine';
import { Refused } from '../../refusal.ts';
import { resultsOf } from '../classification/runs.queries.ts';
import { answerIn } from './computed-again.ts';
import { decidedLevel, type Making, namesOf, periodHeading, readFound } from './ground.ts';
import * as errors from './issued-papers.errors.ts';
import { sentencesOf } from './making-reasons.ts';

/** Those a regulation rates, in the order of the results: units before people. */
export async function ratedUnder({ tx, ground, regulation: asked }: Making) {
  const pack = ground.packs.find(({ regulation }) => asked === undefined || regulation.id === asked);
  if (pack === undefined) throw new Refused(errors.noSuchSubject());
  const { regulation } = pack;
  const rows = await resultsOf(tx, { run: ground.run.id, regulation: regulation.id });
  const rated = rows.filter(({ outcome }) => outcome !== 'other-regime');
  const names = await namesOf({ tx, ground }, rated);
  return {
    regulation,
    rows: rated.map((row, at) => ({
      row,
      subject: names[at]?.subject ?? row.subject,
      ...{ post: names[at]?.post, unit: names[at]?.unit },
      decided: decidedLevel(ground, regulation, row.subject),
    })),
  };
}

/** Levels that were decided, and nothing else of anybody. */
export async function publicationList(making: Making) {
  const { rows } = await ratedUnder(making);
  return {
    period: periodInWords(making.ground.cycle.period, 'vi'),
    subjects: rows.flatMap(({ subject, post, unit, decided }) =>
      decided === undefined ? [] : [{ subject, post, unit, levelName: decided.label }],
    ),
  };
}

/** How many of each kind have each level, with those not rated; shares are of those rated. */
export async function levelSummary(making: Making) {
  const { regulation, rows } = await ratedUnder(making);
  const kinds = regulation.groups.flatMap(({ id, label }) => {
    const of = rows.filter(({ row }) => readFound(row.line).group === id);
    return of.length === 0 ? [] : [{ kind: label.vi, ...countsOf(regulation, of) }];
  });
  return {
    period: periodHeading(making.ground.cycle.period),
    levelNames: regulation.levels.map(({ label }) => label.vi),
    shareBase: 'trên số đã xếp loại',
    kinds: [...kinds, { kind: 'Tổng số', ...countsOf(regulation, rows), isTotal: true }],
  };
}

function countsOf(regulation: Regulation, rows: Awaited<ReturnType<typeof ratedUnder>>['rows']) {
  const rated = rows.filter(({ decided }) => decided !== undefined && decided.id !== NOT_RATED).length;
  return {
    total: rows.length,
    levels: regulation.levels.map(({ id }) => {
      const people = rows.filter(({ decided }) => decided?.id === id).length;
      return {
        people,
        share: rated === 0 ? undefined : displayExact(ratio(people * 100, rated)).replace('.', ','),
      };
    }),
    notRated: rows.length - rated,
  };
}

/** Everybody without a level, and why. */
export async function notRatedList(making: Making) {
  const { ground } = making;
  const { regulation, rows } = await ratedUnder(making);
  const without = rows
    .filter(({ decided }) => decided === undefined || decided.id === NOT_RATED)
    .map((one) => ({ ...one, isOpen: one.decided === undefined && one.row.suggested !== NOT_RATED }));
  const unrated = without.flatMap(({ row, isOpen }) => (isOpen ? [] : [row.subject]));
  const [first] = unrated;
  const { reasons } =
    first === undefined
      ? { reasons: [] }
      : answerIn(making, first, { kind: 'why', subjects: unrated, language: 'vi' });
  const why = new Map(
    reasons.flatMap((one) => (one.regulation === regulation.id ? [[one.subject, one] as const] : [])),
  );
  return {
    period: periodHeading(ground.cycle.period),
    subjects: without.map(({ row, subject, post, unit, isOpen }) => ({
      ...{ subject, post, unit },
      reason: isOpen
        ? 'Chưa có quyết định về mức xếp loại'
        : (sentencesOf(why.get(row.subject))[0] ?? 'Không xếp loại'),
    })),
  };
}
