import type { paths } from '../../api/schema.generated.ts';
import type { Decision } from './decision.ts';

type Levels = paths['/api/v1/cycles/{cycle}/levels']['get']['responses'][200]['content']['application/json'];

/** Somebody whose level may go into a decision. */
export interface Candidate {
  readonly subject: string;
  readonly name: string;
  readonly unit: string;
  /** The level that stands now: proposed, else by the results. */
  readonly level: string | null;
  readonly suggested: string | null;
}

/** What the decision says of one of them; '' where nothing is said. */
export interface Chosen {
  readonly level: string;
  readonly reason: string;
  readonly document: string;
}

/** Whom a decision may be about: a first one those not decided, a replacement those that are. */
export const candidatesOf = (
  { levels }: Pick<Levels, 'levels'>,
  { regulation, kind }: { readonly regulation: string; readonly kind: 'first' | 'replacement' },
): readonly Candidate[] =>
  levels.flatMap(({ regulation: by, subject, name, unit, level, suggested, state, onPaper }) => {
    const isDecided = onPaper !== null || state === 'decided' || state === 'decidedUnchanged';
    return by === regulation && isDecided === (kind === 'replacement')
      ? [{ subject, name, unit, level: level ?? onPaper ?? suggested, suggested }]
      : [];
  });

/** How many of a regulation have no level yet: no decision is about them until they have. */
export const withoutLevel = ({ levels }: Pick<Levels, 'levels'>, regulation: string): number =>
  levels.filter(
    ({ regulation: by, kind, level, suggested, onPaper }) =>
      by === regulation && kind === 'person' && level === null && suggested === null && onPaper === null,
  ).length;

/** What a draft said of those who may still be decided about: whoever drafts it again begins with that. */
export const chosenIn = (
  { items }: Pick<Decision, 'items'>,
  candidates: readonly Candidate[],
): ReadonlyMap<string, Chosen> =>
  new Map(
    items.flatMap(({ subject, level, reason, document }): [string, Chosen][] =>
      candidates.some((one) => one.subject === subject)
        ? [[subject, { level, reason: reason ?? '', document: document ?? '' }]]
        : [],
    ),
  );

/** Whether what is said of somebody has to rest on a reason: another level than the results give, or a replacement. */
export const asksForReason = ({ suggested }: Candidate, level: string, isReplacement: boolean): boolean =>
  isReplacement || level !== suggested;
