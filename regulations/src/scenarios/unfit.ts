/** What keeps a scenario from being compared at all, in words: tables refused, subjects and boards that there are not. */
import { type Bilingual, type Intaken, type Regulation, type SubjectResult, say } from './engine.ts';
import type { Difference } from './run.ts';
import type { Scenario } from './scenario.ts';
import { writtenRows } from './tables.ts';

type TableProblem = Extract<Intaken, { problems: unknown }>['problems'][number];

/** Of a table as it stands in the scenario: a row that stands for many is one, and rows of `same-as` come first. */
export function refusedInstead(
  { given }: Pick<Scenario, 'given'>,
  problem: TableProblem,
  wanted: readonly string[],
): Difference {
  const { code, table, message, mend } = problem;
  const rows = given.get(table) ?? [];
  // A column that the table does not have is named by the message alone: it is shown where it is first written.
  const column =
    problem.column ?? rows.flatMap((row) => [...row.keys()]).find((name) => message.en.includes(`'${name}'`));
  const written = rows.findIndex((row) => column !== undefined && row.has(column)) + 1 || undefined;
  const row = problem.row === undefined ? written : (writtenRows(rows)[problem.row - 1] ?? problem.row);
  const at = (word: string) =>
    [`given › ${table}`, row && `${word} ${row}`, column].filter((part) => part).join(' › ');
  return {
    what: 'tables',
    expected: wanted.join(),
    actual: `${table} ${row ?? ''} ${column ?? ''}: ${code}`,
    says: say(
      `${at('dòng')}: bảng không được nhận (${code}): ${message.vi} → ${mend.vi}`,
      `${at('row')}: the tables are not accepted (${code}): ${message.en} → ${mend.en}`,
    ),
  };
}

export const acceptedInstead = (wanted: readonly string[]): Difference => ({
  what: 'tables',
  expected: wanted.join(),
  actual: 'accepted',
  says: say(
    `given: mong bị từ chối với ${wanted.join(', ')}, mà các bảng được nhận`,
    `given: expected to be refused with ${wanted.join(', ')}, and the tables are accepted`,
  ),
});

export function withoutResult(what: string, id: string, results: readonly SubjectResult[]): Difference {
  const known = listed(results.map(({ subject }) => subject));
  return {
    what,
    expected: 'a result',
    actual: 'none',
    says: say(
      `${what}: không có “${id}” trong kết quả; có: ${known.vi}`,
      `${what}: there is no '${id}' among the results; there are: ${known.en}`,
    ),
  };
}

export function withoutStanding(what: string, boards: readonly string[]): Difference {
  const known = listed(boards);
  return {
    what,
    expected: 'a standing',
    actual: boards.join(', ') || 'none',
    says: say(
      `${what}: không có bảng suất ấy; có: ${known.vi}`,
      `${what}: there is no such board of places; there are: ${known.en}`,
    ),
  };
}

export function unknownReading(
  { readings }: Regulation,
  [id, option]: readonly [string, string],
): Difference {
  const options = readings.get(id)?.options;
  const known = listed(options ? [...options.keys()] : [...readings.keys()]);
  return {
    what: 'readings',
    expected: `${id}: ${option}`,
    actual: 'none',
    says: options
      ? say(
          `readings › ${id}: không có lựa chọn “${option}”; có: ${known.vi}`,
          `readings › ${id}: there is no option '${option}'; there are: ${known.en}`,
        )
      : say(
          `readings: không có cách hiểu “${id}”; có: ${known.vi}`,
          `readings: there is no reading '${id}'; there are: ${known.en}`,
        ),
  };
}

export function withoutStage({ stages }: Regulation, period: string): Difference {
  const known = listed([...stages.values()].flatMap(({ id, periods }) => `${id} (${periods.join(', ')})`));
  return {
    what: 'period',
    expected: period,
    actual: 'no such stage',
    says: say(
      `period: không giai đoạn nào có kỳ ${period}; có: ${known.vi}`,
      `period: no stage has the period ${period}; there are: ${known.en}`,
    ),
  };
}

const listed = (names: readonly string[]): Bilingual => {
  const shown = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  return say(shown || 'chưa có gì', shown || 'none');
};
