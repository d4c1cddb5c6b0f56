import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorCodesPage, problemCatalogue } from './error-codes.ts';
import { root } from './tree.ts';

it('every error code is documented, and the reverse: run npm run generate', async () => {
  await expect(errorCodesPage()).toMatchFileSnapshot(join(root, 'docs/error-codes.md'));
});

it('the server explains the same codes: run npm run generate', async () => {
  await expect(problemCatalogue()).toMatchFileSnapshot(join(root, 'server/problems.json'));
});
