import type { Structure } from '../evaluation/structure.ts';
import type { Period } from '../period.ts';
import { type Bilingual, nearestName, say } from '../problem.ts';
import type { Column } from '../register.ts';
import type { ColumnDeclaration, SubjectKind } from '../regulation/format.ts';
import { shownCell, tokenOf } from './cell-token.ts';
import { blankCell, copyCell, widened } from './fill-cell.ts';
import type { GatheredRecords } from './gathered-records.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoted, type Refusal, refuse } from './refusal.ts';

type FromTable = NonNullable<ColumnDeclaration['fromTable']>;
type RowsByKey = ReadonlyMap<string, number>;

export interface LookUp {
  readonly records: GatheredRecords;
  readonly source: GatheredRecords;
  readonly column: ColumnDeclaration;
  readonly from: FromTable;
  /** Who was where; absent while the units are wrong, when only what holds anywhere is told. */
  readonly structure: Structure | undefined;
  /** The year of a subject, which is its own where a regulation allows it. */
  readonly yearOf: (kind: SubjectKind, index: number) => Period;
  readonly log: ProblemLog;
}

/**
 * Fills the empty cells of a column from another table: the row whose key is this row's code, among the rows of the
 * unit where the person held the main post in that period, else of the nearest unit above it that has one. A value
 * written by hand must agree with the one found. What cannot be found is told at the code: it is there to be mended.
 */
export function lookUp({ records, source, column, from, structure, yearOf, log }: LookUp): void {
  const by = records.columns.get(from.by);
  const found = source.columns.get(from.column);
  const old = records.columns.get(column.id);
  if (by === undefined || found === undefined || old === undefined) return;
  const target = widened(old, found);
  records.columns.set(column.id, target.column);
  const tell = (row: number, at: string, refusal: Refusal) =>
    log.refuse(records.declaration.id, records.rowAt[row], at, refusal);
  const wording = { by: labelOf(records, from.by), value: column.label, table: source.declaration.label };
  const keys = keysOf(source, from.key);
  const places = new Map<string, RowsByKey>();
  const { of } = records.declaration;
  const anywhere = structure === undefined ? merged([...keys.values()]) : undefined;

  for (const { subject, period, rows } of records.groups()) {
    const isPlaceless =
      records.declaration.of === 'person' && structure?.register.people[subject]?.posts.length === 0;
    const sources = structure && sourcesFor(source, structure, of, subject, period ?? yearOf(of, subject));
    const place = sources?.join(' ') ?? '';
    const known = anywhere ?? places.get(place) ?? merged((sources ?? []).map((s) => keys.get(s)));
    places.set(place, known);
    for (const row of rows) {
      const given = tokenOf(target.column, row) !== undefined;
      const code = tokenOf(by, row);
      if (code === undefined) {
        const isRefused = log.isRefused(records.declaration.id, records.rowAt[row], column.id);
        if (!given && !isRefused && column.sameAs === undefined) {
          if (!blankCell(target.column, row, column.whenAbsent) && column.required)
            tell(row, from.by, missingCode(wording));
        }
        continue;
      }
      const at = known.get(code);
      if (at === undefined) {
        if (isPlaceless || (given && source.count === 0)) continue;
        if (sources?.length === 0) tell(row, records.declaration.per ? 'period' : from.by, noPost(wording));
        else tell(row, from.by, unknownCode(by, row, known, given, wording));
      } else if (anywhere) continue;
      else if (!given) copyCell(found, at, target, row);
      else if (tokenOf(target.column, row) !== tokenOf(found, at))
        tell(row, column.id, differs(target.column, row, found, at, source));
    }
  }
}

/** The groups of the source that hold for a subject, nearest first: `subject` or `subject|period`. */
function sourcesFor(
  source: GatheredRecords,
  structure: Structure,
  of: GatheredRecords['declaration']['of'],
  subject: number,
  period: Period,
): string[] {
  const { declaration } = source;
  const key = (index: number) => (declaration.per === undefined ? `${index}` : `${index}|${period.id}`);
  if (declaration.of === 'person') return of === 'person' ? [key(subject)] : [];
  const { units, people } = structure.register;
  const post = of === 'person' ? structure.postIn(people[subject]!, period) : undefined;
  const unit = units[of === 'person' ? (post?.unit ?? -1) : subject];
  return [...structure.chain(unit)].map((u) => key(u.index));
}

function keysOf(source: GatheredRecords, key: string): ReadonlyMap<string, RowsByKey> {
  const column = source.columns.get(key);
  const keys = new Map<string, RowsByKey>();
  for (const { subject, period, rows } of source.groups()) {
    const byKey = new Map<string, number>();
    for (const row of rows) {
      const token = column && tokenOf(column, row);
      if (token !== undefined && !byKey.has(token)) byKey.set(token, row);
    }
    keys.set(period === undefined ? `${subject}` : `${subject}|${period.id}`, byKey);
  }
  return keys;
}

/** The nearest row for every key. */
function merged(nearestFirst: readonly (RowsByKey | undefined)[]): RowsByKey {
  const filled = nearestFirst.filter((rows) => rows !== undefined);
  if (filled.length === 1) return filled[0]!;
  return new Map(filled.reverse().flatMap((rows) => [...rows]));
}

interface Wording {
  readonly by: Bilingual;
  readonly value: Bilingual;
  readonly table: Bilingual;
}

const labelOf = ({ declaration }: GatheredRecords, column: string): Bilingual =>
  declaration.columns.find((c) => c.id === column)?.label ?? say(column, column);

/** One cause for all rows of the period, so no code is named. */
const noPost = ({ value }: Wording) =>
  refuse(
    'no-post-in-period',
    say(
      `kỳ này người đó không giữ vị trí nào nên không tra được “${value.vi}”`,
      `'${value.en}' cannot be looked up: the person holds no post in this period`,
    ),
    say('kiểm tra kỳ và ngày giữ vị trí', 'check the period and the days of the post'),
  );

const missingCode = (wording: Wording) =>
  refuse(
    'code-or-value',
    say(
      `chưa ghi “${wording.by.vi}”, cũng chưa ghi “${wording.value.vi}”`,
      `neither '${wording.by.en}' nor '${wording.value.en}' is given`,
    ),
    codeOrValue(wording, false),
  );

function unknownCode(by: Column, row: number, known: RowsByKey, given: boolean, wording: Wording) {
  const code = shownCell(by, row);
  const near = known.size > 0 && known.size < 2000 ? nearestName(code, [...known.keys()]) : undefined;
  const otherwise = codeOrValue(wording, given);
  return refuse(
    'unknown-code',
    say(
      `mã “${quoted(code)}” không có trong “${wording.table.vi}” của đơn vị và các đơn vị cấp trên`,
      `the code '${quoted(code)}' is not in '${wording.table.en}' of the unit or of those above it`,
    ),
    near === undefined
      ? otherwise
      : say(
          `có phải là “${near}”? Nếu không, ${otherwise.vi}`,
          `did you mean '${near}'? If not, ${otherwise.en}`,
        ),
  );
}

/** A value written by hand stands without a code; one that is not in the table cannot stand beside it. */
function codeOrValue({ by, value, table }: Wording, given: boolean): Bilingual {
  return given
    ? say(
        `ghi “${by.vi}” có trong “${table.vi}”, hoặc để trống mã vì đã ghi “${value.vi}”`,
        `write a '${by.en}' that is in '${table.en}', or leave it empty, for '${value.en}' is given`,
      )
    : say(
        `ghi “${by.vi}” có trong “${table.vi}”, hoặc để trống mã và ghi “${value.vi}”`,
        `write a '${by.en}' that is in '${table.en}', or leave it empty and write '${value.en}'`,
      );
}

function differs(column: Column, row: number, found: Column, at: number, source: GatheredRecords) {
  const [written, listed] = [shownCell(column, row), shownCell(found, at)];
  const { id } = source.declaration;
  const line = source.rowAt[at];
  return refuse(
    'differs-from-table',
    say(
      `“${written}” khác với “${listed}” ở bảng ${id}, dòng ${line}`,
      `'${written}' differs from '${listed}' in the table ${id}, row ${line}`,
    ),
    say('để trống ô này, hoặc sửa một trong hai', 'leave this cell empty, or mend one of the two'),
  );
}
