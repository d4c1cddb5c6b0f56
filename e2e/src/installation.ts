import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Product, startProduct } from '../../server/src/testing/product.ts';
import { testFolder } from '../../server/src/testing/test-folder.ts';

/** Names to the journeys of a run where it keeps the installations that they begin with. */
const KEPT_IN = 'CONGTAM_INSTALLATIONS';

export default function setUp(): () => void {
  const folder = testFolder('congtam-installations-');
  process.env[KEPT_IN] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * The product on a new folder of data, nobody in it yet, or the sample commune alone. What a first start makes is made once
 * for a run and copied: the journey of the first administrator and the tests of the server begin with a first start.
 */
export async function startInstalled(
  data: string,
  environment: { readonly [name: string]: string },
  words: readonly string[],
): Promise<Product> {
  const kept = process.env[KEPT_IN];
  // What measures in a browser is no run of tests, and starts once.
  if (kept === undefined) return startProduct({ CONGTAM_DATA: data, ...environment }, words);
  const made = join(kept, ['made', ...words].join(''));
  const [ready, failed] = [join(made, 'said'), join(made, 'failed')];
  if (isFirst(made)) {
    try {
      const product = await startProduct({ CONGTAM_DATA: join(made, 'data') }, words);
      product.child.kill('SIGTERM');
      await product.ended;
      writeFileSync(`${ready}.part`, product.said());
      renameSync(`${ready}.part`, ready);
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await sleep(50);
  }
  cpSync(join(made, 'data'), data, { recursive: true });
  const product = await startProduct({ CONGTAM_DATA: data, ...environment }, words);
  // Passwords of the sample are shown once, when it is loaded.
  return { ...product, said: () => `${readFileSync(ready, 'utf8')}${product.said()}` };
}

/** Whether nobody has begun to make it. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
