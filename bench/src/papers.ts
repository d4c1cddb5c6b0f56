import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { formWithId, openPress, type Paper, toDocx } from '@congtam/documents';
import { printHere } from '@congtam/documents/print-here';
import { spent } from './median.ts';

/** `node papers.mjs PRESS_ENTRY DOCUMENTS`: papers a second, and whether memory grows with their number. */
const [entry = 'pdf-press-process.mjs', documents = '10000'] = process.argv.slice(2);
const count = Number(documents);
const tenth = Math.max(1, Math.floor(count / 10));

/** What a busy evening prints: notices and monitoring sheets, each with a name of its own, so that nothing is remembered. */
function paperOf(at: number): Paper {
  const form = formWithId(at % 2 === 0 ? 'personal-notice' : 'nd-335-form-01');
  const drawn = form?.draw({ ...form.samples.longest, personName: `Nguyễn Thị Mẫu ${at}` });
  if (drawn?.kind !== 'drawn') throw new Error('the sample is not drawn');
  return drawn.paper;
}

/** As the metadata of the file say. */
const pagesOf = (pdf: Uint8Array): number =>
  Number(/<xmpTPg:NPages>(\d+)</.exec(Buffer.from(pdf).toString('latin1'))?.[1] ?? 0);

const perSecond = (things: number, ms: number): string => `${Math.round((things * 1000) / ms)}/s`;
let pages = 0;

const docx = await spent(() => {
  for (let at = 0; at < count; at += 1) toDocx(paperOf(at));
});
console.log(
  `DOCX on one core    ${perSecond(count, docx.coreMs)}  (by the clock ${perSecond(count, docx.ms)})`,
);

// Few, because this process keeps something of each.
const here = Math.min(count, 200);
const pdf = await spent(() => {
  for (let at = 0; at < here; at += 1) pages += pagesOf(printHere(paperOf(at)));
});
console.log(
  `PDF on one core     ${perSecond(here, pdf.coreMs)}, pages ${perSecond(pages, pdf.coreMs)}  (by the clock ${perSecond(pages, pdf.ms)})`,
);

const press = openPress({ entry, processes: availableParallelism() });
const memory: number[] = [];
pages = 0;
let next = 0;
let done = 0;
const printNext = async (): Promise<void> => {
  while (next < count) {
    const at = next;
    next += 1;
    const printed = await press.print(paperOf(at));
    pages += pagesOf(printed);
    done += 1;
    if (done % tenth === 0) memory.push(megabytesInUse());
  }
};
const pressed = await spent(() => Promise.all(Array.from({ length: 8 }, printNext)));
console.log(
  `PDF by the press    ${perSecond(count, pressed.ms)}, pages ${perSecond(pages, pressed.ms)} by the clock`,
);
console.log(`memory, MB, after each tenth of ${count}: ${memory.join(' ')}`);
await press.close();

/** Of this process and those it started; where there is no /proc, of this one. */
function megabytesInUse(): number {
  const own = process.memoryUsage.rss();
  return Math.round((own + childrenBytes()) / (1024 * 1024));
}

function childrenBytes(): number {
  if (process.platform !== 'linux') return 0;
  let bytes = 0;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== process.pid) continue;
      bytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
    } catch {} // gone meanwhile
  }
  return bytes;
}
