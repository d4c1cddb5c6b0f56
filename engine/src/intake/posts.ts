import { say } from '../problem.ts';
import type { Post } from '../register.ts';
import type { Directory } from './directory.ts';
import type { PostRow } from './person-intake.ts';
import type { ProblemLog } from './problem-log.ts';
import { refuse } from './refusal.ts';
import { overlap, startOf } from './spans.ts';

/** More rows with one id are a mistake in the ids, not a career. */
const MOST_POSTS = 60;

/** The posts of one person in order of their days; a post whose unit is not known is told and left out. */
export function postsOf(rows: readonly PostRow[], directory: Directory, log: ProblemLog): readonly Post[] {
  if (rows.length > MOST_POSTS) {
    log.refuse('people', rows[0]!.at, 'id', tooManyPosts(rows.length));
    return [];
  }
  const unitOf = (row: PostRow, column: string, id: string): number[] => {
    const found = directory.find(id, 'unit');
    if (found) return [found.index];
    directory.tellUnknown(id, 'unit', log, { table: 'people', row: row.at, column });
    return [];
  };
  const single = withoutDoubles(rows, log);
  const main = mainPosts(single, log);
  const posts = single.flatMap((row): Post[] => {
    const { title, leads, service, dutyGroup, tier, professionalTitle, jobPosition, secondedFrom, from, to } =
      row;
    const unit = row.unit === undefined ? undefined : unitOf(row, 'unit', row.unit)[0];
    const inCharge = row.inCharge.flatMap((id) => unitOf(row, 'inCharge', id));
    if (secondedFrom !== undefined && !directory.find(secondedFrom, 'unit')) {
      const meant = directory.unitNamed(secondedFrom);
      if (meant) log.refuse('people', row.at, 'secondedFrom', meant);
    }
    if (unit === undefined) return [];
    return [
      {
        unit,
        title,
        leads,
        service,
        inCharge,
        main: main.has(row),
        ...(dutyGroup === undefined ? {} : { dutyGroup }),
        ...(tier === undefined ? {} : { tier }),
        ...(professionalTitle === undefined ? {} : { professionalTitle }),
        ...(jobPosition === undefined ? {} : { jobPosition }),
        ...(secondedFrom === undefined ? {} : { secondedFrom }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    ];
  });
  return posts.sort((a, b) => compareStarts(startOf(a), startOf(b)));
}

const compareStarts = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * At any time a person holds at most one main post, and one of the posts held is it. A post held alone is the main one
 * without saying so; where posts overlap, one must be marked.
 */
function mainPosts(rows: readonly PostRow[], log: ProblemLog): ReadonlySet<PostRow> {
  const beside = (row: PostRow) => rows.filter((other) => other !== row && overlap(row, other));
  const main = new Set(rows.filter((row) => row.main ?? (rows.length === 1 || beside(row).length === 0)));
  for (const [index, row] of rows.entries()) {
    if (log.isRefused('people', row.at, 'name')) continue;
    const others = beside(row);
    if (main.has(row)) {
      const twin = others.find((other) => main.has(other) && rows.indexOf(other) < index);
      if (twin) log.refuse('people', row.at, 'main', twoMain(twin.at));
    } else if (others.length === 0) {
      log.refuse('people', row.at, 'main', noMain);
    } else if (!others.some((other) => main.has(other))) {
      const before = others.find((other) => rows.indexOf(other) < index);
      if (before) log.refuse('people', row.at, 'main', noMainBeside(before.at));
    }
  }
  return main;
}

/** A row that says what an earlier row of the person says is told once; what follows from it is not. */
function withoutDoubles(rows: readonly PostRow[], log: ProblemLog): readonly PostRow[] {
  if (rows.length < 2) return rows;
  const first = new Map<string, PostRow>();
  return rows.filter((row) => {
    const key = JSON.stringify({ ...row, at: 0 });
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else log.refuse('people', row.at, 'id', doubledPerson(before.at));
    return before === undefined;
  });
}

const doubledPerson = (at: number) =>
  refuse(
    'doubled-person',
    say(`mã trùng với dòng ${at}, cùng vị trí, cùng thời gian`, `the id, post and days of row ${at} again`),
    say('xóa một dòng, hoặc sửa mã', 'remove one of the rows, or mend the id'),
  );

const noMainBeside = (at: number) =>
  refuse(
    'no-main-post',
    say(
      `mã trùng với dòng ${at}, cùng thời gian, không dòng nào là vị trí chính`,
      `the id of row ${at} at the same time, and neither is the main post`,
    ),
    say(
      'xóa dòng thừa; giữ nhiều vị trí thì ghi “có” ở cột Vị trí chính của một dòng; hai người thì sửa mã',
      "remove the row that is too many; with several posts write 'yes' under Main post in one; two people need two ids",
    ),
  );

const twoMain = (at: number) =>
  refuse(
    'two-main-posts',
    say(`trùng thời gian với vị trí chính ở dòng ${at}`, `at the same time as the main post in row ${at}`),
    say(
      'chỉ để một vị trí chính, hoặc ghi ngày kết thúc vị trí trước',
      'leave one main post, or write the day on which the earlier one ended',
    ),
  );

const noMain = refuse(
  'no-main-post',
  say('không có vị trí nào là vị trí chính', 'no post is the main one'),
  say('ghi “có” ở cột Vị trí chính của một dòng', "write 'yes' under Main post in one row"),
);

const tooManyPosts = (count: number) =>
  refuse(
    'too-many-posts',
    say(`một mã có ${count} dòng`, `one id has ${count} rows`),
    say('mỗi người một mã; kiểm tra lại cột mã', 'one id for each person; check the column of ids'),
  );
