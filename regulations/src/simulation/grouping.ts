import {
  type Bilingual,
  type CalendarDay,
  type ColumnDescriptor,
  type FactDeclaration,
  type Period,
  type PersonRecord,
  type Register,
  type Regulation,
  say,
  tablesOf,
  type UnitRecord,
} from '@congtam/engine';
import { postOn } from '../runs/who-is.ts';
import type { Groupings } from './effect.ts';

/** One way to divide subjects: every subject lies in exactly one of the values. */
export interface Grouping {
  readonly id: string;
  readonly label: Bilingual;
  readonly values: readonly { readonly id: string; readonly label: Bilingual }[];
  /** By index of the subject: place of its value. */
  readonly of: Uint16Array;
}

/** Of a subject about whom nothing is recorded that says where it belongs. */
export const NOT_RECORDED = '—';

/** Divides subjects by what is said of each; values in the order of `known`, then as they occur, the unrecorded last. */
export function groupingFrom(
  { id, label }: Pick<Grouping, 'id' | 'label'>,
  said: readonly (string | undefined)[],
  known: ReadonlyMap<string, Bilingual> = new Map(),
): Grouping {
  const occurring = new Set(said);
  const ids = [...known.keys()].filter((one) => occurring.has(one));
  for (const one of occurring) if (one !== undefined && !known.has(one)) ids.push(one);
  const values = ids.map((one) => ({ id: one, label: known.get(one) ?? say(one, one) }));
  if (occurring.has(undefined)) values.push({ id: NOT_RECORDED, label: say('chưa ghi', 'not recorded') });
  const places = new Map(values.map((value, place) => [value.id, place]));
  return { id, label, values, of: Uint16Array.from(said, (one) => places.get(one ?? NOT_RECORDED) ?? 0) };
}

const SIZES = [
  [10, say('dưới 10 người', 'fewer than 10 people')],
  [20, say('10–19 người', '10–19 people')],
  [50, say('20–49 người', '20–49 people')],
  [100, say('50–99 người', '50–99 people')],
  [Number.POSITIVE_INFINITY, say('từ 100 người', '100 people and more')],
] as const;

const AGES = [
  [30, say('dưới 30 tuổi', 'under 30')],
  [40, say('30–39 tuổi', '30–39')],
  [50, say('40–49 tuổi', '40–49')],
  [Number.POSITIVE_INFINITY, say('từ 50 tuổi', '50 and over')],
] as const;

/** Which of some bands, each up to a number, somebody is in. */
const bandOf = (bands: readonly (readonly [number, Bilingual])[], value: number): string =>
  String(bands.findIndex(([below]) => value < below));
const bandWords = (bands: readonly (readonly [number, Bilingual])[]): ReadonlyMap<string, Bilingual> =>
  new Map(bands.map(([, label], place) => [String(place), label]));

/** People by age on a day, from the years in which they were born. */
export const byAge = (born: readonly (number | undefined)[], year: number): Grouping =>
  groupingFrom(
    { id: 'age', label: say('Độ tuổi', 'Age') },
    born.map((one) => (one === undefined ? undefined : bandOf(AGES, year - one))),
    bandWords(AGES),
  );

/** People by sex, as their files say. */
export const bySex = (said: readonly (string | undefined)[]): Grouping =>
  groupingFrom(
    { id: 'sex', label: say('Giới tính', 'Sex') },
    said,
    new Map([
      ['female', say('nữ', 'female')],
      ['male', say('nam', 'male')],
    ]),
  );

/** Index of the body that uses somebody of a unit: the nearest using body upward, else the unit itself. */
export function bodyOf({ units }: Pick<Register, 'units'>, unit: number): number {
  for (let at: UnitRecord | undefined = units[unit]; at !== undefined; ) {
    if (at.role === 'usingBody') return at.index;
    at = at.parent === undefined ? undefined : units[at.parent];
  }
  return unit;
}

/** By index of the person, the body of the post a person is shown with. */
const bodiesOf = (register: Register, day: CalendarDay): Int32Array =>
  Int32Array.from(register.people, (person) => {
    const post = postOn(person, day);
    return post === undefined ? -1 : bodyOf(register, post.unit);
  });

export interface GroupingRequest {
  readonly register: Register;
  readonly regulations: readonly Regulation[];
  readonly period: Period;
  /** Choices and flags of the year by which people are divided too. */
  readonly by?: readonly string[];
}

/** Facts by which people are divided wherever a regulation knows them. */
const ALWAYS = ['sex', 'gender', 'birthYear'];

/** How people and units can be divided by what the evidence says of them. */
export const groupingsOf = (request: GroupingRequest): Groupings => ({
  people: groupingsOfPeople(request),
  units: groupingsOfUnits(request),
  bodies: bodiesOf(request.register, request.period.to),
});

function groupingsOfPeople({ register, regulations, period, by = [] }: GroupingRequest): readonly Grouping[] {
  const { people, units, vocabulary } = register;
  const posts = people.map((person: PersonRecord) => postOn(person, period.to));
  const tables = tablesOf(vocabulary, regulations);
  const column = (table: string, id: string): ColumnDescriptor | undefined =>
    tables.find((one) => one.id === table)?.columns.find((one) => one.id === id);
  const words = (table: string, id: string) => column(table, id)?.options ?? new Map<string, Bilingual>();
  const bodies = bodiesOf(register, period.to);
  const sizes = new Map<number, number>();
  for (const body of bodies) sizes.set(body, (sizes.get(body) ?? 0) + 1);
  const facts = vocabulary.facts.filter(
    ({ id, of, confidential }) =>
      of === 'person' && !confidential && (ALWAYS.includes(id) || by.includes(id)),
  );
  return [
    groupingFrom(
      { id: 'service', label: say('Loại đối tượng', 'Kind of subject') },
      posts.map((post) => post?.service),
      words('people', 'service'),
    ),
    groupingFrom(
      { id: 'leads', label: say('Chức vụ', 'Level of post') },
      posts.map((post) => post?.leads),
      new Map([...words('people', 'leads'), ['none', say('không giữ chức vụ lãnh đạo', 'no leading post')]]),
    ),
    groupingFrom(
      { id: 'tier', label: say('Diện quản lý', 'Management tier') },
      posts.map((post) => post?.tier),
    ),
    groupingFrom(
      { id: 'unitKind', label: say('Loại đơn vị', 'Kind of unit') },
      posts.map((post) => post && units[post.unit]?.kind),
      words('units', 'kind'),
    ),
    groupingFrom(
      { id: 'unitSize', label: say('Quy mô đơn vị', 'Size of the unit') },
      [...bodies].map((body) => (body < 0 ? undefined : bandOf(SIZES, sizes.get(body) ?? 0))),
      bandWords(SIZES),
    ),
    ...facts.flatMap((fact) => byFact(register, fact, period)),
  ].filter(({ values }) => values.some(({ id }) => id !== NOT_RECORDED));
}

function byFact(register: Register, fact: FactDeclaration, period: Period): readonly Grouping[] {
  const { id, label, type } = fact;
  const slot = register.vocabulary.slots.get(id);
  if (slot === undefined) return [];
  const values = register.personFacts.map(({ facts }) => facts.get(period.id)?.[slot] ?? fact.whenAbsent);
  if (id === 'birthYear')
    return [
      byAge(
        values.map((value) => (typeof value === 'object' && 'n' in value ? Number(value.n) : undefined)),
        period.year,
      ),
    ];
  if (type.kind === 'choice')
    return [
      groupingFrom(
        { id, label },
        values.map((value) => (typeof value === 'string' ? value : undefined)),
        new Map([...type.options].map(([option, words]) => [option, words])),
      ),
    ];
  if (type.kind !== 'flag') return [];
  const yesNo = new Map([
    ['yes', say('có', 'yes')],
    ['no', say('không', 'no')],
  ]);
  const flags = values.map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined));
  return [groupingFrom({ id, label }, flags, yesNo)];
}

function groupingsOfUnits({ register, regulations }: GroupingRequest): readonly Grouping[] {
  const table = tablesOf(register.vocabulary, regulations).find(({ id }) => id === 'units');
  const options = table?.columns.find(({ id }) => id === 'kind')?.options;
  return [
    groupingFrom(
      { id: 'unitKind', label: say('Loại đơn vị', 'Kind of unit') },
      register.units.map(({ kind }) => kind),
      options,
    ),
  ];
}
