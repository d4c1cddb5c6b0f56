import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { officePdf } from './office-pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'congtam-fake-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command that stands in for LibreOffice. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const docx = new TextEncoder().encode('docx');

describe('a filled template becomes PDF by LibreOffice', () => {
  it('with a folder, a profile and an environment of its own, of which nothing stays', async () => {
    process.env.SECRET_OF_THE_SERVER = 'x';
    // Arguments: profile --headless --norestore --convert-to pdf --outdir FOLDER FILE
    const copies = program(
      'copies',
      'cat "$8" > "$7/giay.pdf"; env >> "$7/giay.pdf"; echo "$1" >> "$7/giay.pdf"',
    );
    const converted = await officePdf(docx, { program: copies });
    const told = converted.kind === 'converted' ? new TextDecoder().decode(converted.bytes) : converted.kind;
    expect(told).toMatch(/^docx/);
    const profile = /-env:UserInstallation=(file:\/\/\S+profile)/.exec(told)?.[1] ?? '';
    expect(told).not.toContain('SECRET_OF_THE_SERVER');
    expect(profile).toContain('congtam-office-');
    expect(existsSync(dirname(fileURLToPath(profile)))).toBe(false);
    delete process.env.SECRET_OF_THE_SERVER;
  });

  it('and where it is not installed, that is said and no fault', async () => {
    expect(await officePdf(docx, { program: join(folder, 'not-there') })).toEqual({ kind: 'absent' });
  });

  it.each([
    ['fails', 'exit 3', 'failed'],
    ['writes nothing', 'exit 0', 'done'],
    ['takes too long', 'sleep 60', 'too slow'],
  ])('and if it %s, the paper stays DOCX, with a reason', async (_, script, why) => {
    const converted = await officePdf(docx, { program: program(why.replace(' ', '-'), script), seconds: 2 });
    expect(converted).toMatchObject({ kind: 'refused', problems: [{ code: 'paper.not-converted' }] });
    expect(JSON.stringify(converted)).toContain(`(${why})`);
  });
});
