import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { datePartsOf, PLACEHOLDER, parsePeriod, placeholdersOf, say, vocabularyOf } from '@congtam/engine';
import { checkVersions, type JoinedPack } from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { complain, ofPack } from '../complaint.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { readInput } from '../input/read-input.ts';
import { forceOption } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { glanceAt } from '../packs/read-pack.ts';
import { regulationOption } from './regulation-option.ts';
import { refuseReport, reportComplaints, reportOption, tellNotes } from './report.ts';

export const check: Command = {
  name: 'check',
  summary: say(
    'Kiểm tra dữ liệu hoặc một gói quy định, nêu mọi lỗi một lần',
    'Check an input or a pack and tell all problems at once',
  ),
  usage: 'check INPUT --regulation ID|PATH | check [PACK]',
  takes: [0, 1],
  options: [
    regulationOption,
    {
      name: 'year',
      value: '2026',
      says: say(
        'năm của dữ liệu; mặc định năm quy định có hiệu lực',
        'year of the input; by default the year the regulation came into force',
      ),
    },
    reportOption,
    forceOption,
  ],
  examples: [
    {
      line: 'check du-lieu.xlsx --regulation nd-335-2025 --report loi.xlsx',
      says: say(
        'mọi lỗi của bảng tính, kèm trang, dòng, cột và cách sửa',
        'every problem with sheet, row, column and how to mend it',
      ),
    },
    {
      line: 'check ./quy-che/2026-01-01',
      says: say(
        'mọi lỗi của một gói quy định, kèm tệp và dòng',
        'every problem of a pack, with file and line',
      ),
    },
    { line: 'check', says: say('mọi gói đi kèm chương trình', 'every pack that comes with the program') },
  ],
  run: async (task) => {
    const [path] = task.positionals;
    if (path === undefined) return checkInstalled(task);
    if (!existsSync(path) && !task.has('regulation')) return task.refuse([pathMissing(path)]);
    const isPack = basename(path) === 'rules.yaml' || existsSync(join(path, 'rules.yaml'));
    return isPack ? checkPack(task, path) : checkInput(task, path);
  },
};

/** Everything wrong with any of the packs that come with the program. */
function checkInstalled(task: Task): ExitCode {
  const checked = checkVersions(task.io.regulationsRoot);
  const problems = [...checked.values()].flat();
  if (problems.length > 0) return task.refuse(problems.map(ofPack));
  if (task.isJson) task.printJson({ exit: EXIT.done, packs: [...checked.keys()], complaints: [] });
  else
    task.print(task.text(say(`${checked.size} gói không có lỗi`, `${checked.size} packs have no problems`)));
  return EXIT.done;
}

/**
 * A layer is checked together with its base: the one given, else of those that come with the program the version in force
 * on the layer's first day.
 */
async function checkPack(task: Task, path: string): Promise<ExitCode> {
  const root = task.io.regulationsRoot;
  const head = glanceAt(path, root);
  const given = task.all('regulation');
  const loaded = loadPacks([...(given.length > 0 ? given : (head?.bases ?? [])), path], root);
  if ('complaints' in loaded) return task.refuse(loaded.complaints);
  const id = head?.id ?? '';
  const pack = loaded.packs.find((p) => p.regulation.id === id || p.layers.includes(id));
  if (task.isJson)
    task.printJson({ exit: EXIT.done, regulation: id, counts: pack && countsOf(pack), complaints: [] });
  else
    task.print(
      task.text(
        say(
          `Gói ${id} không có lỗi${pack ? `: ${wordsOf(pack).vi}` : ''}`,
          `The pack ${id} has no problems${pack ? `: ${wordsOf(pack).en}` : ''}`,
        ),
      ),
    );
  if (!task.isJson && pack)
    for (const { says } of placeholdersOf(pack.regulation))
      task.print(`  ${task.text(PLACEHOLDER)}: ${task.text(says)}`);
  return EXIT.done;
}

async function checkInput(task: Task, path: string): Promise<ExitCode> {
  if (task.all('regulation').length === 0) return task.refuse([withoutRegulation(path)]);
  const refused = await refuseReport(task, path);
  if (refused.length > 0) return task.refuse(refused);
  const loaded = loadPacks(task.all('regulation'), task.io.regulationsRoot);
  if ('complaints' in loaded) return task.refuse(loaded.complaints);
  const regulations = loaded.packs.map((p) => p.regulation);
  const written = task.one('year');
  const year =
    written === undefined
      ? Math.max(...regulations.map((r) => datePartsOf(r.inForceFrom).year))
      : parsePeriod(written)?.year;
  if (year === undefined) return task.refuse([badYear(written ?? '')]);
  task.progress.start(task.text(say('Đang đọc dữ liệu', 'Reading the input')));
  const read = await readInput(path, { vocabulary: vocabularyOf(regulations), regulations, year }, task);
  if ('complaints' in read) return reportComplaints(task, read.complaints);
  task.progress.end();
  const { people, units } = read.register;
  tellNotes(task, read.notes);
  if (task.isJson)
    task.printJson({
      exit: EXIT.done,
      notes: read.notes,
      people: people.length,
      units: units.length,
      rows: read.rows,
      complaints: [],
    });
  else
    task.print(
      task.text(
        say(
          `Không có lỗi: ${people.length} người, ${units.length} đơn vị, ${read.rows} dòng`,
          `No problems: ${people.length} people, ${units.length} units, ${read.rows} rows`,
        ),
      ),
    );
  return EXIT.done;
}

const countsOf = ({ regulation: r }: JoinedPack) => ({
  articles: r.articles.size,
  facts: r.facts.size,
  tables: r.tables.size,
  rules:
    r.measures.length +
    r.ladders.length +
    r.notRated.length +
    r.forcedLevels.length +
    r.ceilings.length +
    r.caps.length +
    r.quotas.length +
    r.consequences.length +
    r.authorities.length,
  readings: r.readings.size,
  unverified: r.unverified.size,
  placeholders: placeholdersOf(r).length,
});

const wordsOf = (pack: JoinedPack) => {
  const { articles, facts, tables, rules, readings, unverified, placeholders } = countsOf(pack);
  const [vi, en] =
    placeholders === 0
      ? ['', '']
      : [`, trong đó ${placeholders} số tạm`, `, of which ${placeholders} stand-in numbers`];
  return say(
    `${articles} điều khoản, ${facts} dữ kiện, ${tables} bảng, ${rules} quy tắc, ${readings} cách hiểu, ${unverified} điểm chưa kiểm chứng${vi}`,
    `${articles} articles, ${facts} facts, ${tables} tables, ${rules} rules, ${readings} readings, ${unverified} unverified${en}`,
  );
};

const pathMissing = (path: string) =>
  complain(
    'check.path-missing',
    say(`đường dẫn “${path}” không tồn tại`, `the path '${path}' does not exist`),
    say('kiểm tra tên tệp, thư mục', 'check the name of the file or folder'),
  );

const withoutRegulation = (path: string) =>
  complain(
    'check.without-regulation',
    say(
      `“${path}” không phải gói quy định; để kiểm tra dữ liệu cần biết theo quy định nào`,
      `'${path}' is no pack; an input is checked against a regulation`,
    ),
    say(
      'thêm --regulation nd-335-2025, hoặc chỉ thư mục có rules.yaml',
      'add --regulation nd-335-2025, or point to a folder with a rules.yaml',
    ),
  );

const badYear = (text: string) =>
  complain(
    'check.bad-year',
    say(`“${text}” không phải một năm`, `'${text}' is no year`),
    say('viết --year 2026', 'write --year 2026'),
  );
