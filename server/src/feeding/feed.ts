import {
  type ColumnDeclaration,
  type FactDeclaration,
  NOT_APPLICABLE,
  type OwnYearOf,
  type PeriodUnit,
  type PlainTables,
  type Regulation,
  say,
  type TableDeclaration,
  tablesOf,
  type ValueType,
  vocabularyOf,
} from '@congtam/engine';
import type { FedEntry, FeedNote } from './fed-entry.ts';
import { fedYear, isDated, placeIn } from './fed-year.ts';
import { isLeftOut, withoutDoubled } from './left-out.ts';
import type { Source, TableMapping } from './mapping.ts';

export type { FedEntry, FeedNote } from './fed-entry.ts';

export interface Feed {
  readonly tables: PlainTables;
  readonly notes: readonly FeedNote[];
  /** Tables and facts that no register feeds: other parts of the program, or people, give them. */
  readonly notFed: readonly string[];
}

type Row = Record<string, string>;

/** The tables of some regulations, filled from registers or from work for a year: that of each subject. */
export function feedTables(given: {
  readonly regulations: readonly Regulation[];
  readonly mapping: TableMapping;
  readonly entries: readonly FedEntry[];
  readonly year: number;
  /** Whose year of work is an own one, by the ids of the entries; nobody’s where it is not said. */
  readonly ownYear?: OwnYearOf | undefined;
  /**
   * Rows that the intake would refuse are left out and told. Of work alone: a decision on discipline that is left out would
   * count in somebody’s favour.
   */
  readonly isUnfinishedLeftOut?: boolean;
}): Feed {
  const { regulations, mapping, entries, year, isUnfinishedLeftOut = false } = given;
  const notes: FeedNote[] = [];
  const tables: Record<string, Row[]> = {};
  const notFed: string[] = [];
  const vocabulary = vocabularyOf(regulations);
  for (const declared of vocabulary.tables) {
    const how = mapping.tables.find(({ table, of }) => table === declared.id && of === declared.of);
    const units = periodUnitsOf(declared.per, regulations);
    const isFed =
      how !== undefined && (units === undefined || units.includes('year') || how.take === 'period');
    const isWritten = ({ given: cells, person }: FedEntry): boolean =>
      cells?.[declared.id] !== undefined && (declared.of === 'person') === (person !== null);
    if (!isFed && !entries.some(isWritten)) {
      notFed.push(declared.id);
      continue;
    }
    const asking = regulations.filter((one) => one.tables.has(declared.id));
    const yearFor = (id: string) =>
      fedYear(year, given.ownYear?.({ kind: declared.of, id }, asking), isDated(declared));
    const taken: FedEntry[] = [];
    const rows: Row[] = [];
    for (const entry of entries) {
      const isMapped =
        isFed &&
        isMeant(entry, how) &&
        (how.having === undefined || partAt(entry.content, how.having) !== undefined);
      if (!isMapped && !isWritten(entry)) continue;
      const subjects = isMapped ? subjectsOf(entry, how) : subjectsOf(entry, declared);
      const placed = subjects.flatMap((subject) => {
        const place = placeIn(entry, isMapped ? how.take : 'period', units, yearFor(subject));
        return place === undefined ? [] : [{ subject, place }];
      });
      if (placed.length === 0) continue;
      if (placed.some(({ place }) => place === 'nowhere')) notes.push(noPeriod(declared.id, entry));
      taken.push(entry);
      const row = rowOf(entry, declared, isMapped ? how.columns : {}, notes, isUnfinishedLeftOut);
      if (placed.every(({ place }) => place === 'nowhere')) continue;
      if (isUnfinishedLeftOut && isLeftOut(declared, row, { entry, placed }, notes)) continue;
      for (const { subject, place } of placed)
        if (place !== 'nowhere') rows.push({ subject, ...place, ...row });
    }
    if (isFed && !isUnfinishedLeftOut) noteUnfilled(declared, how, taken, notes);
    tables[declared.id] = isUnfinishedLeftOut ? withoutDoubled(declared, rows, notes) : rows;
  }
  for (const fact of vocabulary.facts) {
    const how = mapping.facts.find((f) => f.fact === fact.id && f.of === fact.of);
    if (how === undefined || fact.raters.length > 0 || !isYearly(fact.per, regulations)) {
      notFed.push(fact.id);
      continue;
    }
    const sheet = sheetOf(fact, vocabulary, regulations);
    const rows = tables[sheet] ?? [];
    tables[sheet] = rows;
    const asking = regulations.filter((one) => one.facts.has(fact.id));
    for (const entry of entries.filter((e) => isMeant(e, how))) {
      const subjects = subjectsOf(entry, how).filter((id) => {
        const own = given.ownYear?.({ kind: fact.of, id }, asking);
        return placeIn(entry, 'year', undefined, fedYear(year, own, false)) !== undefined;
      });
      if (subjects.length === 0) continue;
      const value = how.notApplicableIn?.includes(entry.state)
        ? NOT_APPLICABLE
        : cellOf(entry, how.value, fact.type, { table: sheet, column: fact.id }, notes);
      if (value !== '') setFact(rows, subjects, String(year), fact.id, value, entry, notes);
    }
  }
  return { tables, notes, notFed };
}

/** The kinds of periods that rows of a table have; undefined where they have none. */
function periodUnitsOf(
  stage: string | undefined,
  regulations: readonly Regulation[],
): readonly PeriodUnit[] | undefined {
  if (stage === undefined) return undefined;
  return regulations.flatMap(({ stages }) => [...(stages.get(stage)?.periods ?? [])]);
}

const noPeriod = (table: string, { id, period }: FedEntry): FeedNote => ({
  table,
  column: null,
  entry: id,
  says: say(
    `kỳ ${period ?? ''} không nằm trọn trong kỳ nào của bảng; chia theo kỳ của quy định`,
    `the period ${period ?? ''} lies in none that the table has; divide it by the periods of the regulation`,
  ),
});

const isYearly = (stage: string | undefined, regulations: readonly Regulation[]): boolean =>
  stage === undefined ||
  regulations.some(({ stages }) => stages.get(stage)?.periods.includes('year') ?? false);

type How = Pick<TableMapping['tables'][number], 'register' | 'where' | 'of' | 'via'>;

/** Whether an entry is of the kind that a table is filled from, of whatever year. */
function isMeant(entry: FedEntry, { register, where = {}, of, via }: How): boolean {
  if (entry.register !== register || entry.state === 'withdrawn') return false;
  const isAbout = via === 'concerned' ? entry.person === null : isOfKind(entry, of);
  return (
    isAbout && Object.entries(where).every(([name, oneOf]) => oneOf.includes(String(entry.content[name])))
  );
}

const isOfKind = ({ person }: FedEntry, of: TableDeclaration['of']): boolean =>
  (of === 'person') === (person !== null);

const subjectsOf = (entry: FedEntry, { of, via }: Pick<How, 'of'> & { via?: string | undefined }) =>
  via === 'concerned'
    ? entry.concerned
    : of === 'person' && entry.person !== null
      ? [entry.person]
      : [entry.unit];

function rowOf(
  entry: FedEntry,
  { id, columns }: TableDeclaration,
  sources: { readonly [column: string]: Source },
  notes: FeedNote[],
  isToldOtherwise: boolean,
): Row {
  const written = entry.given?.[id] ?? {};
  const filled = columns.flatMap((column): [string, string][] => {
    const source = sources[column.id];
    const own = written[column.id];
    // What is written fills only what nothing else does: nobody writes over what is on record.
    if (source === undefined) return own === undefined ? [] : [[column.id, own]];
    const cell = cellOf(entry, source, column.type, { table: id, column: column.id }, notes);
    if (cell === '' && isNeeded(column) && !isToldOtherwise) notes.push(missing(id, column, entry.id));
    return [[column.id, cell]];
  });
  return Object.fromEntries(filled);
}

function cellOf(
  entry: FedEntry,
  source: Source,
  type: ValueType,
  place: { readonly table: string; readonly column: string },
  notes: FeedNote[],
): string {
  if ('is' in source) return source.is;
  if ('has' in source) return partAt(entry.content, source.has) === undefined ? 'no' : 'yes';
  const found = source.from
    .map((path) => (path === '@state' ? entry.state : partAt(entry.content, path)))
    .find((value) => value !== undefined && value !== null);
  if (found === undefined) return '';
  const word = typeof found === 'boolean' ? (found ? 'yes' : 'no') : String(found);
  const meant = source.values === undefined ? word : source.values[word];
  if (meant !== undefined && (type.kind !== 'choice' || type.options.has(meant))) return meant;
  notes.push({
    ...place,
    entry: entry.id,
    says: say(
      `quy định không có lựa chọn cho “${word}”; ô để trống, người có trách nhiệm phải chọn`,
      `the regulation has no option for '${word}'; the cell is empty and somebody has to choose`,
    ),
  });
  return '';
}

/** What stands at `name` or `name.name`; undefined where nothing does. */
function partAt(content: FedEntry['content'], path: string): unknown {
  const [first = '', second] = path.split('.');
  const part = content[first];
  if (second === undefined) return part;
  return typeof part === 'object' && part !== null
    ? Object.entries(part).find(([name]) => name === second)?.[1]
    : undefined;
}

const isNeeded = ({ required, whenAbsent, sameAs, fromTable }: ColumnDeclaration): boolean =>
  required && [whenAbsent, sameAs, fromTable].every((filler) => filler === undefined);

const missing = (table: string, { id, label }: ColumnDeclaration, entry: string): FeedNote => ({
  table,
  column: id,
  entry,
  says: say(
    `mục chưa ghi “${label.vi}”, quy định cần; ghi bước tiếp theo của mục`,
    `the entry does not say '${label.en}', which the regulation needs; record its next step`,
  ),
});

function noteUnfilled(
  { id, columns }: TableDeclaration,
  { columns: sources }: TableMapping['tables'][number],
  taken: readonly FedEntry[],
  notes: FeedNote[],
): void {
  for (const column of columns) {
    if (!isNeeded(column) || sources[column.id] !== undefined) continue;
    const isWritten = (entry: FedEntry) => entry.given?.[id]?.[column.id] !== undefined;
    if (taken.length > 0 && taken.every(isWritten)) continue;
    notes.push({
      table: id,
      column: column.id,
      entry: null,
      says: say(
        `cột bắt buộc “${column.label.vi}” chưa có sổ nào điền; ghép cột này trong bảng ghép của quy định`,
        `no register fills the required column '${column.label.en}'; map it in the tables of the regulation`,
      ),
    });
  }
}

/** The sheet of a workbook on which a fact is given. */
function sheetOf(
  fact: FactDeclaration,
  vocabulary: ReturnType<typeof vocabularyOf>,
  regulations: readonly Regulation[],
): string {
  const sheet = tablesOf(vocabulary, regulations).find(
    ({ id, columns }) =>
      !vocabulary.tables.some((t) => t.id === id) && columns.some((column) => column.id === fact.id),
  );
  if (sheet === undefined) throw new Error(`no sheet has the fact ${fact.id}`);
  return sheet.id;
}

function setFact(
  rows: Row[],
  subjects: readonly string[],
  period: string,
  fact: string,
  value: string,
  entry: FedEntry,
  notes: FeedNote[],
): void {
  for (const subject of subjects) {
    const row = rows.find((r) => r.subject === subject && r.period === period);
    if (row === undefined) rows.push({ subject, period, [fact]: value });
    else if (row[fact] === undefined) row[fact] = value;
    else if (row[fact] !== value) {
      notes.push({
        table: fact,
        column: null,
        entry: entry.id,
        says: say(
          'hai mục cùng nói về một chỉ tiêu của một kỳ mà khác nhau; rút mục ghi nhầm',
          'two entries say different things of one indicator and period; withdraw the wrong one',
        ),
      });
    }
  }
}
