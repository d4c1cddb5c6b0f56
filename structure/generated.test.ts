import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorCodesPage } from './error-codes.ts';
import { root } from './tree.ts';

it('every error code is documented, and the reverse: run npm run generate', async () => {
  await expect(errorCodesPage()).toMatchFileSnapshot(join(root, 'docs/error-codes.md'));
});
