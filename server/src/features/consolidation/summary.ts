import { displayExact, ratio } from '@congtam/engine';
import type { NoLevel } from '../../evaluation/no-level.ts';
import { branchesOf, type Cell, type Figures, type RegulationNamed } from './figures.ts';

/** A row of a summary table. */
export interface SummaryRow {
  /** A group, a unit, a code of a post; null for the sum of all. */
  readonly id: string | null;
  readonly label: string;
  readonly total: number;
  /** In the order of the levels of the regulation. */
  readonly levels: readonly number[];
  readonly noLevel: number;
}

/** A row of the Party's tables: those of one code of post, or of all; the share is of the highest level of the two highest. */
export interface PostRow extends SummaryRow {
  /** Percent, cut at two decimals; null of nobody. */
  readonly excellentOfGood: string | null;
}

/** A table of the Party: a row for each code of a post, and their sum. */
export interface PostTable {
  readonly rows: readonly PostRow[];
  readonly total: PostRow;
}

/** How many of those at a limited level there are, of whatever the texts count them against. */
export interface LimitedShare {
  readonly quota: string;
  readonly label: string;
  readonly level: string;
  readonly count: number;
  readonly bases: readonly {
    readonly base: 'rated-good' | 'good-or-better' | 'rated' | 'all';
    readonly of: number;
    /** Percent, cut at two decimals; null of nobody. */
    readonly share: string | null;
  }[];
}

/** Everything that is summed up of one kind of subject under one regulation. */
export interface Summary {
  readonly regulation: string;
  readonly title: string;
  readonly number: string;
  readonly kind: 'person' | 'unit';
  readonly levels: readonly { readonly id: string; readonly label: string; readonly short: string }[];
  readonly total: SummaryRow;
  readonly byGroup: readonly SummaryRow[];
  /** The unit itself, and those directly below it with all below them. */
  readonly byUnit: readonly SummaryRow[];
  readonly withoutLevel: readonly {
    readonly why: NoLevel;
    readonly refs: readonly string[];
    readonly count: number;
  }[];
  readonly shares: readonly LimitedShare[];
  /** By code of the post: decided here, and proposed to whoever decides above; those without a code apart. */
  readonly byPosition: {
    readonly decided: PostTable;
    readonly proposed: PostTable;
    readonly withoutCode: number;
  };
}

export function summariesOf(figures: Figures, language: 'vi' | 'en'): Summary[] {
  return figures.regulations.flatMap((regulation) =>
    (['person', 'unit'] as const).flatMap((kind) => {
      const cells = figures.cells.filter((cell) => cell.regulation === regulation.id && cell.kind === kind);
      return cells.length === 0 ? [] : [summaryOf(figures, regulation, kind, cells, language)];
    }),
  );
}

function summaryOf(
  figures: Figures,
  regulation: RegulationNamed,
  kind: 'person' | 'unit',
  cells: readonly Cell[],
  language: 'vi' | 'en',
): Summary {
  const levels = regulation.levels.map(({ id, label, short }) => ({ id, label: label[language], short }));
  const ids = levels.map(({ id }) => id);
  const row = (
    id: string | null,
    label: string,
    of: readonly Cell[],
    by: (cell: Cell) => string | null = levelOf,
  ) => rowOf(ids, { id, label }, of, by);
  const words = WORDS[language];
  const branches = branchesOf(figures);
  const groups = new Map(regulation.groups.map(({ id, label }) => [id, label[language]]));
  const units = new Map(figures.units.map(({ id, name }) => [id, name]));
  const split = (of: readonly Cell[], by: (cell: Cell) => string | null, order: readonly string[]) => {
    const parts = partedBy(of, (cell) => by(cell) ?? '');
    const place = (id: string) => (order.indexOf(id) + order.length + 1) % (order.length + 1);
    return [...parts].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  };
  const coded = cells.filter(({ position }) => position !== null);
  const positions = (of: readonly Cell[], by: (cell: Cell) => string | null): PostTable => ({
    rows: split(of, ({ position }) => position, []).map(([code, part]) => postRow(row(code, code, part, by))),
    total: postRow(row(null, words.sum, of, by)),
  });
  return {
    regulation: regulation.id,
    title: regulation.title[language],
    number: regulation.number,
    kind,
    levels,
    total: row(null, words.total, cells),
    byGroup: split(cells, ({ group }) => group, [...groups.keys()]).map(([id, part]) =>
      row(id, groups.get(id) ?? id, part),
    ),
    byUnit: split(
      cells,
      ({ unit }) => branches.get(unit) ?? unit,
      figures.units.map(({ id }) => id),
    ).map(([id, part]) => row(id, units.get(id) ?? id, part)),
    withoutLevel: withoutLevel(cells),
    shares: regulation.limited
      .filter(({ of }) => of === kind)
      .map(({ quota, label, level, next }) => ({
        ...{ quota, label: label[language], level },
        ...shareOf(ids, cells, level, next),
      })),
    byPosition: {
      decided: positions(
        coded.filter(({ proposed }) => proposed === null),
        levelOf,
      ),
      proposed: positions(
        coded.filter(({ proposed }) => proposed !== null),
        ({ proposed }) => proposed,
      ),
      withoutCode: sum(cells) - sum(coded),
    },
  };
}

const WORDS = {
  vi: { total: 'Tổng số', sum: 'Tổng cộng' },
  en: { total: 'Total', sum: 'Sum' },
} as const;

/** Excellent of excellent and good: the levels of a text stand highest first. */
function postRow(row: SummaryRow): PostRow {
  const [excellent = 0, good = 0] = row.levels;
  return { ...row, excellentOfGood: percent(excellent, excellent + good) };
}

function partedBy<Item>(items: readonly Item[], by: (item: Item) => string): Map<string, Item[]> {
  const parts = new Map<string, Item[]>();
  for (const item of items) {
    const part = parts.get(by(item));
    if (part === undefined) parts.set(by(item), [item]);
    else part.push(item);
  }
  return parts;
}

const levelOf = ({ level }: Cell): string | null => level;
const sum = (cells: readonly Cell[]): number => cells.reduce((so, { count }) => so + count, 0);

function rowOf(
  levels: readonly string[],
  named: Pick<SummaryRow, 'id' | 'label'>,
  cells: readonly Cell[],
  by: (cell: Cell) => string | null,
): SummaryRow {
  const counts = levels.map((level) => sum(cells.filter((cell) => by(cell) === level)));
  const total = sum(cells);
  return { ...named, total, levels: counts, noLevel: total - counts.reduce((so, count) => so + count, 0) };
}

function withoutLevel(cells: readonly Cell[]): Summary['withoutLevel'] {
  const parts = partedBy(
    cells.filter(({ why }) => why !== null),
    ({ why, refs }) => JSON.stringify([why, refs]),
  );
  return [...parts.values()].flatMap((part) => {
    const [first] = part;
    return first?.why == null ? [] : [{ why: first.why, refs: first.refs, count: sum(part) }];
  });
}

/** The texts differ in what twenty percent are of: every base is said, so that none has to be guessed. */
function shareOf(
  levels: readonly string[],
  cells: readonly Cell[],
  level: string,
  next: string,
): Pick<LimitedShare, 'count' | 'bases'> {
  const at = (id: string) => sum(cells.filter((cell) => cell.level === id));
  const count = at(level);
  const better = levels.slice(0, levels.indexOf(next) + 1);
  const bases = {
    'rated-good': at(next),
    'good-or-better': better.reduce((so, id) => so + at(id), 0),
    rated: sum(cells.filter((cell) => cell.level !== null)),
    all: sum(cells),
  };
  return {
    count,
    bases: (['rated-good', 'good-or-better', 'rated', 'all'] as const).map((base) => ({
      ...{ base, of: bases[base] },
      share: percent(count, bases[base]),
    })),
  };
}

/** Percent as tables show it; null of nobody. */
export const percent = (count: number, of: number): string | null =>
  of === 0 ? null : displayExact(ratio(count * 100, of));
