// Refreshes what is generated and checked in: JSON Schemas, the lock of packs in force, the pages of error codes, clauses, tags
// of papers, law cases, rights and settings, the description of the API, the types of the tables and of the API, the sample workbook. Each has a
// test that says when it is stale.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, bundle } from './build.mjs';
import { installIfMissing, requireNode, root } from './install.mjs';

requireNode();
installIfMissing();
await build();

const run = (args, env = {}) => {
  const child = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (child.status !== 0) process.exit(child.status ?? 3);
};
for (const schema of ['results', 'regulation', 'procedure']) {
  run([bundle, 'schema', schema, '--out', join('schemas', `${schema}.schema.json`)]);
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
run([
  vitest,
  'run',
  'schema.test',
  'routes.test',
  'matrix.test',
  'config.test',
  'states.test',
  '--project',
  'server',
  '-u',
]);
spawnSync('npx', ['openapi-typescript', '../server/openapi.json', '-o', 'src/api/schema.generated.ts'], {
  cwd: join(root, 'web'),
  stdio: 'ignore',
  shell: process.platform === 'win32',
});
const pages = [
  'structure/generated.test.ts',
  'regulations/src/packs.test.ts',
  'regulations/src/clauses.test.ts',
  'documents/src/template/tag-page.test.ts',
  'oracles/src/law-cases/law-cases.test.ts',
];
run([vitest, 'run', ...pages, '-u']);
run([vitest, 'run', 'samples/src/write-commune.test.ts'], { WRITE_COMMUNE: '1' });
