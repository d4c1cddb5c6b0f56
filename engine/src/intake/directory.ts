import { fold } from '../fold.ts';
import { nearestName, say } from '../problem.ts';
import type { SubjectKind } from '../regulation/format.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { ProblemLog } from './problem-log.ts';
import { quoted, type Refusal, refuse } from './refusal.ts';
import { peopleTable, unitsTable } from './standard-tables.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Subject {
  readonly kind: 'person' | 'unit';
  readonly index: number;
}

/** More than this many ids are not searched for one that looks alike. */
const SEARCHED = 2000;

/** Who and what exists: from ids to subjects, and from what people write instead of ids to a hint. */
export class Directory {
  readonly #units: IdTable;
  readonly #people: IdTable;

  constructor(units: readonly Named[], people: readonly Named[]) {
    this.#units = new IdTable(units);
    this.#people = new IdTable(people);
  }

  /** Collectives and Party organisations are known by the unit they belong to. */
  find(id: string, of: SubjectKind | 'any'): Subject | undefined {
    const person = of === 'person' || of === 'any' ? this.#people.index.get(id) : undefined;
    if (person !== undefined) return { kind: 'person', index: person };
    const unit = of === 'person' ? undefined : this.#units.index.get(id);
    return unit === undefined ? undefined : { kind: 'unit', index: unit };
  }

  /** Why an id is not found, with the id that was probably meant. */
  unknown(id: string, of: SubjectKind | 'any'): Refusal {
    const person = of === 'person' || of === 'any';
    const unit = of !== 'person';
    const what = !unit
      ? say('người', 'person')
      : !person
        ? say('đơn vị', 'unit')
        : say('người hay đơn vị', 'person or unit');
    const message = say(
      unit && !person
        ? `đơn vị “${quoted(id)}” không có trong trang ${UNITS_SHEET.vi}`
        : `không có ${what.vi} nào mã “${quoted(id)}”`,
      `there is no ${what.en} with the id '${quoted(id)}'`,
    );
    const hint = (person ? this.#people.hint(id) : undefined) ?? (unit ? this.#units.hint(id) : undefined);
    if (hint) return refuse(hint.code, message, hint.mend);
    const elsewhere = person ? this.#units.index.has(id) : this.#people.index.has(id);
    if (elsewhere && !(person && unit)) {
      const is = person
        ? say('đó là mã đơn vị', 'that is the id of a unit')
        : say('đó là mã người', 'that is the id of a person');
      return refuse(
        'wrong-kind-of-subject',
        message,
        say(`${is.vi}; ghi mã ${what.vi}`, `${is.en}; write the id of a ${what.en}`),
      );
    }
    const known = [...(person ? this.#people.ids() : []), ...(unit ? this.#units.ids() : [])];
    const near = nearestName(id, known);
    const sheet = !unit ? PEOPLE_SHEET : !person ? UNITS_SHEET : EITHER_SHEET;
    const add = say(
      `thêm vào trang ${sheet.vi}, hoặc sửa mã`,
      `add it to the sheet ${sheet.en}, or mend the id`,
    );
    if (near === undefined) return refuse('unknown-subject', message, add);
    return refuse(
      'unknown-subject',
      message,
      say(`có phải là “${near}”? Nếu không, ${add.vi}`, `did you mean '${near}'? If not, ${add.en}`),
    );
  }

  /** Tells of an id that is not found; a table that is not there at all is told once instead. */
  tellUnknown(
    id: string,
    of: SubjectKind | 'any',
    log: ProblemLog,
    { table, row, column }: { table: string; row: number | undefined; column: string },
  ): void {
    const absent = of === 'any' ? undefined : of === 'person' ? NO_PEOPLE : NO_UNITS;
    const rows = of === 'person' ? this.#people : this.#units;
    if (absent !== undefined && rows.index.size === 0)
      log.refuse(absent.table, undefined, undefined, absent.why);
    else log.refuse(table, row, column, this.unknown(id, of));
  }

  /** What to write in place of a unit's name; undefined when the text is no unit's name. */
  unitNamed(text: string): Refusal | undefined {
    const hint = this.#units.hint(text);
    return (
      hint &&
      refuse(
        hint.code,
        say(`“${quoted(text)}” không phải mã đơn vị`, `'${quoted(text)}' is not the id of a unit`),
        hint.mend,
      )
    );
  }
}

const sheetOf = ({ label }: TableDescriptor) => say(`“${label.vi}”`, `'${label.en}'`);
const UNITS_SHEET = sheetOf(unitsTable);
const PEOPLE_SHEET = sheetOf(peopleTable);
const EITHER_SHEET = say(
  `${PEOPLE_SHEET.vi} hoặc ${UNITS_SHEET.vi}`,
  `${PEOPLE_SHEET.en} or ${UNITS_SHEET.en}`,
);

const NO_UNITS = {
  table: 'units',
  why: refuse(
    'no-units',
    say(
      'không đọc được đơn vị nào, trong khi các trang khác có ghi mã đơn vị',
      'no unit was read, though other sheets name units',
    ),
    say(
      `điền trang ${UNITS_SHEET.vi}, hoặc sửa các lỗi của trang ấy trước`,
      `fill in the sheet ${UNITS_SHEET.en}, or mend its problems first`,
    ),
  ),
};

const NO_PEOPLE = {
  table: 'people',
  why: refuse(
    'no-people',
    say(
      'không đọc được người nào, trong khi các trang khác có ghi mã người',
      'nobody was read, though other sheets name people',
    ),
    say(
      `điền trang ${PEOPLE_SHEET.vi}, hoặc sửa các lỗi của trang ấy trước`,
      `fill in the sheet ${PEOPLE_SHEET.en}, or mend its problems first`,
    ),
  ),
};

/** The ids of one table, with indexes by name and by id without leading zeros, made when first needed. */
class IdTable {
  readonly index: ReadonlyMap<string, number>;
  #byName: ReadonlyMap<string, Named[]> | undefined;
  #byDigits: ReadonlyMap<string, Named[]> | undefined;

  constructor(readonly rows: readonly Named[]) {
    this.index = new Map(rows.map((row, index) => [row.id, index]));
  }

  ids(): string[] {
    return this.rows.length > SEARCHED ? [] : this.rows.map((row) => row.id);
  }

  hint(text: string) {
    this.#byDigits ??= grouped(this.rows, (row) => withoutZeros(row.id));
    const sameDigits = /^\d+$/.test(text) ? this.#byDigits.get(withoutZeros(text)) : undefined;
    if (sameDigits) {
      const ids = sameDigits.map((row) => row.id).join(', ');
      return {
        code: 'leading-zeros',
        mend: say(
          `có phải là “${ids}”? Ô đã mất số 0 ở đầu: định dạng cột là văn bản rồi ghi lại`,
          `did you mean '${ids}'? Leading zeros were lost: format the column as text and write it again`,
        ),
      };
    }
    this.#byName ??= grouped(this.rows, (row) => fold(row.name));
    const sameName = this.#byName.get(fold(text));
    if (sameName === undefined) return undefined;
    const vi = sameName.slice(0, 5).map((row) => `“${row.id}” của ${row.name}`);
    const en = sameName.slice(0, 5).map((row) => `'${row.id}' of ${row.name}`);
    return {
      code: 'name-for-id',
      mend: say(`dùng mã ${vi.join(' hoặc ')}`, `use the id ${en.join(' or ')}`),
    };
  }
}

const withoutZeros = (id: string): string => (/^0*\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : id);

function grouped(rows: readonly Named[], key: (row: Named) => string): ReadonlyMap<string, Named[]> {
  const groups = new Map<string, Named[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
