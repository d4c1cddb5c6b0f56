import { say, tablesOf, vocabularyOf } from '@congtam/engine';
import { writeWorkbook } from '@congtam/workbooks';
import type { Command } from '../command.ts';
import { ofWorkbook } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { forceOption, refuseFile } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { templateSheets } from '../template-sheets.ts';
import { regulationOption } from './regulation-option.ts';

export const template: Command = {
  name: 'template',
  summary: say(
    'Tạo bảng tính trống theo dữ kiện mà quy định cần',
    'Make an empty workbook for the facts a regulation needs',
  ),
  usage: 'template --regulation ID|PATH --out FILE.xlsx',
  takes: [0, 0],
  options: [
    { ...regulationOption, isRequired: true },
    { name: 'out', value: 'FILE.xlsx', isRequired: true, says: say('tệp sẽ ghi', 'file to write') },
    forceOption,
  ],
  examples: [
    {
      line: 'template --regulation nd-335-2025 --out mau.xlsx',
      says: say('mẫu cho Nghị định 335/2025', 'for Decree 335/2025'),
    },
  ],
  async run(task) {
    const out = task.need('out');
    const refused = await refuseFile({ option: 'out', path: out, isWorkbook: true }, task);
    if (refused.length > 0) return task.refuse(refused);
    const loaded = loadPacks(task.all('regulation'), task.io.regulationsRoot);
    if ('complaints' in loaded) return task.refuse(loaded.complaints);
    const regulations = loaded.packs.map((p) => p.regulation);
    const sheets = templateSheets(tablesOf(vocabularyOf(regulations), regulations), task.language);
    const problems = await writeWorkbook(out, sheets);
    if (problems.length > 0) return task.refuse(problems.map(ofWorkbook));
    if (task.isJson) task.printJson({ exit: EXIT.done, out, sheets: sheets.map((s) => s.name) });
    else
      task.print(
        task.text(say(`Đã ghi ${out}: ${sheets.length} trang`, `Wrote ${out}: ${sheets.length} sheets`)),
      );
    return EXIT.done;
  },
};
