/**
 * Entry of the process that parses one .xlsx or .csv: started by `readInChild`, speaks over the IPC channel of
 * `child_process.fork`. Bundle it as a file of its own and give its path as `childEntry`.
 */

import { isCsv, readCsvSheet } from './csv-sheet.ts';
import type { FromReader, ReaderEvent, ToReader } from './reader-messages.ts';
import { readXlsxHere } from './xlsx-reader.ts';

const cellsPerBatch = 20_000;

function tell(message: FromReader): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
  });
}

let wake: (() => void) | null = null;

async function read({ path, limits }: Extract<ToReader, { kind: 'read' }>): Promise<void> {
  let events: ReaderEvent[] = [];
  let cells = 0;
  async function flush(): Promise<void> {
    const goOn = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const batch = events;
    events = [];
    cells = 0;
    await tell({ kind: 'batch', events: batch });
    await goOn;
  }
  const readHere = isCsv(path) ? readCsvSheet : readXlsxHere;
  const problems = await readHere(
    path,
    {
      onSheet: (sheet) => events.push({ sheet }),
      onRow: (row) => {
        cells += row.cells.length;
        events.push({ row });
      },
      ready: () => (cells >= cellsPerBatch ? flush() : undefined),
    },
    limits,
  );
  if (events.length > 0) await flush();
  await tell({ kind: 'done', problems });
  process.disconnect();
}

process.on('message', (message: ToReader) => {
  if (message.kind === 'continue') wake?.();
  else void read(message);
});
process.on('disconnect', () => process.exit());
