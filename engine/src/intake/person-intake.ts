import type { CalendarDay } from '../calendar-day.ts';
import { say } from '../problem.ts';
import { LEADS, type PersonRecord, type UnitRecord } from '../register.ts';
import { cellReader, idOf, readId, readText } from './cell-text.ts';
import { readChoice, readFlag } from './choice-cell.ts';
import { readDay } from './day-cell.ts';
import { Directory } from './directory.ts';
import { checkHeads } from './heads.ts';
import { postsOf } from './posts.ts';
import type { ProblemLog } from './problem-log.ts';
import { isRefusal, refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { outOfOrder } from './spans.ts';
import { peopleTable } from './standard-tables.ts';

export interface PostRow {
  readonly at: number;
  readonly unit: string | undefined;
  readonly title: string;
  readonly leads: (typeof LEADS)[number];
  readonly service: string;
  readonly inCharge: readonly string[];
  readonly dutyGroup: string | undefined;
  readonly tier: string | undefined;
  readonly professionalTitle: string | undefined;
  readonly jobPosition: string | undefined;
  readonly main: boolean | undefined;
  readonly secondedFrom: string | undefined;
  readonly from: CalendarDay | undefined;
  readonly to: CalendarDay | undefined;
}

/** What is said of the person, not of a post; every row that says it says the same. */
const PERSONAL = ['name', 'partyMember', 'serviceFrom', 'serviceTo'] as const;

interface Personal {
  name: string | undefined;
  partyMember: boolean | undefined;
  serviceFrom: CalendarDay | undefined;
  serviceTo: CalendarDay | undefined;
}

export interface PersonRows extends Personal {
  readonly id: string;
  readonly at: number;
  readonly posts: PostRow[];
}

/** The table `people`, one row per post. */
export class PersonIntake {
  readonly #people = new Map<string, PersonRows>();
  readonly #read = {
    id: readId(),
    text: readText(),
    flag: readFlag(),
    day: readDay(),
    leads: readChoice(optionsOf('leads')),
    service: readChoice(optionsOf('service')),
    units: cellReader(unitIds),
  };

  constructor(readonly log: ProblemLog) {}

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(peopleTable, columns, this.log);
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row);
    };
  }

  #take(row: SourceRow): void {
    const read = this.#read;
    const id = row.value('id', read.id);
    const leads = row.value('leads', read.leads);
    const personal: Personal = {
      name: row.value('name', read.text),
      partyMember: row.value('partyMember', read.flag),
      serviceFrom: row.value('serviceFrom', read.day),
      serviceTo: row.value('serviceTo', read.day),
    };
    const post: PostRow = {
      at: row.at,
      unit: row.value('unit', read.id),
      title: row.value('title', read.text) ?? '',
      leads: LEADS.find((l) => l === leads) ?? 'none',
      service: row.value('service', read.service) ?? '',
      inCharge: row.value('inCharge', read.units) ?? [],
      dutyGroup: row.value('dutyGroup', read.text),
      tier: row.value('tier', read.text),
      professionalTitle: row.value('professionalTitle', read.text),
      jobPosition: row.value('jobPosition', read.text),
      main: row.value('main', read.flag),
      secondedFrom: row.value('secondedFrom', read.text),
      from: row.value('from', read.day),
      to: row.value('to', read.day),
    };
    const order = outOfOrder(post.from, post.to);
    if (order) row.refuse('to', order);
    if (id === undefined) return;
    const known = this.#people.get(id);
    if (known === undefined) this.#people.set(id, { id, at: row.at, ...personal, posts: [post] });
    else {
      known.posts.push(post);
      this.#agree(row, known, personal);
    }
  }

  #agree(row: SourceRow, known: PersonRows, said: Personal): void {
    for (const field of PERSONAL) {
      const value = said[field];
      if (value === undefined || value === known[field]) continue;
      if (known[field] === undefined) Object.assign(known, { [field]: value });
      else row.refuse(field, field === 'name' ? twoNames(known, said.name ?? '') : disagrees(known));
    }
  }

  /** Everybody with their rows, as far as they were read. */
  people(): readonly PersonRows[] {
    return [...this.#people.values()];
  }

  /** `rows` has the first row of every person. */
  close(units: readonly UnitRecord[]): {
    people: readonly PersonRecord[];
    directory: Directory;
    rows: readonly { readonly at: number }[];
  } {
    const rows = [...this.#people.values()];
    const named = rows.map(({ id, name }) => ({ id, name: name ?? '' }));
    const directory = new Directory(units, named);
    const people = rows.map((row, index): PersonRecord => {
      const { id, name = '', partyMember, serviceFrom, serviceTo } = row;
      const order = outOfOrder(serviceFrom, serviceTo);
      if (order) this.log.refuse('people', row.at, 'serviceTo', order);
      if (directory.find(id, 'unit')) this.log.refuse('people', row.at, 'id', alsoUnit(id));
      return {
        index,
        id,
        name,
        posts: postsOf(row.posts, directory, this.log),
        ...(partyMember === undefined ? {} : { partyMember }),
        ...(serviceFrom === undefined ? {} : { serviceFrom }),
        ...(serviceTo === undefined ? {} : { serviceTo }),
      };
    });
    checkHeads(people, units, rows, this.log);
    return { people, directory, rows };
  }
}

function optionsOf(column: string) {
  return peopleTable.columns.find((c) => c.id === column)?.options ?? new Map();
}

function unitIds(text: string) {
  const ids = text.split(';').map((part) => part.trim());
  const wrong = ids.map(idOf).find(isRefusal);
  return wrong ?? [...new Set(ids.filter((id) => id !== ''))];
}

const twoNames = ({ id, at, name }: PersonRows, other: string) =>
  refuse(
    'two-names',
    say(
      `mã “${id}” trùng với dòng ${at}: ở đó là “${name}”, ở đây là “${other}”`,
      `the id '${id}' is '${name}' in row ${at} and '${other}' here`,
    ),
    say('mỗi người một mã; sửa mã hoặc tên', 'one id for each person; mend the id or the name'),
  );

const disagrees = ({ id, at }: PersonRows) =>
  refuse(
    'rows-disagree',
    say(`khác với dòng ${at} của cùng người mã “${id}”`, `differs from row ${at} of the same person '${id}'`),
    say('ghi giống nhau ở mọi dòng của người đó', 'write the same in every row of that person'),
  );

const alsoUnit = (id: string) =>
  refuse(
    'id-of-a-unit',
    say(`mã “${id}” cũng là mã một đơn vị`, `the id '${id}' is also the id of a unit`),
    say('dùng mã khác nhau cho người và đơn vị', 'use different ids for people and units'),
  );
