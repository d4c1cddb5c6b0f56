// Bundles bench/src/main.ts and runs the bundle: what is measured is what a user would run.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { buildIfStale } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'bench/dist/main.mjs');
mkdirSync(dirname(file), { recursive: true });
const serverFile = join(root, 'bench/dist/server.mjs');
const yearFile = join(root, 'bench/dist/year.mjs');
const simulationFile = join(root, 'bench/dist/simulation.mjs');
const papersFile = join(root, 'bench/dist/papers.mjs');
const reviewFile = join(root, 'bench/dist/review-points.mjs');
// As deep as the sources are: it starts the product from the repository.
const tableFile = join(root, 'bench/dist/table/main.mjs');
const slowLineFile = join(root, 'bench/dist/table/slow-line.mjs');
const pressFile = join(root, 'bench/dist/pdf-press-process.mjs');
for (const [input, output] of [
  ['bench/src/main.ts', file],
  ['bench/src/server.ts', serverFile],
  ['bench/src/year.ts', yearFile],
  ['server/src/job-thread.ts', join(root, 'bench/dist/job-thread.mjs')],
  ['server/src/recompute-thread.ts', join(root, 'bench/dist/recompute-thread.mjs')],
  ['bench/src/simulation.ts', simulationFile],
  ['bench/src/papers.ts', papersFile],
  ['bench/src/review-points.ts', reviewFile],
  ['documents/src/pdf/press-process.ts', pressFile],
  ['e2e/src/measure-table.ts', tableFile],
  ['e2e/src/measure-slow-line.ts', slowLineFile],
]) {
  const bundle = await rolldown({
    input: join(root, input),
    platform: 'node',
    // Native, or never used.
    external: [
      '@gorules/zen-engine',
      '@myriaddreamin/typst-ts-node-compiler',
      '@node-rs/argon2',
      'pg-native',
      'playwright-core',
      '@sparticuz/chromium',
      'cloudflare:sockets',
    ],
    logLevel: 'warn',
  });
  await bundle.write({ file: output, format: 'esm', codeSplitting: false });
  await bundle.close();
}
// The server reads its migrations as files beside the bundle.
cpSync(join(root, 'server/src/database/migrations'), join(root, 'bench/dist/migrations'), {
  recursive: true,
});

const isQuick = process.argv.includes('--quick');

// Planted fraud, and what of it is found: exact counts, on any machine.
function countReviewPoints() {
  console.log('\nPoints to review: planted fraud in generated provinces');
  const at = process.argv.indexOf('--people');
  const people = at < 0 ? (isQuick ? '2000' : '10000') : process.argv[at + 1];
  execFileSync(process.execPath, ['--max-old-space-size=8192', reviewFile, root, people, '3'], {
    stdio: 'inherit',
  });
}
if (process.argv.includes('--review-points')) {
  countReviewPoints();
  process.exit(0);
}

// The first pages on a phone far away.
function measureSlowLine() {
  console.log('\nThe first pages in a real browser, nothing of them kept from before');
  execFileSync(process.execPath, [slowLineFile], { stdio: 'inherit' });
}
if (process.argv.includes('--slow-line')) {
  await buildIfStale();
  measureSlowLine();
  process.exit(0);
}

// A long table in a real browser.
function measureTable() {
  execFileSync(process.execPath, [tableFile, isQuick ? '1000' : '10000'], { stdio: 'inherit' });
}
if (process.argv.includes('--table')) {
  measureTable();
  process.exit(0);
}
const has = (flag) => process.argv.includes(flag);

// Packages of all provinces, in a process that may not keep much: what it takes is in memory a part at a time.
function measurePackages() {
  console.log('\nPackages between installations, on its own PostgreSQL, fsync on');
  const given = [yearFile, '2000', isQuick ? '600' : '30000', 'packages'];
  execFileSync(process.execPath, ['--max-old-space-size=192', ...given], { stdio: 'inherit' });
}
if (has('--packages')) {
  measurePackages();
  process.exit(0);
}

// How `npm start` runs Node.js: what is measured is what an office runs.
const flagsOfServer = () =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .scripts.start.split(' ')
    .filter((word) => word.startsWith('--'));

// The server in its year; with `--year drafts closing` only those parts of it, with `--people 30000` of that size.
function measureYear() {
  console.log('\nThe server in the year of a province, on its own PostgreSQL, fsync on');
  const at = process.argv.indexOf('--people');
  const people = at < 0 ? (isQuick ? '600' : '30000') : process.argv[at + 1];
  const parts = process.argv.filter((word) =>
    /^(drafts|cycle|closing|board|sitting|oversight|packages)$/.test(word),
  );
  const given = [yearFile, isQuick ? '2000' : '10000', people, ...parts];
  execFileSync(process.execPath, [...flagsOfServer(), '--max-old-space-size=8192', ...given], {
    stdio: 'inherit',
  });
}
if (has('--year')) {
  measureYear();
  process.exit(0);
}

// A draft of a regulation beside the regulation; with `--simulation` that alone.
function measureSimulation() {
  console.log('\nA draft beside the decree, on frozen evidence');
  const sizes = isQuick ? { body: '2000', nation: '24000' } : { body: '100000', nation: '2200000' };
  for (const [task, people] of Object.entries(sizes))
    execFileSync(process.execPath, ['--max-old-space-size=4096', simulationFile, root, task, people], {
      stdio: 'inherit',
    });
}
if (has('--simulation')) {
  measureSimulation();
  process.exit(0);
}

// `--server`: only what is asked of the server.
if (!has('--server')) {
  execFileSync(process.execPath, [file, root], { stdio: 'inherit' });

  console.log('\nThe same year for more people, each size in a process of its own (register in memory)');
  const sizes = process.argv.includes('--quick') ? [1_000, 10_000] : [1_000, 10_000, 100_000];
  for (const people of sizes) {
    const out = execFileSync(
      process.execPath,
      ['--max-old-space-size=8192', file, root, 'curve', String(people)],
      {
        encoding: 'utf8',
      },
    );
    const { what, ms, coreMs, megabytes } = JSON.parse(out);
    const each = ((ms * 1000) / people).toFixed(1);
    const ofCore = ((coreMs * 1000) / people).toFixed(1);
    console.log(
      `${String(people).padStart(8)} people ${ms.toFixed(0).padStart(8)} ms ${each.padStart(8)} µs/person ${ofCore.padStart(8)} of one core ${String(megabytes).padStart(6)} MB (${what})`,
    );
  }
}

if (!has('--server')) measureSimulation();

console.log('\nThe server on its own PostgreSQL, fsync on: each pair turn about in one run');
await buildIfStale();
execFileSync(
  process.execPath,
  [serverFile, root, isQuick ? '500' : '2000', '5', isQuick ? '3000' : '30000'],
  { stdio: 'inherit' },
);

measureYear();

console.log('\nOfficial papers, a notice and a monitoring sheet turn about');
execFileSync(process.execPath, [papersFile, pressFile, isQuick ? '500' : '10000'], { stdio: 'inherit' });

countReviewPoints();

measureTable();
measureSlowLine();
