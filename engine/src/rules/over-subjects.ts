import { NOT_RATED } from '../classification/classification.ts';
import type { Linker } from '../evaluation/linker.ts';
import type { View } from '../evaluation/view.ts';
import { ratio, ZERO } from '../exact.ts';
import { testsInWords } from '../explanation/column-words.ts';
import { shownNumber, shownPercent } from '../explanation/show.ts';
import type { Step } from '../explanation/trace.ts';
import { type Language, say } from '../problem.ts';
import type { Interval } from '../regulation/interval.ts';
import { type Bound, readBounds } from './bounds.ts';
import { type Gathering, gather, type OfPeriod } from './gather.ts';
import type { Name, RuleKind } from './kinds.ts';
import { type Gap, isGap, type Measured, missingFact, within } from './measured.ts';
import { areUnits, levelsOf, othersOf, quantityOf, WHOM, type Whom } from './others.ts';
import { openElsewhere } from './score-of-another.ts';
import { linkWhenNone, questionsOf, readWhenNone, withNone } from './when-none.ts';

const WAYS = ['share', 'count', 'mean', 'lowest', 'highest'] as const;

/** What is looked at in each of them: a quantity, within bounds where it is counted, or the level. */
type What =
  | { readonly measure: string; readonly where: readonly Bound[] | undefined }
  | { readonly levels: readonly string[] };

/**
 * Other subjects as one number: the share of the people led who reach a score, the lowest level below, the mean of the
 * unit. Whoever was away or does not have the quantity does not count, nor, where levels are asked, whoever is not rated;
 * whoever is open leaves a range.
 */
export const overSubjects: RuleKind = {
  kind: 'over-subjects',
  keys: ['whom', 'of?', 'where?', 'levels?', 'as', 'when-none'],
  read(at, read) {
    const whom = at.field('whom')?.oneOf(WHOM);
    const as = at.field('as')?.oneOf(WAYS);
    const measure = at.optional('of')?.id();
    const where = at.optional('where') && readBounds(at.optional('where'), read);
    const levels = at.optional('levels') && read.ids(at.optional('levels'));
    const none = readWhenNone(at.field('when-none'), read);
    if ((measure === undefined) === (levels === undefined)) {
      return at.refuse(
        'pack.over-what',
        say('cần đúng một trong of (đại lượng) và levels (mức)', 'exactly one of: a quantity (of) or levels'),
        say('ghi of: đại lượng, hoặc levels: [mức]', 'write of: a quantity, or levels: [a level]'),
      );
    }
    const isCounted = as === 'share' || as === 'count';
    if (isCounted !== (where !== undefined || levels !== undefined)) {
      return at.refuse(
        'pack.gathering-without-use',
        say(
          'share và count cần where hoặc levels; mean, lowest, highest thì không',
          'share and count take where or levels; mean, lowest and highest do not',
        ),
        say('thêm hoặc bỏ where, levels', 'add or remove where or levels'),
      );
    }
    if (whom === undefined || as === undefined || none === undefined) return undefined;
    const what: What = levels ? { levels } : { measure: measure!, where };
    const kind = areUnits(whom) ? 'unit' : 'person';
    return {
      kind: 'over-subjects',
      references: {
        ...('levels' in what
          ? { levels: what.levels, levelsOf: kind }
          : { elsewhere: [{ measure: what.measure, of: kind }] }),
        ...questionsOf(none),
      },
      range: (rangeOf) => withNone(rangeGathered(as, what, rangeOf), none),
      link: (linker) => {
        const look = lookAt(linker, whom, what);
        const whenNone = linkWhenNone(none, linker.question);
        const how: Gathering =
          'levels' in what || what.where === undefined ? { as } : { as, where: what.where };
        return (view) => {
          const { found, gaps, inside } = look(view);
          if (view.traced) view.note({ details: { counted: found.length, met: inside } });
          if (found.length === 0 && gaps.length === 0) return whenNone(view);
          return within(gaps, gather('levels' in what ? { as, where: INSIDE } : how, found));
        };
      },
      explain: (step, language, telling) => tell(step, language, (level) => telling.level(level)),
      inWords: (name) => say(allWords(name, 'vi'), allWords(name, 'en')),
    };

    function tell(step: Step, language: Language, level: (id: string) => string): string {
      const { counted, met } = step.details;
      const vi = language === 'vi';
      const who = WHO[whom!][language];
      if (!isCounted)
        return `${WAY[as!][language]} ${counted} ${who}: ${shownNumber(step.value, language, 4)}`;
      const tests =
        'levels' in what ? what.levels.map(level).join(', ') : testsInWords(what.where ?? [], language);
      const share = as === 'share' ? ` = ${shownPercent(step.value, language)}` : '';
      return `${met} ${vi ? 'trong' : 'of'} ${counted} ${who} ${vi ? 'đạt' : 'at'} ${tests}${share}`;
    }

    function allWords(name: Name, language: Language): string {
      const vi = language === 'vi';
      const who = WHO[whom!][language];
      if ('levels' in what)
        return `${WAY[as!][language]} ${who} ${vi ? 'ở mức' : 'at'} ${what.levels.map((l) => name(l)[language]).join(', ')}`;
      const tests = what.where ? ` ${testsInWords(what.where, language)}` : '';
      return `${WAY[as!][language]} ${who}: ${name(what.measure)[language]}${tests}`;
    }
  },
};

/** A level inside counts 1, one outside 0, an open one lies between. */
const INSIDE: readonly Bound[] = [{ by: 'atLeast', value: ratio(1) }];

interface Looked {
  readonly found: readonly OfPeriod[];
  readonly gaps: readonly Gap[];
  /** How many surely meet what is counted, for the telling. */
  readonly inside: number;
}

function lookAt({ measureSlot, articles }: Linker, whom: Whom, what: What): (view: View) => Looked {
  const slot = 'levels' in what ? 0 : measureSlot(what.measure);
  return (view) => {
    const found: OfPeriod[] = [];
    const gaps: Gap[] = [];
    for (const other of othersOf(view, whom)) {
      const theirs = view.world.id(other.kind, other.index);
      const value: Measured | undefined =
        'levels' in what
          ? levelAsNumber(view, theirs, levelsOf(view, other), what.levels, articles)
          : quantityOf(view, other, slot);
      if (value === undefined) continue;
      if (isGap(value)) {
        if (value.gap === 'excused' || value.gap === 'not-applicable') continue;
        gaps.push('levels' in what ? value : openElsewhere(view, theirs, what.measure, value, articles));
      }
      found.push({ value, place: found.length });
    }
    const bounds = 'levels' in what ? INSIDE : (what.where ?? []);
    const sure = gather({ as: 'count', where: bounds }, found)?.min;
    return { found, gaps, inside: Number(sure?.n ?? 0) };
  };
}

function levelAsNumber(
  view: View,
  theirs: string,
  possible: readonly string[] | undefined,
  levels: readonly string[],
  articles: readonly string[],
): Measured | undefined {
  if (possible === undefined || possible.every((level) => level === NOT_RATED)) return undefined;
  if (possible.every((level) => levels.includes(level))) return ratio(1);
  if (possible.every((level) => level !== NOT_RATED && !levels.includes(level))) return ZERO;
  const gap = missingFact({ subject: theirs, period: view.period.id, what: 'over-subjects:level', articles });
  return { ...gap, range: { min: ZERO, max: ratio(1) } };
}

function rangeGathered(as: (typeof WAYS)[number], what: What, rangeOf: (id: string) => Interval): Interval {
  if (as === 'share') return { min: ZERO, max: ratio(1) };
  if (as === 'count' || 'levels' in what) return { min: ZERO };
  return rangeOf(what.measure);
}

const WHO: Readonly<Record<Whom, Readonly<Record<Language, string>>>> = {
  'people-led': { vi: 'người thuộc quyền', en: 'people led' },
  'people-of-own-unit': { vi: 'người cùng đơn vị', en: 'people of the unit' },
  'sub-units': { vi: 'đơn vị trực thuộc', en: 'subordinate units' },
  'own-unit': { vi: 'đơn vị mình', en: 'own unit' },
  'unit-headed': { vi: 'đơn vị đứng đầu', en: 'units headed' },
  'units-in-charge': { vi: 'đơn vị, lĩnh vực phụ trách', en: 'units and fields in charge' },
  'using-body': { vi: 'cơ quan sử dụng', en: 'using body' },
  'parent-unit': { vi: 'đơn vị cấp trên', en: 'unit above' },
};

const WAY: Readonly<Record<(typeof WAYS)[number], Readonly<Record<Language, string>>>> = {
  share: { vi: 'tỷ lệ', en: 'share of' },
  count: { vi: 'số', en: 'number of' },
  mean: { vi: 'trung bình của', en: 'mean of' },
  lowest: { vi: 'thấp nhất trong', en: 'lowest of' },
  highest: { vi: 'cao nhất trong', en: 'highest of' },
};
