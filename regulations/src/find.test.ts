import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  compareLock,
  computeLock,
  defaultRoot,
  findRegulations,
  loadRegulation,
  readLock,
  resolveRegulation,
} from './index.ts';

let base = '';
let root = '';
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const old = 'chinh-phu/nd-335-2025/2026-01-01';
const latest = 'chinh-phu/nd-335-2025/2027-01-01';
const problemsOf = (answer: object) => ('problems' in answer ? answer.problems : []);

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'regulations-'));
  root = join(base, 'regulations');
  write(`${old}/rules.yaml`, 'id: nd-335-2025\n');
  write(`${old}/procedure.yaml`, 'steps: [a]\n');
  write(`${latest}/rules.yaml`, 'id: nd-335-2025\n');
  write('trung-uong/qd-366/2025-07-01/rules.yaml', 'id: qd-366\n');
  write('src/code/readme.txt', 'no regulation');
});
afterEach(() => rmSync(base, { recursive: true }));

describe('finding regulations', () => {
  it('lists issuers, ids and versions from old to new', () => {
    expect(findRegulations(root)).toMatchObject([
      { issuer: 'chinh-phu', id: 'nd-335-2025', versions: [{ date: '2026-01-01' }, { date: '2027-01-01' }] },
      { issuer: 'trung-uong', id: 'qd-366', versions: [{ date: '2025-07-01' }] },
    ]);
    expect(findRegulations(join(root, 'nowhere'))).toEqual([]);
  });

  it('takes an id for its latest version, an id with a day for that version, or a path', () => {
    const dirOf = (idOrPath: string) => resolveRegulation(idOrPath, { root });
    expect(dirOf('nd-335-2025')).toEqual({ dir: join(root, latest) });
    expect(dirOf('nd-335-2025@2026-01-01')).toEqual({ dir: join(root, old) });
    expect(dirOf(join(root, old))).toEqual({ dir: join(root, old) });
    expect(dirOf(join(root, old, 'rules.yaml'))).toEqual({ dir: join(root, old) });
  });

  it.each([
    ['nd-335-2026', 'regulation.unknown', "did you mean 'nd-335-2025'?"],
    ['tt-1', 'regulation.unknown', 'use one of: nd-335-2025, qd-366'],
    ['nd-335-2025@2026-01-02', 'regulation.unknown-version', "did you mean '2026-01-01'?"],
    ['./nowhere/rules.yaml', 'regulation.unknown', 'point to a <date of effect> folder or a rules.yaml'],
  ])('refuses %s with %s and a way out', (idOrPath, code, en) => {
    expect(resolveRegulation(idOrPath, { root })).toMatchObject({ problems: [{ code, mend: { en } }] });
  });

  it('refuses an id that two issuers use', () => {
    write('khac/qd-366/2025-07-01/rules.yaml', 'id: qd-366\n');
    expect(resolveRegulation('qd-366', { root })).toMatchObject({
      problems: [{ code: 'regulation.ambiguous' }],
    });
  });

  it('finds its root from the sources and from a bundle beside it', () => {
    expect(defaultRoot(join(root, 'src'))).toBe(root);
    expect(defaultRoot(join(base, 'cli', 'dist'))).toBe(root);
    expect(defaultRoot(base)).toBe(root);
    mkdirSync(join(base, 'cli', 'src', 'regulations'), { recursive: true });
    expect(defaultRoot(join(base, 'cli', 'src'))).toBe(root);
  });
});

describe('loading a version', () => {
  it('reads its parts with their hashes, and the scenarios', () => {
    write(`${old}/scenarios/one.yaml`, 'name: một\n');
    const loaded = loadRegulation(join(root, old));
    expect(loaded).toMatchObject({
      parts: [{ name: 'rules' }, { name: 'procedure' }],
      scenarios: [{ name: 'one', data: { name: 'một' } }],
      bytes: [{ name: 'rules', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, { name: 'procedure' }],
    });
  });

  it('reads scenarios beside the version folder when it has none of its own', () => {
    write('chinh-phu/nd-335-2025/scenarios/two.yaml', 'name: hai\n');
    expect(loadRegulation(join(root, old))).toMatchObject({ scenarios: [{ name: 'two' }] });
  });

  it('reports a missing rules.yaml, a misspelt part and every bad file', () => {
    expect(problemsOf(loadRegulation(join(root, 'nowhere')))).toMatchObject([
      { code: 'regulation.no-rules' },
    ]);
    write(`${old}/procedures.yaml`, 'a: 1\n');
    write(`${old}/forms.yaml`, 'a: 1\nb:\n');
    write(`${old}/scenarios/one.yaml`, 'a: *x\n');
    expect(problemsOf(loadRegulation(join(root, old)))).toMatchObject([
      { code: 'regulation.unknown-file', mend: { en: "did you mean 'procedure.yaml'?" } },
      { code: 'yaml.null', at: { file: join(root, old, 'forms.yaml'), line: 2 } },
      { code: 'yaml.alias', at: { file: join(root, old, 'scenarios', 'one.yaml'), line: 1 } },
    ]);
  });
});

describe('the lock of versions in force', () => {
  it('has one hash for each part, only of versions in effect when a day is given', () => {
    expect(Object.keys(computeLock(root, { asOf: '2026-06-30' }))).toEqual([
      'nd-335-2025/2026-01-01/procedure',
      'nd-335-2025/2026-01-01/rules',
      'qd-366/2025-07-01/rules',
    ]);
    expect(compareLock(computeLock(root), root)).toEqual([]);
  });

  it('tells an edited, a removed and an unlocked part', () => {
    const lock = computeLock(root, { asOf: '2026-06-30' });
    write(`${old}/rules.yaml`, 'id: nd-335-2025\nchanged: yes\n');
    rmSync(join(root, old, 'procedure.yaml'));
    expect(compareLock(lock, root, { asOf: '2026-06-30' }).map(({ message }) => message.en)).toEqual([
      `regulations/${old}/procedure.yaml is locked but gone`,
      `regulations/${old}/rules.yaml differs from its lock`,
    ]);
    expect(compareLock(lock, root, { asOf: '2027-01-01' }).at(-1)).toMatchObject({
      code: 'lock.missing',
      at: { file: `regulations/${latest}/rules.yaml` },
    });
  });

  it('is read back, empty when absent, refused when malformed', () => {
    expect(readLock(root)).toEqual({ lock: {} });
    write('in-force.lock.json', JSON.stringify(computeLock(root)));
    expect(readLock(root)).toEqual({ lock: computeLock(root) });
    for (const text of ['{', '[]', '{"a": 1}', '{"a/b/c": "short"}']) {
      write('in-force.lock.json', text);
      expect(readLock(root)).toMatchObject({ problems: [{ code: 'lock.malformed' }] });
    }
  });
});
