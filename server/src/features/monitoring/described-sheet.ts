import {
  type Article,
  type ColumnDescriptor,
  type Exact,
  formatExact,
  type OwnYear,
  type Regulation,
  type TableDescriptor,
} from '@congtam/engine';
import { aboutOf, isSaidIn, isSheetOfFile, periodsOfSheet } from '../../evaluation/file-sheets.ts';
import { raterOf } from './raters.ts';

/** A sheet of a cycle with its columns: whose it is, what can be entered, and what may stand in each cell. */
export function describedSheet(
  descriptor: TableDescriptor,
  given: {
    readonly regulations: readonly Regulation[];
    /** Of the cycle. */
    readonly period: string;
    /** Years of work among its people and units; `undefined` is the calendar year. */
    readonly ownYears: readonly (OwnYear | undefined)[];
    /** Those in which people are monitored. */
    readonly periods: readonly string[];
  },
) {
  const { id, label, columns } = descriptor;
  const place = placeOfSheet(id, given.regulations);
  const ofAsking = (regulation: Regulation) =>
    place.askedBy.length === 0 || place.askedBy.some((one) => one.regulation === regulation.id);
  // A text that knows no year but the calendar's asks nobody about autumn of the year before.
  const knowsOwnYears = given.regulations.some((one) => one.ownYear !== undefined && ofAsking(one));
  const rater = (step: Parameters<typeof raterOf>[1]) => raterOf(descriptor, step) ?? null;
  return {
    ...{ id, label, about: aboutOf(descriptor) ?? null },
    periods: periodsOfSheet(descriptor, given.period, knowsOwnYears ? given.ownYears : [undefined]),
    ...place,
    isOfFile: isSheetOfFile(descriptor) && isSaidIn(descriptor, given.periods[0] ?? ''),
    raters: { self: rater('self'), manager: rater('manager'), authority: rater('authority') },
    columns: columns.map((column) => ({
      ...{ id: column.id, label: column.label, kind: column.type.kind, required: column.required },
      note: column.note ?? null,
      ...limitsOf(column),
      options:
        column.options === undefined
          ? null
          : [...column.options].map(([option, says]) => ({ id: option, label: says })),
    })),
  };
}

/** Which regulations of the cycle ask for a sheet and of which groups of people (null: of all), on which articles. */
export function placeOfSheet(id: string, regulations: readonly Regulation[]) {
  const askedBy: { regulation: string; groups: readonly string[] | null }[] = [];
  const articles = new Map<string, Pick<Article, 'ref' | 'says'>>();
  let hasMany = true;
  for (const { id: regulation, articles: known, facts, tables } of regulations) {
    const declared = [...facts.values()].filter(({ sheet }) => sheet === id);
    const table = tables.get(id);
    if (declared.length === 0 && table === undefined) continue;
    hasMany = table !== undefined;
    for (const cited of [...declared, ...(table === undefined ? [] : [table])].flatMap(
      (one) => one.articles,
    )) {
      const article = known.get(cited);
      if (article !== undefined) articles.set(`${regulation} ${cited}`, article);
    }
    const isOfGroups = declared.length > 0 && declared.every((one) => one.for !== undefined);
    const groups = isOfGroups ? [...new Set(declared.flatMap((one) => one.for ?? []))] : null;
    askedBy.push({ regulation, groups });
  }
  return { askedBy, hasMany, articles: [...articles.values()].map(({ ref, says }) => ({ ref, says })) };
}

/** The least and the most a number may be, as text. */
function limitsOf({ type }: ColumnDescriptor) {
  const limit = (value: Exact | undefined) => (value === undefined ? null : formatExact(value));
  return type.kind === 'number'
    ? { atLeast: limit(type.min), atMost: limit(type.max) }
    : { atLeast: null, atMost: null };
}
