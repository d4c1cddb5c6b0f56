import type { CalendarDay } from '../calendar-day.ts';
import type { Exact } from '../exact.ts';
import { PERIOD_UNITS } from '../period.ts';
import { say } from '../problem.ts';
import type { Decision } from '../register.ts';
import type { Regulation } from '../regulation/format.ts';
import { cellReader, readText } from './cell-text.ts';
import { readChoice } from './choice-cell.ts';
import { readDay, readPeriod } from './day-cell.ts';
import type { TableDescriptor } from './descriptor.ts';
import type { Directory } from './directory.ts';
import { readExactly } from './number-cell.ts';
import { type Answerable, answerables, valueProblem } from './offered.ts';
import type { ProblemLog } from './problem-log.ts';
import { EMPTY, type Refusal, refuse } from './refusal.ts';
import { SourceRow } from './source-row.ts';
import { SubjectNames } from './subject-names.ts';

/** The table `decisions`: answers to what the regulations leave to persons. */
export class DecisionIntake {
  readonly #subjects = new SubjectNames();
  readonly #decisions: { subject: number; decision: Decision; everybody: boolean }[] = [];
  readonly #answerables: ReadonlyMap<string, Answerable>;
  readonly #read;

  constructor(
    readonly table: TableDescriptor,
    regulations: readonly Regulation[],
    readonly log: ProblemLog,
  ) {
    this.#answerables = answerables(regulations);
    this.#read = {
      question: readChoice(table.columns.find((c) => c.id === 'question')?.options ?? new Map()),
      period: readPeriod(PERIOD_UNITS),
      value: cellReader(readExactly),
      text: readText(),
      day: readDay(),
    };
  }

  source(columns: readonly (string | undefined)[]): (cells: readonly string[], at: number) => void {
    const row = new SourceRow(this.table, columns, this.log);
    return (cells, at) => {
      if (row.take(cells, at)) this.#take(row);
    };
  }

  #take(row: SourceRow): void {
    const read = this.#read;
    const question = row.value('question', read.question);
    const answerable = question === undefined ? undefined : this.#answerables.get(question);
    const subject = row.value('subject', (raw) => this.#subjectOf(raw, row.at));
    const period = row.value('period', read.period);
    const option = answerable && row.value('option', answerable.read);
    const value = row.value('value', read.value);
    const by = row.value('by', read.text);
    const on = row.value('on', read.day);
    const document = row.value('document', read.text);
    const reason = row.value('reason', read.text);
    if (question === undefined || answerable === undefined || subject === undefined) return;
    if (answerable.formal && by === undefined) row.refuse('by', EMPTY);
    if (answerable.formal && document === undefined) row.refuse('document', EMPTY);
    const everybody = subject === EVERYBODY;
    if (answerable.about === 'everybody' && !everybody) row.refuse('subject', onlyEverybody);
    if (answerable.about === 'one' && everybody) row.refuse('subject', notEverybody);
    const wrong = option === undefined ? undefined : valueProblem(answerable, option, value);
    if (wrong) row.refuse('value', wrong);
    if (option === undefined || on === undefined) return;
    const given = optionalFields(period?.id, value, document, reason);
    const decision: Decision = { question, subject: '*', option, by: by ?? '', on, ...given };
    this.#decisions.push({ subject, decision, everybody });
  }

  #subjectOf(raw: string, at: number): number | Refusal | undefined {
    const text = raw.trim();
    if (text === '') return undefined;
    return text === '*' ? EVERYBODY : this.#subjects.number(raw, at);
  }

  close(directory: Directory): readonly Decision[] {
    this.#subjects.resolve('any', directory, this.table.id, this.log);
    return this.#decisions.map(({ subject, decision, everybody }) =>
      everybody ? decision : { ...decision, subject: this.#subjects.names[subject] ?? '' },
    );
  }
}

const EVERYBODY = -1;

function optionalFields(
  period: string | undefined,
  value: Exact | undefined,
  document: string | undefined,
  reason: string | undefined,
) {
  return {
    ...(period === undefined ? {} : { period }),
    ...(value === undefined ? {} : { value }),
    ...(document === undefined ? {} : { document }),
    ...(reason === undefined ? {} : { reason }),
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
 * of the rows.
 *
 * @example chosenReadings(register).get('quota-base') // 'rated-good'
 */
export function chosenReadings(
  register: { readonly decisions: readonly Decision[] },
  asOf?: CalendarDay,
): Map<string, string> {
  const latest = new Map<string, Decision>();
  for (const decision of register.decisions) {
    if (!decision.question.startsWith('reading:')) continue;
    if (asOf !== undefined && decision.on > asOf) continue;
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
