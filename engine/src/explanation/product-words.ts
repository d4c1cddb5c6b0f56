import { compare, type Exact, isZero, min, multiply, subtract, sum, ZERO } from '../exact.ts';
import type { Records } from '../register.ts';
import type { ConditionNode } from '../regulation/format.ts';
import { cellInWords, choiceIn, numberIn, optionInWords, titleOf } from './record-words.ts';
import { shownNumber, shownPercent } from './show.ts';
import type { Telling } from './telling.ts';
import type { Step } from './trace.ts';

/** How a rule converts the lines of a table: which it counts, and what an event takes off. */
export interface ProductRule {
  readonly table: string;
  readonly quantity: string;
  readonly coefficient: string;
  readonly where: ConditionNode | undefined;
  readonly loss?: {
    readonly events: string;
    readonly waived: string | undefined;
    readonly limit: string;
    readonly share: Exact;
    readonly wholeLine: boolean;
  };
}

/** Lines up to this number are written one by one; more are put together by what they are. */
const LISTED = 6;
/** Kinds of lines written out before the rest is told as one number. */
const LISTED_KINDS = 12;

/**
 * The conversion as arithmetic a person can check: coefficient × quantity of each line, lines with a loss spelled out,
 * then what was lost, what was waived, and which lines do not count.
 */
export function tellProducts(step: Step, rule: ProductRule, telling: Telling): string {
  const { language, say } = sayer(telling);
  const found = telling.rowsOf(step, rule.table);
  const total = shownNumber(step.value, language, 4);
  const rows = found?.rows ?? [];
  if (found === undefined || rows.length === 0)
    return say(`không có dòng nào, bằng ${total}`, `no lines, which makes ${total}`);
  const { records } = found;
  const counts = (row: number) => rule.where === undefined || telling.meets(rule.where, records, row);
  const counted = rows.filter(counts);
  const lines = counted.map((row) => lineOf(records, row, rule));
  const terms =
    lines.length <= LISTED
      ? `${lines.map((l) => term(l, rule, telling)).join(' + ')} `
      : manyLines(lines, rule, telling);
  const notes = [
    ...lines.flatMap((l) => eventNotes(l, records, rule, telling)),
    ...bySource(records, counted, rule, telling, true),
    ...bySource(
      records,
      rows.filter((r) => !counts(r)),
      rule,
      telling,
      false,
    ),
  ];
  const sums = lines.length === 0 ? say('không dòng nào được tính ', 'no line counts ') : terms;
  return `${sums}= ${total}${notes.map((n) => `; ${n}`).join('')}`;
}

interface Line {
  readonly row: number;
  readonly weight: Exact;
  readonly quantity: Exact;
  readonly events: Exact;
  readonly waived: Exact;
  readonly limit: Exact;
}

function lineOf(records: Records, row: number, rule: ProductRule): Line {
  const number = (column: string | undefined) =>
    (column === undefined ? undefined : numberIn(records, column, row)) ?? ZERO;
  const waived = number(rule.loss?.waived);
  const events = subtract(number(rule.loss?.events), waived);
  return {
    row,
    weight: number(rule.coefficient),
    quantity: number(rule.quantity),
    events: compare(events, ZERO) > 0 ? events : ZERO,
    waived,
    limit: number(rule.loss?.limit),
  };
}

/** "20 × 1 + 5 × (2 × 3) và 4 dòng khác, cộng 18, ": equal lines once, all that lost something, the rest as one number. */
function manyLines(lines: readonly Line[], rule: ProductRule, telling: Telling): string {
  const { language, say } = sayer(telling);
  const kinds = new Map<string, Line[]>();
  for (const line of lines.filter((l) => rule.loss === undefined || isZero(l.events))) {
    const kind = term(line, rule, telling);
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  const listed = [...kinds].slice(0, LISTED_KINDS);
  const rest = [...kinds].slice(LISTED_KINDS).flatMap(([, of]) => of);
  const parts = [
    ...listed.map(([kind, of]) => (of.length === 1 ? kind : `${of.length} × (${kind})`)),
    ...lines.filter((l) => rule.loss !== undefined && !isZero(l.events)).map((l) => term(l, rule, telling)),
  ].join(' + ');
  if (rest.length === 0) return `${parts} `;
  const others = shownNumber(sum(rest.map((l) => multiply(l.weight, l.quantity))), language, 8);
  return say(
    `${parts} và ${rest.length} dòng khác, cộng ${others}, `,
    `${parts} and ${rest.length} other lines, together ${others}, `,
  );
}

/** "20 × 1", "20 × (1 − 1 × 25%)", "20 × (3 − 3)" where more cannot be taken, "20 × 3 × (1 − 1 × 25%)" of a whole line. */
function term(line: Line, rule: ProductRule, telling: Telling): string {
  const n = (x: Exact) => shownNumber(x, telling.language, 4);
  const head = `${n(line.weight)} × `;
  if (rule.loss === undefined || isZero(line.events)) return `${head}${n(line.quantity)}`;
  const { share, wholeLine } = rule.loss;
  const off = `${n(line.events)} × ${shownPercent(share, telling.language)}`;
  if (wholeLine) return `${head}${n(line.quantity)} × (1 − ${off})`;
  const taken = multiply(share, line.events);
  const most = min(line.limit, line.quantity);
  return `${head}(${n(line.quantity)} − ${compare(taken, most) > 0 ? n(most) : off})`;
}

function eventNotes(line: Line, records: Records, rule: ProductRule, telling: Telling): string[] {
  const { loss } = rule;
  if (loss === undefined || (isZero(line.events) && isZero(line.waived))) return [];
  const { language, say } = sayer(telling);
  const label = (id: string | undefined) =>
    records.declaration.columns.find((c) => c.id === id)?.label[language] ?? id ?? '';
  const title = titleOf(records, line.row, language) ?? say('dòng không tên', 'a line without a name');
  const lost = isZero(line.events)
    ? []
    : [
        say(
          `${label(loss.events)} bị trừ ${shownNumber(line.events, language)}, mỗi lần ${shownPercent(loss.share, language)}`,
          `${label(loss.events)} counted ${shownNumber(line.events, language)}, ${shownPercent(loss.share, language)} each`,
        ),
      ];
  const waived = isZero(line.waived)
    ? []
    : [
        say(
          `${label(loss.waived)} ${shownNumber(line.waived, language)}, không trừ${papers(records, line.row, language)}`,
          `${label(loss.waived)} ${shownNumber(line.waived, language)}, nothing taken off${papers(records, line.row, language)}`,
        ),
      ];
  return [`“${title}”: ${[...lost, ...waived].join(', ')}`];
}

/** Texts of a line beside its name: the papers that go with it. */
function papers(records: Records, row: number, language: Telling['language']): string {
  const name = titleOf(records, row, language);
  const codes = records.declaration.columns.map((c) => c.fromTable?.by);
  const texts = records.declaration.columns
    .filter((c) => c.type.kind === 'text' && !codes.includes(c.id))
    .map((c) => ({ label: c.label[language], text: cellInWords(records, c, row, language) }))
    .filter((c) => c.text !== undefined && c.text !== name);
  return texts.length === 0 ? '' : ` (${texts.map((t) => `${t.label}: ${t.text}`).join('; ')})`;
}

/** How many lines of each kind count or do not, by the column the rule looks at; the ordinary kind is not mentioned. */
function bySource(
  records: Records,
  rows: readonly number[],
  rule: ProductRule,
  telling: Telling,
  counted: boolean,
): string[] {
  const { language, say } = sayer(telling);
  if (rows.length === 0) return [];
  const { where } = rule;
  const column =
    where?.kind === 'is' ? records.declaration.columns.find((c) => c.id === where.left.id) : undefined;
  if (column === undefined)
    return counted ? [] : [say(`không tính ${rows.length} dòng`, `${rows.length} lines do not count`)];
  const kinds = new Map<string, number>();
  for (const row of rows) {
    const word = choiceIn(records, column.id, row) ?? '';
    if (counted && word === column.whenAbsent) continue;
    kinds.set(word, (kinds.get(word) ?? 0) + 1);
  }
  if (kinds.size === 0) return [];
  const list = [...kinds]
    .map(([word, n]) => `${optionInWords(column, word, language) || '—'} ${n}`)
    .join(', ');
  return counted
    ? [say(`trong đó số dòng: ${list}`, `among them lines: ${list}`)]
    : [say(`số dòng không tính: ${list}`, `lines that do not count: ${list}`)];
}

const sayer = (telling: Telling) => ({
  language: telling.language,
  say: (vi: string, en: string) => telling.say(vi, en),
});
