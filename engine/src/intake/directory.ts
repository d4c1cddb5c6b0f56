import { chooseAmong, say } from '../problem.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { fold } from './fold.ts';
import { quoted, type Refusal, refuse } from './refusal.ts';

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
      `không có ${what.vi} nào mã “${quoted(id)}”`,
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
    const table = person ? 'people' : 'units';
    const near = known.length > SEARCHED ? undefined : chooseAmong(id, known);
    return refuse(
      'unknown-subject',
      message,
      near ??
        say(`sửa mã, hoặc thêm dòng vào bảng ${table}`, `mend the id, or add a row to the table ${table}`),
    );
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
