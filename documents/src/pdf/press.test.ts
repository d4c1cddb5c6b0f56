import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../forms/registry.ts';
import { drawn } from '../testing/drawn.ts';
import { openPress, PressFault } from './press.ts';
import { printHere } from './print-here.ts';

// Inside the workspace, so that the bundle finds the typesetter and the fonts.
const dist = join(import.meta.dirname, '../../dist');
mkdirSync(dist, { recursive: true });
const folder = mkdtempSync(join(dist, 'press-'));
const entry = join(folder, 'pdf-press-process.mjs');
const paper = drawn('personal-notice', forms.find(({ id }) => id === 'personal-notice')?.samples.shortest);

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'press-process.ts'),
    platform: 'node',
    external: ['@myriaddreamin/typst-ts-node-compiler'],
  });
  await bundle.write({ file: entry, format: 'esm' });
  await bundle.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the press', () => {
  it('prints in processes of its own what would be printed here, and replaces them after some papers', async () => {
    const press = openPress({ entry, processes: 2, papersPerProcess: 2 });
    const printed = await Promise.all(Array.from({ length: 7 }, () => press.print(paper)));
    const here = Buffer.from(printHere(paper));
    for (const bytes of printed) expect(here.equals(bytes)).toBe(true);
    await press.close();
    await expect(press.print(paper)).rejects.toThrow(PressFault);
  });

  it('gives a paper whose process dies one more chance, and then says so', async () => {
    const dying = join(folder, 'dying.mjs');
    writeFileSync(dying, "process.on('message', () => process.exit(1));");
    const press = openPress({ entry: dying, processes: 1 });
    await expect(press.print(paper)).rejects.toThrow('the typesetting process ended');
    await press.close();
  });

  it('ends a process that takes too long over a paper', async () => {
    const slow = join(folder, 'slow.mjs');
    writeFileSync(slow, "process.on('message', () => {}); setInterval(() => {}, 1000);");
    const press = openPress({ entry: slow, processes: 1, seconds: 0.2 });
    await expect(press.print(paper)).rejects.toThrow(PressFault);
    await press.close();
  });

  it('says what the typesetter did not accept, and goes on', async () => {
    const press = openPress({ entry, processes: 1 });
    const broken = { ...paper, blocks: [{ kind: 'table' as const, columns: [], rows: [], whenEmpty: '' }] };
    const outcome = await press.print(broken).then(
      () => 'printed',
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(PressFault);
    expect((await press.print(paper)).length).toBeGreaterThan(1000);
    await press.close();
  });
});
