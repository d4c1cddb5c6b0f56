import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { type Product, startProduct } from '../../server/src/testing/product.ts';
import { testFolder } from '../../server/src/testing/test-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a run keeps the installations that its journeys begin with. */
    installations: string;
  }
}

export default function setUp(project: TestProject): () => void {
  const folder = testFolder('congtam-installations-');
  project.provide('installations', folder);
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
  const made = join(inject('installations'), ['made', ...words].join(''));
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
