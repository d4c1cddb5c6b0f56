import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { say, tablesOf, vocabularyOf } from '@congtam/engine';
import type { Task } from '../command.ts';
import { complain } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { notXlsx, refuseFile } from '../output-file.ts';
import { loadPacks } from '../packs/load-packs.ts';

/** Texts that rate somebody in the commune in 2026, and the invented layers that complete them there. */
const TEXTS = ['nd-335-2025', 'nd-90-2020', 'nd-233-2026', 'qd-366-2025'];
const LAYERS = ['organisation-points', 'service-centre'];

/** Writes the commune made by hand as a workbook and says how to evaluate it. */
export async function writeSampleCommune(task: Task) {
  const out = task.need('out');
  if (extname(out).toLowerCase() !== '.xlsx') return task.refuse([notXlsx('out', out)]);
  const examples = join(task.io.regulationsRoot, '..', 'examples', 'commune');
  const layers = LAYERS.map((name) => join(examples, name));
  const lost = layers.filter((folder) => !existsSync(folder));
  if (lost.length > 0) return task.refuse(lost.map(layerMissing));
  const loaded = loadPacks([...TEXTS, ...layers], task.io.regulationsRoot);
  if ('complaints' in loaded) return task.refuse(loaded.complaints);
  const refused = await refuseFile({ option: 'out', path: out, isWorkbook: true }, task);
  if (refused.length > 0) return task.refuse(refused);
  const { writeCommune } = await import('@congtam/samples');
  const regulations = loaded.packs.map((p) => p.regulation);
  await writeCommune(out, tablesOf(vocabularyOf(regulations), regulations), regulations);
  const evaluate = evaluateLine(out, layers);
  if (task.isJson) task.printJson({ exit: EXIT.done, out, evaluate });
  else {
    task.print(task.text(say(`Đã ghi ${out}. Xếp loại bằng:`, `Wrote ${out}. Evaluate it with:`)));
    task.print(`  ${evaluate}`);
  }
  return EXIT.done;
}

const evaluateLine = (out: string, layers: readonly string[]): string =>
  [
    `congtam evaluate ${out}`,
    ...[...TEXTS, ...layers].map((name) => `--regulation ${name}`),
    '--period 2026 --as-of 2027-01-15 --out ket-qua',
  ].join(' ');

const layerMissing = (folder: string) =>
  complain(
    'sample.layer-missing',
    say(`không có thư mục “${folder}”`, `there is no folder '${folder}'`),
    say(
      'chạy trong mã nguồn đầy đủ của Công Tâm, hoặc dùng --people',
      'run it in the full source of Công Tâm, or use --people',
    ),
  );
