// Installs what is missing, checks types and style, runs all tests, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installIfMissing, requireNode, root } from './install.mjs';

requireNode();
installIfMissing();

const full = process.argv.includes('--full');
const filters = process.argv.slice(2).filter((a) => a !== '--full');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const run = (name, command, args, env = {}) => {
  const started = Date.now();
  const child = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(
    `— ${name}: ${child.status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
  return child.status === 0;
};

let passed = 0;
let failed = 0;
const check = (ok) => {
  if (ok) passed += 1;
  else failed += 1;
};

if (filters.length === 0) {
  for (const project of ['.', 'web', 'e2e']) {
    check(run(`types of ${project}`, process.execPath, [bin('tsc'), '--noEmit', '-p', project]));
  }
  check(run('style', bin('biome'), ['check', '.', '--error-on-warnings']));
}
// Before all tests: several of them start the product, and none is to meet it half built.
await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'congtam-tests-'));
const report = join(folder, 'report.json');
const long = full ? { ORACLE_CASES: '1000000', QUOTA_PEOPLE: '9', CONGTAM_FULL: '1' } : {};
const ok = run(
  'tests',
  process.execPath,
  [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters],
  long,
);
try {
  const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that cannot be loaded has no tests to count, and must not pass unseen.
  failed += testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
  if (numTotalTests === 0 || (!ok && numFailedTests === 0 && failed === 0)) failed += 1;
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
