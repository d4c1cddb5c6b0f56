import {
  formatExact,
  type IntakeProblem,
  type OwnYearOf,
  type Regulation,
  registerFromTables,
  vocabularyOf,
} from '@congtam/engine';
import { type FedEntry, type Feed, feedTables } from '../../feeding/feed.ts';
import { mappingWith, type TableMapping, tableMapping } from '../../feeding/mapping.ts';
import type { Catalogue } from './catalogues.queries.ts';
import { factsOf, type ProductContent, plain, type Side } from './product-content.ts';
import type { ProductRow } from './work.queries.ts';
import shipped from './work-tables.json' with { type: 'json' };

const SHIPPED = tableMapping.parse(shipped);

/** The register that products are to a mapping, and the one that catalogues are. */
const [PRODUCTS, CATALOGUE] = ['workProducts', 'workCatalogue'];

/** The tables of some regulations, filled from the work of a year. */
export function feedWork(work: {
  readonly regulations: readonly Regulation[];
  /** How packs say themselves that their tables are fed. */
  readonly own: readonly TableMapping[];
  readonly catalogues: readonly Catalogue[];
  readonly products: readonly ProductRow[];
  readonly year: number;
  /** Whose year of work is an own one, by the ids of people and units. */
  readonly ownYear?: OwnYearOf | undefined;
  readonly side: Side;
}): Feed {
  const { regulations, own, catalogues, products, year, ownYear, side } = work;
  const isStillSo = codesThatStill(catalogues);
  const entries = [
    ...catalogues.flatMap(entriesOfCatalogue),
    ...products.filter(isOfSomebody).map((product) => entryOf(product, regulations, side, isStillSo)),
  ];
  const mapping = mappingWith(SHIPPED, own);
  return feedTables({ regulations, mapping, entries, year, ownYear, isUnfinishedLeftOut: true });
}

/**
 * Whether the catalogues fed still say of a product what was taken from them when it was assigned. A later catalogue
 * changes nothing that was assigned, so a code that means something else by now is left out beside the coefficient.
 */
function codesThatStill(catalogues: readonly Catalogue[]): (work: ProductContent['work']) => boolean {
  const known = new Map<string, Set<string>>();
  for (const { items } of catalogues)
    for (const { code, coefficient } of items)
      known.set(code, (known.get(code) ?? new Set<string>()).add(plain(coefficient)));
  return ({ code, coefficient }) => {
    if (code === null || coefficient === null) return true;
    const said = known.get(code);
    return said?.size === 1 && said.has(plain(coefficient));
  };
}

/**
 * What was planned stays with whoever had it, also when somebody else took it over (Art. 18(1) of Decree 335/2025). What
 * came to them beside the plan and went on to another is nobody's but the other's.
 */
const isOfSomebody = ({ handover, content }: ProductRow): boolean =>
  handover !== 'taken' || content.work.source === 'plan';

function entriesOfCatalogue({ id, unit, from, items }: Catalogue): FedEntry[] {
  return items.map((item) => ({
    ...{ id, unit, person: null, state: 'approved', on: from, to: null, concerned: [] },
    register: CATALOGUE,
    content: { ...item },
  }));
}

function entryOf(
  product: ProductRow,
  regulations: readonly Regulation[],
  side: Side,
  isStillSo: (work: ProductContent['work']) => boolean,
): FedEntry {
  const { id, unit, person, period, state, handover, waived } = product;
  const { work } = product.content;
  const content = isStillSo(work) ? product.content : { ...product.content, work: { ...work, code: null } };
  const isHandedOver = handover === 'taken' || content.work.source === 'handedOver';
  const given = givenFor(content, regulations, side);
  return {
    ...{ id, unit, person, period, state, on: period, to: null, concerned: [] },
    register: PRODUCTS,
    content: factsOf(content, { isHandedOver, waived }, side),
    ...(given === undefined ? {} : { given }),
  };
}

/** What was written for tables of these regulations: the person’s word, and over it what their manager said. */
function givenFor(
  { work, reported, corrected }: ProductContent,
  regulations: readonly Regulation[],
  side: Side,
) {
  const said = [
    ...(reported?.given ?? []),
    ...work.given,
    ...(side === 'standing' ? (corrected.given ?? []) : []),
  ].filter(({ regulation }) => regulations.some(({ id }) => id === regulation));
  if (said.length === 0) return undefined;
  const tables: Record<string, Record<string, string>> = {};
  for (const { table, cells } of said) tables[table] = { ...tables[table], ...cells };
  return tables;
}

/** A problem of the intake that a row not yet finished has of necessity. */
const isOfUnfinished = ({ code }: IntakeProblem): boolean =>
  code === 'intake.required' || code === 'intake.missing-column';

/**
 * What the intake of a regulation has against rows of one of its tables, cell by cell; rows count from 1. That a cell is
 * still empty is nothing against it: the work is under way.
 */
export function refusedCells(
  regulations: readonly Regulation[],
  { table, of, period }: { readonly table: string; readonly of: 'person' | 'unit'; readonly period?: string },
  rows: readonly { readonly [column: string]: string }[],
  year: number,
): readonly IntakeProblem[] {
  const subject = of === 'person' ? 'p' : 'u';
  const taken = registerFromTables(
    { vocabulary: vocabularyOf(regulations), regulations, year },
    {
      units: [{ id: 'u', name: 'u', kind: 'administrativeAgency', role: 'usingBody' }],
      people: [{ id: 'p', name: 'p', unit: 'u', service: 'civilServant' }],
      [table]: rows.map((row) => ({ subject, ...(period === undefined ? {} : { period }), ...row })),
    },
  );
  if (!('problems' in taken)) return [];
  return taken.problems.filter((problem) => problem.table === table && !isOfUnfinished(problem));
}

/** Which columns of a table the work itself fills; undefined where it fills none. */
export const sourcesOf = (own: readonly TableMapping[], table: string) =>
  mappingWith(SHIPPED, own).tables.find((one) => one.table === table && one.register === PRODUCTS)?.columns;

/** A table that a regulation declares; undefined when it has none of that name. */
export const tableOf = (regulations: readonly Regulation[], table: string) =>
  vocabularyOf(regulations).tables.find(({ id }) => id === table);

/** The catalogue table of some regulations, and how many groups it allows, by which article. */
export interface GroupLimit {
  readonly table: string;
  readonly groupColumn: string | undefined;
  readonly groups: number | undefined;
  readonly article: string;
}

export function groupLimitOf(regulations: readonly Regulation[]): GroupLimit | undefined {
  for (const { table, columns } of SHIPPED.tables.filter(({ register }) => register === CATALOGUE)) {
    const declared = tableOf(regulations, table);
    if (declared === undefined) continue;
    const of = Object.entries(columns).find(
      ([, source]) => 'from' in source && source.from.includes('group'),
    );
    const type = declared.columns.find(({ id }) => id === of?.[0])?.type;
    const most =
      type?.kind === 'number' && type.max !== undefined ? Number(formatExact(type.max)) : undefined;
    const refs = declared.articles.flatMap((article) =>
      regulations.flatMap((r) => r.articles.get(article)?.ref ?? []),
    );
    const number = regulations.find((r) => r.tables.has(table))?.number ?? '';
    return { table, groupColumn: of?.[0], groups: most, article: `${refs.join(', ')} ${number}`.trim() };
  }
  return undefined;
}
