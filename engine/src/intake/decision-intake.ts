import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import type { PeriodUnit } from '../period.ts';
import { say } from '../problem.ts';
import type { Decision } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import { cellReader, readText } from './cell-text.ts';
import { readChoice } from './choice-cell.ts';
import { readDay } from './day-cell.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { Directory } from './directory.ts';
import { readExactly } from './number-cell.ts';
import { answerables, valueProblem } from './offered.ts';
import type { ProblemLog } from './problem-log.ts';
import { neverAsked, unitsAsked } from './question-periods.ts';
import { EMPTY, isRefusal, type Refusal, refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { readSpan } from './span-cell.ts';
import { SubjectNames } from './subject-names.ts';

/** The table `decisions`: answers to what the regulations leave to persons. */
export class DecisionIntake {
  readonly #subjects = new SubjectNames();
  readonly #decisions: { subject: number; decision: Decision; everybody: boolean; at: number }[] = [];
  readonly #units = new Map<string, readonly PeriodUnit[]>();
  /** What the rows are read with: made when there are some, since most intakes have none. */
  #readers: DecisionReaders | undefined;

  constructor(
    readonly table: TableDescriptor,
    readonly regulations: readonly Regulation[],
    readonly log: ProblemLog,
  ) {}

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(this.table, columns, this.log);
    const readers = this.#readers ?? readersOf(this.table, this.regulations);
    this.#readers = readers;
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row, readers);
    };
  }

  #take(row: SourceRow, read: DecisionReaders): void {
    const question = row.value('question', read.question);
    const answerable = question === undefined ? undefined : read.answerables.get(question);
    const subject = row.value('subject', (raw) => this.#subjectOf(raw, row.at));
    const periods = row.value('period', read.period);
    const option = answerable && row.value('option', answerable.read);
    const value = row.value('value', read.value);
    const by = row.value('by', read.text);
    const on = row.value('on', read.day);
    const document = row.value('document', read.text);
    const reason = row.value('reason', read.text);
    const regulation = row.value('regulation', read.regulation);
    if (question === undefined || answerable === undefined || subject === undefined) return;
    if (answerable.formal && by === undefined) row.refuse('by', EMPTY);
    if (answerable.formal && document === undefined) row.refuse('document', EMPTY);
    const everybody = subject === EVERYBODY;
    if (question === 'level' && periods?.length !== 1) row.refuse('period', levelNeedsPeriod);
    const unused = periods
      ?.map((p) => neverAsked(p, this.#unitsAsked(question, regulation, read)))
      .find(isRefusal);
    if (unused) row.refuse('period', unused);
    if (regulation !== undefined && !read.asking.get(question)?.includes(regulation))
      row.refuse('regulation', notAskedThere(question, read.asking.get(question) ?? []));
    if (answerable.about === 'everybody' && !everybody) row.refuse('subject', onlyEverybody);
    if (answerable.about === 'one' && everybody) row.refuse('subject', notEverybody);
    const wrong = option === undefined ? undefined : valueProblem(answerable, option, value);
    if (wrong) row.refuse('value', wrong);
    if (option === undefined || on === undefined) return;
    for (const period of periods ?? [undefined]) {
      const given = optionalFields(period?.id, value, document, reason, regulation);
      const decision: Decision = { question, subject: '*', option, by: by ?? '', on, ...given };
      this.#decisions.push({ subject, decision, everybody, at: row.at });
    }
  }

  #unitsAsked(
    question: string,
    regulation: string | undefined,
    { asking: askedBy }: DecisionReaders,
  ): readonly PeriodUnit[] {
    const key = `${question}|${regulation ?? ''}`;
    const known = this.#units.get(key);
    if (known !== undefined) return known;
    const asking = askedBy.get(question) ?? [];
    const named = this.regulations.filter((r) => r.id === regulation);
    const all = this.regulations.filter((r) => asking.includes(r.id));
    const units = unitsAsked(named.length > 0 ? named : all, question);
    this.#units.set(key, units);
    return units;
  }

  #subjectOf(raw: string, at: number): number | Refusal | undefined {
    const text = raw.trim();
    if (text === '') return undefined;
    return text === '*' ? EVERYBODY : this.#subjects.number(raw, at);
  }

  /** The decisions, each with its row. */
  close(directory: Directory): readonly { decision: Decision; at: number }[] {
    this.#subjects.resolve('any', directory, this.table.id, this.log);
    return this.#decisions.map(({ subject, decision, everybody, at }) => ({
      at,
      decision: everybody ? decision : { ...decision, subject: this.#subjects.names[subject] ?? '' },
    }));
  }
}

type DecisionReaders = ReturnType<typeof readersOf>;

const readersOf = (table: TableDescriptor, regulations: readonly Regulation[]) => ({
  answerables: answerables(regulations),
  asking: regulationsAsking(regulations),
  question: readChoice(table.columns.find((c) => c.id === 'question')?.options ?? new Map()),
  period: readSpan(),
  value: cellReader(readExactly),
  text: readText(),
  day: readDay(),
  regulation: readChoice(new Map(regulations.map((r) => [r.id, r.title]))),
});

/** Which regulations put each question; all of them give levels. */
function regulationsAsking(regulations: readonly Regulation[]): ReadonlyMap<string, readonly string[]> {
  const asking = new Map<string, string[]>([['level', regulations.map((r) => r.id)]]);
  const add = (question: string, id: string) => asking.set(question, [...(asking.get(question) ?? []), id]);
  for (const { id, readings, questions } of regulations) {
    for (const reading of readings.keys()) add(`reading:${reading}`, id);
    for (const question of questions.keys()) add(question, id);
  }
  return asking;
}

const EVERYBODY = -1;

const levelNeedsPeriod = refuse(
  'period-needed',
  say('mức xếp loại là của một kỳ', 'a level is that of a period'),
  say('ghi kỳ, ví dụ 2026', 'write the period, such as 2026'),
);

const notAskedThere = (question: string, ids: readonly string[]) =>
  refuse(
    'question-of-another-regulation',
    say(`quy định này không hỏi “${question}”`, `this regulation does not ask '${question}'`),
    say(`ghi: ${ids.join(', ')}`, `write: ${ids.join(', ')}`),
  );

function optionalFields(
  period: string | undefined,
  value: Exact | undefined,
  document: string | undefined,
  reason: string | undefined,
  regulation: string | undefined,
) {
  return {
    ...(period === undefined ? {} : { period }),
    ...(value === undefined ? {} : { value }),
    ...(document === undefined ? {} : { document }),
    ...(reason === undefined ? {} : { reason }),
    ...(regulation === undefined ? {} : { regulation }),
  };
}

const onlyEverybody = refuse(
  'for-everybody',
  say('cách hiểu một quy định được chọn cho tất cả', 'a reading of a regulation is chosen for everybody'),
  say('ghi * ở cột này', 'write * in this column'),
);

const notEverybody = refuse(
  'for-one',
  say(
    'mức xếp loại được quyết định cho từng người, từng đơn vị',
    'a level is decided for each person and unit',
  ),
  say('ghi mã người hoặc đơn vị', 'write the id of a person or unit'),
);

/**
 * The reading of each clause that has been chosen, by reading id: the latest decision up to `asOf`, whatever the order
 * of the rows; with `regulation` only those taken under it, or under none in particular.
 *
 * @example chosenReadings(register).get('quota-base') // 'rated-good'
 */
export function chosenReadings(
  register: { readonly decisions: readonly Decision[] },
  asOf?: CalendarDay,
  regulation?: string,
): Map<string, string> {
  const latest = new Map<string, Decision>();
  for (const decision of register.decisions) {
    if (!decision.question.startsWith('reading:')) continue;
    if (asOf !== undefined && decision.on > asOf) continue;
    if (regulation !== undefined && decision.regulation !== undefined && decision.regulation !== regulation)
      continue;
    const id = decision.question.slice('reading:'.length);
    const before = latest.get(id);
    if (before === undefined || isLater(decision, before)) latest.set(id, decision);
  }
  return new Map([...latest].map(([id, decision]) => [id, decision.option]));
}

function isLater(a: Decision, b: Decision): boolean {
  if (a.on !== b.on) return a.on > b.on;
  return `${a.document}|${a.option}` > `${b.document}|${b.option}`;
}
