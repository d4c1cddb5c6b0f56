import { type Bilingual, dueDay, formatDay, parsePeriod, type Regulation } from '@congtam/engine';
import { dayAfter } from '@congtam/regulations';

/** A day by which something is due in a cycle, as the calendar of a regulation says. */
export interface CycleDeadline {
  readonly regulation: string;
  readonly rule: string;
  /** The decision on the level, or the dossier sent in for it. */
  readonly of: 'level' | 'dossier';
  readonly label: Bilingual;
  /** As the text counts them. */
  readonly articles: readonly string[];
  /** Groups of subjects it holds for; none: for all. */
  readonly groups: readonly string[];
  /** Whether it holds for some subjects only, by what they are. */
  readonly isForSome: boolean;
  /** The last day that is not late: the day before the one the text names. */
  readonly lastDay: string;
}

/**
 * The days that regulations set for a period of this kind, the earliest first. For whom a day holds may depend on the
 * subject (a unit with a year of its own); what is decided late is told by the engine for each.
 */
export function deadlinesIn(regulations: readonly Regulation[], period: string): readonly CycleDeadline[] {
  const read = parsePeriod(period);
  if (read === undefined) return [];
  return regulations
    .flatMap((regulation) =>
      regulation.deadlines.flatMap((deadline) => {
        const isOfPeriod = deadline.stages.some((stage) =>
          regulation.stages.get(stage)?.periods.includes(read.unit),
        );
        if (!isOfPeriod) return [];
        return [
          {
            regulation: regulation.id,
            rule: deadline.id,
            of: deadline.of,
            label: deadline.label,
            articles: deadline.articles.map((article) => regulation.articles.get(article)?.ref ?? article),
            groups: deadline.for ?? [],
            isForSome: deadline.when !== undefined || deadline.binds !== undefined,
            lastDay: formatDay(dayAfter(dueDay(deadline, read), -1)),
          },
        ];
      }),
    )
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
}

/** The day by which all dossiers are in, where a regulation names one: the last day of entry unless another is planned. */
export const dossierDay = (
  deadlines: readonly Pick<CycleDeadline, 'of' | 'isForSome' | 'lastDay'>[],
): string | null => deadlines.find(({ of, isForSome }) => of === 'dossier' && !isForSome)?.lastDay ?? null;

/** The first and the last of the days by which levels are due: between them lie the special cases of a text. */
export function levelDays(
  deadlines: readonly CycleDeadline[],
): { readonly ordinary: CycleDeadline; readonly latest: CycleDeadline } | undefined {
  const ofLevels = deadlines.filter(({ of }) => of === 'level');
  const [ordinary, latest] = [ofLevels[0], ofLevels.at(-1)];
  return ordinary && latest && { ordinary, latest };
}
