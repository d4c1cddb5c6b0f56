import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorCodesPage, problemCatalogue } from './error-codes.ts';
import { procedureWords } from './procedure-words.ts';
import { read, root } from './tree.ts';

it('every error code is documented, and the reverse: run npm run generate', async () => {
  await expect(errorCodesPage()).toMatchFileSnapshot(join(root, 'docs/error-codes.md'));
});

it('the types of the web application are those of the API: run npm run generate', () => {
  const given = spawnSync('npx', ['openapi-typescript', '../server/openapi.json'], {
    cwd: join(root, 'web'),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(given.status).toBe(0);
  expect(read('web/src/api/schema.generated.ts')).toBe(given.stdout);
});

it('pages call what a procedure is made of as its sentences do: run npm run generate', async () => {
  const path = 'web/src/features/regulations/draft/procedure/procedure-words.generated.ts';
  await expect(procedureWords()).toMatchFileSnapshot(join(root, path));
});

it('the server explains the same codes: run npm run generate', async () => {
  await expect(problemCatalogue()).toMatchFileSnapshot(join(root, 'server/problems.json'));
});
