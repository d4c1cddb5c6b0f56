// Plain JavaScript, so that a fresh clone needs nothing but Node.js and npm: installs and builds what is missing, then
// evaluates the sample commune and says where its workbook is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, bundle } from './build.mjs';
import { installIfMissing, requireNode, root } from './install.mjs';

requireNode();
installIfMissing();
await buildIfStale();

const commune = join(root, 'examples/commune/commune-2026.xlsx');
/** Texts that rate somebody in the commune in 2026, each with the invented layer that completes it there. */
const texts = [
  'nd-335-2025',
  'examples/commune/organisation-points',
  'nd-90-2020',
  'nd-233-2026',
  'examples/commune/service-centre',
  'qd-366-2025',
];
const out = join('out', 'commune-2026');
mkdirSync(join(root, 'out'), { recursive: true });

const input = existsSync(commune) ? commune : invented();
const named = existsSync(commune) ? texts : ['nd-335-2025'];
const regulations = named.flatMap((name) => ['--regulation', name]);
const code = congtam(
  'evaluate',
  input,
  ...regulations,
  '--period',
  '2026',
  '--as-of',
  '2027-01-15',
  '--out',
  out,
);
if (code === 0 || code === 1) {
  console.log(`\nTiếp theo / next:\n  npx congtam --help\n  npx congtam explain ${out} --person <mã / id>`);
  // Findings that a person has to settle belong to the sample; they are no failure of this command.
  process.exit(0);
}
process.exit(code);

function invented() {
  const file = join(root, 'out/sample-commune.xlsx');
  const made = congtam('sample', '--people', '120', '--seed', '1', '--out', file, '--force');
  if (made !== 0) process.exit(made);
  return file;
}

function congtam(...args) {
  return spawnSync(process.execPath, [bundle, ...args], { cwd: root, stdio: 'inherit' }).status ?? 3;
}
