import {
  type Exact,
  formatExact,
  type Measure,
  parseExact,
  periodInWords,
  type Regulation,
  roundedRange,
  sum,
} from '@congtam/engine';
import { answerIn } from './computed-again.ts';
import {
  issuerOf,
  type Making,
  mustBeDecided,
  periodHeading,
  pointsOf,
  type SubjectGround,
  shownScore,
  withoutIdleZeros,
} from './ground.ts';
import { reasonsFor } from './making-reasons.ts';

const NATIONAL = ['excellent', 'good', 'completed', 'notCompleted'];

/** The level as the boxes of the official forms know it; one outside their four crosses none. */
export const boxOf = (subject: SubjectGround): string | undefined =>
  NATIONAL.find((level) => level === subject.decided?.national);

const whom = ({ ground }: Making, { name, post, unitName }: SubjectGround) => ({
  ...issuerOf(ground),
  ...{ personName: name, post, unit: unitName },
});

/** Criteria as the regulation in force has them, with what the person gave themself in the period. */
export function nd335Form01(making: Making, subject: SubjectGround) {
  const { period } = making;
  const { regulation, found, row } = subject;
  const { rows, measures } = answerIn(making, row.subject, {
    kind: 'sheets',
    subject: row.subject,
    measures: { regulation: regulation.id, period },
  });
  const criteria = criteriaOf(regulation, 'person').map(({ id, sheet, label, most }) => {
    const [said] = (rows[sheet] ?? []).filter((cells) => cells.period === period && cells.rater === 'self');
    return { ...numbered(id, label), most: pointsOf(most), self: shownScore(said?.[id]) };
  });
  const stage = [...regulation.stages.values()].find(({ shows }) => shows !== undefined);
  const parts = partsOf(regulation, stage?.shows ?? '', stage?.id ?? '', found.group);
  const shownValue = (id: string | undefined): string | undefined => {
    const shown = id === undefined ? undefined : measures[id];
    return shown === undefined ? undefined : withoutIdleZeros(shown);
  };
  const most = (id: string | undefined) =>
    pointsOf(mostOf(regulation, id ?? '', stage?.id ?? '', found.group) ?? sum([]));
  return {
    ...whom(making, subject),
    period: periodHeading(period),
    criteria,
    ...{ generalMost: most(parts.general), generalPoints: shownValue(parts.general) },
    ...{ resultMost: most(parts.result), resultPoints: shownValue(parts.result) },
    ...{
      totalMost: most(stage?.shows),
      totalPoints: shownScore(found.scores?.[period]) ?? shownValue(stage?.shows),
    },
  };
}

/** Scores of the months, or of quarters where it is by quarters that work is monitored; the mean; the level given. */
export function nd335Form02(making: Making, subject: SubjectGround) {
  const { year } = making.ground;
  const scores = subject.found.scores ?? {};
  const quarters = [1, 2, 3, 4].map((n) => `${year}-Q${n}`);
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  const isByQuarter = quarters.some((id) => id in scores) && !months.some((id) => id in scores);
  return {
    ...whom(making, subject),
    year,
    months: (isByQuarter ? quarters : months).map((id) => ({
      month: periodInWords(id, 'vi'),
      score: shownScore(scores[id]),
    })),
    yearMean: shownScore(subject.row.score),
    authorityLevel: boxOf(subject),
  };
}

/** The three sheets of Nghị định 90/2020: what was written is the person's, the level the authority's. */
export const nd90Sheet = (making: Making, subject: SubjectGround) => ({
  ...whom(making, subject),
  year: making.ground.year,
  finalLevel: boxOf(subject),
});

/** Tells a level that was decided, with the sentences it stands on. */
export function personalNotice(making: Making, subject: SubjectGround) {
  const level = mustBeDecided(subject);
  return {
    ...{ personName: subject.name, post: subject.post, unit: subject.unitName },
    period: periodInWords(making.ground.cycle.period, 'vi'),
    levelName: level.label,
    score: shownScore(subject.row.score),
    reasons: reasonsFor(making, subject),
    ...(level.document === null ? {} : { decisionDocument: level.document }),
  };
}

/** Points a regulation asks for, each with the most it gives. */
export const criteriaOf = (regulation: Regulation, of: 'person' | 'unit') =>
  [...regulation.facts.values()].flatMap((fact) => {
    const { id, sheet, type, raters, label } = fact;
    if (fact.of !== of || type.kind !== 'number' || type.max === undefined) return [];
    return of === 'person' && !raters.includes('self')
      ? []
      : [{ id, sheet, label: label.vi, most: type.max, isRated: raters.length > 0 }];
  });

/** Many packs write the number of a criterion before its words. */
export const numbered = (id: string, label: string) => ({
  code: id,
  criterion: label.startsWith(`${id} `) ? label.slice(id.length + 1) : label,
});

/** Of the two parts a score is the sum of: the one that adds up criteria, and the other. */
function partsOf(regulation: Regulation, score: string, stage: string, group: string | undefined) {
  const inputs = measureFor(regulation, score, stage, group)?.rule.references.inputs ?? [];
  const isOfFacts = (id: string) => {
    const of = measureFor(regulation, id, stage, group)?.rule.references.inputs ?? [];
    return of.length > 0 && of.every((input) => regulation.facts.has(input));
  };
  return { general: inputs.find(isOfFacts), result: inputs.find((id) => !isOfFacts(id)) };
}

const measureFor = (
  { measures }: Regulation,
  id: string,
  stage: string,
  group: string | undefined,
): Measure | undefined =>
  measures.find(
    (measure) =>
      measure.id === id &&
      measure.stages.includes(stage) &&
      (measure.for === undefined || (group !== undefined && measure.for.includes(group))),
  );

/** The most a quantity can come to, as its rule says. */
function mostOf(
  regulation: Regulation,
  id: string,
  stage: string,
  group: string | undefined,
): Exact | undefined {
  const rangeOf = (of: string): { readonly min?: Exact; readonly max?: Exact } => {
    const type = regulation.facts.get(of)?.type;
    if (type?.kind === 'number') return type;
    const measure = measureFor(regulation, of, stage, group);
    const range = measure?.rule.range(rangeOf) ?? {};
    return measure?.rounded ? roundedRange(range, measure.rounded) : range;
  };
  const { max } = rangeOf(id);
  return max && parseExact(formatExact(max));
}
