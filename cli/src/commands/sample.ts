import { extname } from 'node:path';
import { type Regulation, say } from '@congtam/engine';
import type { CellWords } from '@congtam/samples';
import { writeCsvFolder, writeWorkbook } from '@congtam/workbooks';
import type { Command, Task } from '../command.ts';
import { complain, ofWorkbook } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { forceOption, notXlsx, refuseFile, refuseFilesIn } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { csvSheets, type SampleTables, workbookSheets } from '../sample-sheets.ts';
import { writeSampleCommune } from './sample-commune.ts';

const SAMPLE_REGULATION = 'nd-335-2025';
const MOST_IN_WORKBOOK = 2_500;

export const sample: Command = {
  name: 'sample',
  summary: say(
    'Tạo dữ liệu mẫu bịa ra, từ một xã đến cả nước',
    'Make invented data, from a commune to the nation',
  ),
  usage: 'sample --people N --seed S --out FILE.xlsx|DIR | sample --commune --out FILE.xlsx',
  takes: [0, 0],
  options: [
    { name: 'people', value: 'N', says: say('số người', 'number of people') },
    {
      name: 'commune',
      says: say(
        'thay cho --people: xã mẫu làm bằng tay, đủ các trường hợp, theo bốn văn bản của năm 2026',
        'instead of --people: the commune made by hand, every special case, under the four texts of 2026',
      ),
    },
    {
      name: 'seed',
      value: 'S',
      says: say(
        'cùng số này thì cùng dữ liệu; mặc định 1',
        'the same number gives the same data; 1 by default',
      ),
    },
    {
      name: 'year',
      value: '2026',
      says: say('năm của dữ liệu; mặc định 2026', 'year of the data; 2026 by default'),
    },
    {
      name: 'out',
      value: 'FILE.xlsx|DIR',
      isRequired: true,
      says: say('tệp .xlsx, hoặc thư mục cho các tệp CSV', 'an .xlsx file, or a folder for CSV files'),
    },
    forceOption,
  ],
  examples: [
    { line: 'sample --people 120 --seed 1 --out xa-mau.xlsx', says: say('một xã', 'a commune') },
    {
      line: 'sample --commune --out xa-mau-day-du.xlsx',
      says: say('xã mẫu đủ trường hợp', 'the commune with every special case'),
    },
    {
      line: 'sample --people 30000 --seed 1 --out tinh-mau/',
      says: say('một tỉnh, CSV', 'a province, as CSV'),
    },
  ],
  async run(task) {
    if (task.has('commune')) return writeSampleCommune(task);
    const numbers = numbersOf(task);
    if ('complaints' in numbers) return task.refuse(numbers.complaints);
    const out = task.need('out');
    const isWorkbook = extname(out).toLowerCase() === '.xlsx';
    if (isWorkbook && numbers.people > MOST_IN_WORKBOOK)
      return task.refuse([tooManyForWorkbook(numbers.people)]);
    if (/^\.(xls|xlsm|xlsb|ods|csv|tsv|txt|json)$/i.test(extname(out)))
      return task.refuse([notXlsx('out', out)]);
    const { cellWords, sampleTables } = await import('@congtam/samples');
    const names = [...sampleTables(numbers)].map(({ table }) => `${table}.csv`);
    const refused = isWorkbook
      ? await refuseFile({ option: 'out', path: out, isWorkbook }, task)
      : await refuseFilesIn(out, names, task);
    if (refused.length > 0) return task.refuse(refused);
    task.progress.start(task.text(say('Đang ghi dữ liệu mẫu', 'Writing sample data')));
    const counted = counting(sampleTables(numbers), task);
    const problems = isWorkbook
      ? await writeWorkbook(out, await forWorkbook(counted, task, cellWords))
      : await writeCsvFolder(out, csvSheets(counted));
    if (problems.length > 0) return task.refuse(problems.map(ofWorkbook));
    task.progress.end();
    if (task.isJson) task.printJson({ exit: EXIT.done, out, people: numbers.people });
    else
      task.print(
        task.text(say(`Đã ghi ${out}: ${numbers.people} người`, `Wrote ${out}: ${numbers.people} people`)),
      );
    return EXIT.done;
  },
};

async function forWorkbook(
  tables: SampleTables,
  task: Task,
  cellWords: (regulations: readonly Regulation[]) => CellWords,
) {
  const loaded = loadPacks([SAMPLE_REGULATION], task.io.regulationsRoot);
  if ('complaints' in loaded) throw new Error(`${SAMPLE_REGULATION} does not load`);
  const regulations = loaded.packs.map((p) => p.regulation);
  return workbookSheets(tables, regulations, task.language, cellWords(regulations));
}

function* counting(
  tables: SampleTables,
  task: Task,
): Generator<SampleTables extends Iterable<infer T> ? T : never> {
  let count = 0;
  const unit = task.text(say('dòng', 'rows'));
  function* rowsOf(rows: Iterable<readonly string[]>): Generator<readonly string[]> {
    for (const row of rows) {
      count += 1;
      if (count % 10_000 === 0) task.progress.at(count, unit);
      yield row;
    }
  }
  for (const { table, columns, rows } of tables) yield { table, columns, rows: rowsOf(rows) };
}

function numbersOf(task: Task) {
  const read = (option: string, otherwise: string, least: number, most: number) => {
    const text = task.one(option) ?? otherwise;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
    return number >= least && number <= most ? number : [notANumber(option, text, least, most)];
  };
  const people = read('people', '', 1, 5_000_000);
  const seed = read('seed', '1', 0, 999_999_999);
  const year = read('year', '2026', 2000, 2100);
  if (typeof people === 'number' && typeof seed === 'number' && typeof year === 'number')
    return { people, seed, year };
  return { complaints: [people, seed, year].flatMap((n) => (typeof n === 'number' ? [] : n)) };
}

const notANumber = (option: string, text: string, least: number, most: number) =>
  complain(
    'sample.number',
    say(
      `--${option} “${text}” không phải số từ ${least} đến ${most}`,
      `--${option} '${text}' is no number from ${least} to ${most}`,
    ),
    say(`viết --${option} và một số nguyên`, `write --${option} and a whole number`),
  );

const tooManyForWorkbook = (people: number) =>
  complain(
    'sample.too-many-for-a-workbook',
    say(`${people} người không vừa một trang .xlsx`, `${people} people do not fit the sheets of an .xlsx`),
    say('ghi vào thư mục CSV: --out ten-thu-muc', 'write a folder of CSV files: --out folder-name'),
  );
