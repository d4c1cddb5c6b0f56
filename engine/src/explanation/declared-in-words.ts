/** What a regulation declares, as a person reads it: its articles, the facts and tables it asks for, its frame. */
import { formatDay } from '../calendar-day.ts';
import { formatExact } from '../exact.ts';
import { say } from '../problem.ts';
import type {
  Article,
  Binds,
  ColumnDeclaration,
  FactDeclaration,
  FactValue,
  Regulation,
  Stage,
  TableDeclaration,
  ValueType,
} from '../regulation/format.ts';
import type { RuleLine } from './regulation-in-words.ts';
import { typeInWords } from './rule-words.ts';
import { YES_NO } from './show.ts';
import type { Wording } from './wording.ts';

/** Number and days of the text, its levels and stages: what no article stands beside. */
export function frameInWords(words: Wording): RuleLine[] {
  const { regulation } = words;
  const line = (part: RuleLine['part'], rule: string, label: string, text: string): RuleLine => ({
    ...{ part, rule, label, text },
    articles: [],
    refs: '',
  });
  const levels = regulation.levels.map(({ label, short, means }) => {
    const national = means === undefined ? '' : ` = ${words.word(means)}`;
    return `${words.of(label)} (${short}${national})`;
  });
  return [
    line('text', 'text', words.say('Văn bản', 'Text'), textInWords(regulation, words)),
    line('level', 'levels', words.say('Các mức', 'Levels'), levels.join(' > ')),
    ...[...regulation.stages.values()].map((s) =>
      line('stage', s.id, words.of(s.label), stageInWords(s, words)),
    ),
  ];
}

function textInWords(
  { title, issuer, issuedOn, inForceFrom, inForceTo, binds }: Regulation,
  words: Wording,
): string {
  const to =
    inForceTo === undefined ? '' : words.say(` đến ${words.day(inForceTo)}`, ` to ${words.day(inForceTo)}`);
  const from = words.day(inForceFrom);
  const head = `${words.of(title)}; ${words.of(issuer)}, ${words.day(issuedOn)}`;
  const whom =
    binds === undefined ? '' : `; ${words.say('ràng buộc', 'binds')} ${bindsInWords(binds, words)}`;
  return `${head}; ${words.say('hiệu lực từ', 'in force from')} ${from}${to}${whom}`;
}

/** Whom a layer binds: "địa bàn song-cai; diện quản lý Khoa". */
function bindsInWords({ units, unitKinds, territory, tier, partyMember }: Binds, words: Wording): string {
  const named = (label: string, list: readonly string[] | undefined) =>
    list && `${words.name(label)}: ${list.map((w) => words.word(w)).join(', ')}`;
  return [
    named('unit', units),
    named('unitKind', unitKinds),
    named('territory', territory),
    named('tier', tier),
    named('partyMember', partyMember && [partyMember]),
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}

const PERIODS = {
  week: say('tuần', 'week'),
  month: say('tháng', 'month'),
  quarter: say('quý', 'quarter'),
  half: say('nửa năm', 'half-year'),
  year: say('năm', 'year'),
} as const;

function stageInWords({ periods, shows }: Stage, words: Wording): string {
  const units = periods.map((unit) => words.of(PERIODS[unit])).join(', ');
  return shows === undefined ? units : `${units}; ${words.say('nêu', 'shows')} ${words.name(shows)}`;
}

const CERTAINTY = {
  read: say('', ''),
  secondary: say(' (thấy ở nguồn khác)', ' (seen in another source)'),
  inferred: say(' (suy ra)', ' (inferred)'),
  unknown: say(' (chưa rõ)', ' (not known)'),
} as const;

export const articleInWords = ({ says, certainty }: Article, words: Wording): string =>
  `${words.of(says)}${words.of(CERTAINTY[certainty])}`;

/** Type and bounds, of each how often, by whom, and what an empty cell means. */
export function factInWords(fact: FactDeclaration, words: Wording): string {
  const per = words.regulation.stages.get(fact.per)?.label;
  const raters = fact.raters.map((id) => words.rater(id)).join(', ');
  return [
    `${typeInWords(fact.type, words)}${absentInWords(fact, fact.id, words)}`,
    per && words.say(`mỗi kỳ: ${words.of(per)}`, `per: ${words.of(per)}`),
    raters && words.say(`do ${raters} chấm`, `rated by ${raters}`),
    fact.mayNotApply && words.say('có thể không áp dụng', 'may not apply'),
    fact.confidential && words.say('phiếu kín', 'confidential'),
  ]
    .filter((part) => part)
    .join('; ');
}

/** Every column with its type. */
export function tableInWords(table: TableDeclaration, words: Wording): string {
  const columns = table.columns.map((column) => {
    const text = typeInWords(column.type, words);
    const needed = column.required ? words.say(', bắt buộc', ', required') : '';
    return `${words.of(column.label)}: ${text}${needed}${absentInWords(column, `${table.id}.${column.id}`, words)}`;
  });
  return `${table.confidential ? words.say('phiếu kín; ', 'confidential; ') : ''}${columns.join('; ')}`;
}

function absentInWords(
  { type, whenAbsent }: Pick<FactDeclaration & ColumnDeclaration, 'type' | 'whenAbsent'>,
  id: string,
  words: Wording,
): string {
  if (whenAbsent === undefined) return '';
  const value = valueInWords(type, whenAbsent, id, words);
  return words.say(`, để trống là ${value}`, `, empty means ${value}`);
}

function valueInWords(type: ValueType, value: FactValue, id: string, words: Wording): string {
  if (typeof value === 'boolean') return YES_NO[words.language][value ? 'yes' : 'no'];
  if (typeof value === 'object') return formatExact(value);
  if (typeof value === 'number') return formatDay(value);
  return type.kind === 'choice' ? words.option(id, value) : value;
}
