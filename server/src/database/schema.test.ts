import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemaTypes } from '../testing/schema-types.ts';
import { testDatabase } from '../testing/test-database.ts';

const { superuser } = await testDatabase();

it('the types of the tables are those of the migrated database: run npm run generate', async () => {
  await expect(await schemaTypes(superuser)).toMatchFileSnapshot(
    join(import.meta.dirname, 'schema.generated.ts'),
  );
});
