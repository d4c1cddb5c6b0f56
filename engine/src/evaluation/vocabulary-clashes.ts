import type { CalendarDay } from '../calendar-day.ts';
import { formatDay } from '../calendar-day.ts';
import { formatExact } from '../exact.ts';
import { type Bilingual, type Problem, say } from '../problem.ts';
import type {
  ColumnDeclaration,
  FactDeclaration,
  FactValue,
  Placed,
  Regulation,
  TableDeclaration,
  ValueType,
} from '../regulation/format.ts';

/** What two declarations of one thing have to say alike: an aspect, and how each says it (`—` for nothing). */
interface Aspect {
  readonly name: Bilingual;
  readonly value: string;
}

interface Declared extends Placed {
  readonly regulation: string;
  readonly name: Bilingual;
  readonly aspects: readonly Aspect[];
  /** Options the declaration adds to those it shares with others. */
  readonly options: readonly string[];
}

/** Choices are kept as bytes, of which one says that nothing is given. */
const MOST_OPTIONS = 254;

/**
 * Facts and tables that several of these regulations declare, and not as one and the same: kind of value, whose they
 * are, kind of period, limits, raters, what an empty cell means, key, confidentiality. Codes: `vocabulary.differs`,
 * `vocabulary.too-many-options`, placed at the later declaration. Labels, notes, options and columns may differ.
 */
export function vocabularyClashes(regulations: readonly Regulation[]): Problem[] {
  const first = new Map<string, Declared>();
  const options = new Map<string, Set<string>>();
  const problems: Problem[] = [];
  for (const [key, declared] of regulations.flatMap((r) => declarationsOf(r, regulations))) {
    const before = first.get(key);
    if (before === undefined) first.set(key, declared);
    else problems.push(...differencesOf(before, declared));
    const all = options.get(key) ?? new Set<string>();
    const were = all.size;
    for (const option of declared.options) all.add(option);
    options.set(key, all);
    if (before && all.size > MOST_OPTIONS && were <= MOST_OPTIONS)
      problems.push(tooManyOptions(before, declared));
  }
  return problems;
}

function declarationsOf(regulation: Regulation, all: readonly Regulation[]): (readonly [string, Declared])[] {
  const period = (per: string | undefined) => periodOf(per, regulation, all);
  const of = { regulation: regulation.id };
  const facts = [...regulation.facts.values()].map((fact) => {
    const name = say(`dữ kiện “${fact.id}”`, `the fact '${fact.id}'`);
    const declared = { ...of, at: fact.at, name, aspects: aspectsOfFact(fact, period(fact.per)) };
    return [`fact ${fact.id}`, { ...declared, options: optionsOf(fact.type) }] as const;
  });
  const tables = [...regulation.tables.values()].flatMap((table) => {
    const name = say(`bảng “${table.id}”`, `the table '${table.id}'`);
    const whole = {
      ...of,
      at: table.at,
      name,
      aspects: aspectsOfTable(table, period(table.per)),
      options: [],
    };
    const columns = table.columns.map((column) => {
      const named = say(
        `cột “${column.id}” của bảng “${table.id}”`,
        `the column '${column.id}' of the table '${table.id}'`,
      );
      const declared = { ...of, at: column.at, name: named, aspects: aspectsOfColumn(column) };
      return [`column ${table.id} ${column.id}`, { ...declared, options: optionsOf(column.type) }] as const;
    });
    return [[`table ${table.id}`, whole] as const, ...columns];
  });
  return [...facts, ...tables];
}

const optionsOf = (type: ValueType): readonly string[] =>
  type.kind === 'choice' ? [...type.options.keys()] : [];

const aspectsOfFact = (fact: FactDeclaration, period: readonly Aspect[]): Aspect[] => [
  { name: say('của ai', 'whose it is'), value: fact.of },
  ...period,
  ...aspectsOfType(fact.type),
  { name: say('người chấm', 'raters'), value: [...fact.raters].sort().join(', ') || NOTHING },
  absentOf(fact.whenAbsent),
  yesOrNo(say('được ghi “không áp dụng”', 'may not apply'), fact.mayNotApply),
  yesOrNo(SECRET, fact.confidential),
];

const aspectsOfTable = (table: TableDeclaration, period: readonly Aspect[]): Aspect[] => [
  { name: say('của ai', 'whose it is'), value: table.of },
  ...period,
  { name: say('cột khóa', 'key'), value: table.key ?? NOTHING },
  yesOrNo(SECRET, table.confidential),
];

const aspectsOfColumn = ({ type, whenAbsent, atMost, sameAs, fromTable }: ColumnDeclaration): Aspect[] => [
  ...aspectsOfType(type),
  absentOf(whenAbsent),
  { name: say('cột giới hạn trên', 'the column it may not exceed'), value: atMost ?? NOTHING },
  { name: say('cột lấy thay khi trống', 'the column in its place'), value: sameAs ?? NOTHING },
  {
    name: say('bảng để tra', 'the table it is looked up in'),
    value: fromTable
      ? `${fromTable.table}.${fromTable.column} (${fromTable.by} = ${fromTable.key})`
      : NOTHING,
  },
];

function aspectsOfType(type: ValueType): Aspect[] {
  const kind = {
    name: say('kiểu', 'kind'),
    value: type.kind === 'number' && type.whole ? 'whole' : type.kind,
  };
  if (type.kind !== 'number') return [kind];
  const limit = (value: typeof type.min) => (value ? formatExact(value) : NOTHING);
  return [
    kind,
    { name: say('giới hạn dưới', 'lower limit'), value: limit(type.min) },
    { name: say('giới hạn trên', 'upper limit'), value: limit(type.max) },
    { name: say('bước', 'step'), value: limit(type.step) },
  ];
}

/**
 * Stages are named by each regulation as it likes; what counts is which kinds of periods they are. A layer by itself
 * takes them from its base, and says nothing of them where that is not given.
 */
function periodOf(per: string | undefined, regulation: Regulation, all: readonly Regulation[]): Aspect[] {
  const name = say('loại kỳ', 'kind of period');
  if (per === undefined) return [{ name, value: NOTHING }];
  let at: Regulation | undefined = regulation;
  for (let looked = 0; at && !at.stages.has(per) && looked < all.length; looked++)
    at = all.find((r) => r.id === at?.layerOf);
  const units = at?.stages.get(per)?.periods;
  return units === undefined ? [] : [{ name, value: [...units].sort().join(', ') }];
}

const absentOf = (value: FactValue | undefined): Aspect => ({
  name: say('ô trống nghĩa là', 'what an empty cell means'),
  value: value === undefined ? NOTHING : wordOf(value),
});

function wordOf(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return isDay(value) ? formatDay(value) : formatExact(value);
}

const isDay = (value: FactValue): value is CalendarDay => typeof value === 'number';

const yesOrNo = (name: Bilingual, value: true | undefined): Aspect => ({ name, value: value ? 'yes' : 'no' });

const SECRET = say('giữ kín từng phiếu', 'confidential');
const NOTHING = '—';

function differencesOf(before: Declared, now: Declared): Problem[] {
  const values = new Map(before.aspects.map((a) => [a.name.en, a.value]));
  // Where the kind differs, only one of the two has limits: they are not compared.
  const found = now.aspects.filter(({ name, value }) => (values.get(name.en) ?? value) !== value);
  return found.map(({ name, value }) => differs(before, now, name, values.get(name.en) ?? NOTHING, value));
}

const differs = (before: Declared, now: Declared, aspect: Bilingual, was: string, is: string): Problem => ({
  code: 'vocabulary.differs',
  at: now.at.place(),
  message: say(
    `“${before.regulation}” và “${now.regulation}” cùng có ${now.name.vi} nhưng khác nhau về ${aspect.vi}: ${was} và ${is}`,
    `'${before.regulation}' and '${now.regulation}' both have ${now.name.en} and differ in ${aspect.en}: ${was} and ${is}`,
  ),
  mend: say(
    'nếu là cùng một thứ thì khai báo như nhau, nếu không thì đặt mã khác cho một bên',
    'declare it alike if it is the same thing, else give one of the two another id',
  ),
});

const tooManyOptions = (before: Declared, now: Declared): Problem => ({
  code: 'vocabulary.too-many-options',
  at: now.at.place(),
  message: say(
    `${now.name.vi} của “${before.regulation}” và “${now.regulation}” gộp lại có hơn ${MOST_OPTIONS} lựa chọn`,
    `${now.name.en} of '${before.regulation}' and '${now.regulation}' together has more than ${MOST_OPTIONS} options`,
  ),
  mend: say('đặt mã khác cho một bên', 'give one of the two another id'),
});
