import { cpus } from 'node:os';
import { join } from 'node:path';
import { curveRow, yearRows } from './nd-335/question.ts';
import { nd335 } from './nd-335/regulation.ts';
import { standardWorkRows } from './standard-work/question.ts';

/** `node main.mjs ROOT [curve SIZE]`: the whole table, or one size of the curve, which needs a process of its own. */
const [root = '.', task, size] = process.argv.slice(2);
const program = nd335(join(root, 'regulations'));

if (task === 'curve') {
  console.log(JSON.stringify(await curveRow(program, Number(size))));
} else {
  const number = (value: number, digits = 0) =>
    value.toLocaleString('en', { maximumFractionDigits: digits }).padStart(12);
  const line = (what: string, ...cells: string[]) => console.log(what.padEnd(38) + cells.join(''));

  console.log(
    `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}; median of 5; people a second of one core\n`,
  );
  console.log('25 facts, 20 conditions, 4 levels, the outcome of every condition');
  line('', 'people/s'.padStart(12), 'against hand'.padStart(14));
  const rows = await standardWorkRows(join(root, 'bench/standard-work.yaml'));
  for (const { who, perSecond, ratio } of rows)
    line(who, number(perSecond), `${ratio.toPrecision(3)} ×`.padStart(14));

  console.log('\nOne year of NĐ 335/2025: 12 months × 20 products a person, caps and quotas');
  line(
    '',
    'people'.padStart(12),
    'µs/person'.padStart(12),
    'of one core'.padStart(12),
    'RSS MB'.padStart(12),
  );
  for (const { what, people, ms, coreMs, megabytes } of await yearRows(program)) {
    line(
      what,
      number(people),
      number((ms * 1000) / people, 1),
      number((coreMs * 1000) / people, 1),
      number(megabytes),
    );
  }
}
