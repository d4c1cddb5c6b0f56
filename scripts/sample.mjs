// Plain JavaScript, so that a fresh clone needs nothing but Node.js and npm: installs and builds what is missing, then
// evaluates the sample commune and says where its workbook is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, bundle } from './build.mjs';
import { installIfMissing, requireNode, root } from './install.mjs';

requireNode();
installIfMissing();
await buildIfStale();

const commune = join(root, 'examples/commune/commune-2026.xlsx');
const layer = join(root, 'examples/commune/organisation-points');
const out = join('out', 'commune-2026');
mkdirSync(join(root, 'out'), { recursive: true });

const input = existsSync(commune) ? commune : invented();
const layers = versionOf(layer).flatMap((folder) => ['--regulation', folder]);
const code = congtam(
  'evaluate',
  input,
  '--regulation',
  'nd-335-2025',
  ...layers,
  '--period',
  '2026',
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

/** The layer itself, or its newest version. */
function versionOf(folder) {
  if (!existsSync(folder)) return [];
  if (existsSync(join(folder, 'rules.yaml'))) return [folder];
  const versions = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'rules.yaml')));
  return versions
    .sort()
    .slice(-1)
    .map((name) => join(folder, name));
}

function congtam(...args) {
  return spawnSync(process.execPath, [bundle, ...args], { cwd: root, stdio: 'inherit' }).status ?? 3;
}
