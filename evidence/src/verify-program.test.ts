import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { publicKeyText, signKeyChange } from './log-keys.ts';
import { consistencyRanges, leafHash, rootOf } from './merkle.ts';
import { signPromise } from './receipt.ts';
import { verifyProgram } from './verify-program.ts';

const WHEN = '2026-11-25T10:00:00.000Z';
const ORIGIN = 'congtam.test/province';
const folder = mkdtempSync(join(tmpdir(), 'congtam-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [log, next] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
let files = 0;
function file(content: string): string {
  files += 1;
  const path = join(folder, `f${files}`);
  writeFileSync(path, content);
  return path;
}
const pem = (key: KeyObject) => file(key.export({ type: 'spki', format: 'pem' }).toString());
const key = pem(log.publicKey);
const name = file(`${ORIGIN}\n`);

/** Events as the province has them; `word` makes it another history. */
const historyOf = (size: number, word = 'unit.found', by = log.privateKey) =>
  Array.from({ length: size }, (_, index) => {
    const id = `e${index}`;
    const canonical = canonicalJson({ id, at: WHEN, action: index === 3 ? word : 'unit.found' });
    const hash = leafHash(Buffer.from(canonical)).toString('hex');
    const { signature } = signPromise({ origin: ORIGIN, event: id, hash, at: WHEN }, by);
    return { id, canonical, hash, index, columns: {}, texts: [], signature };
  });
const leavesOf = (size: number, word?: string) =>
  historyOf(size, word).map(({ hash }) => Buffer.from(hash, 'hex'));
const note = (size: number, word?: string, by = log.privateKey) =>
  signCheckpoint({ origin: ORIGIN, size, root: rootOf(leavesOf(size, word)) }, by);
const exported = (size: number, word?: string) =>
  file(
    [...historyOf(size, word), { end: size }]
      .map((entry) => JSON.stringify(entry))
      .concat('')
      .join('\n'),
  );
const proof = (earlier: number, later: number, word?: string) => {
  const leaves = leavesOf(later, word);
  const hashes = consistencyRanges(earlier, later).map(({ from, to }) => rootOf(leaves.slice(from, to)));
  return file(JSON.stringify({ earlier, later, proof: hashes.map((hash) => hash.toString('hex')) }));
};

async function run(...args: string[]) {
  const said: string[] = [];
  const keep = (line: string) => void said.push(line);
  const exit = await verifyProgram(['--name', name, ...args], { out: keep, err: keep });
  return { exit, said: said.join('\n') };
}

describe('congtam-verify', () => {
  it('finds a history clean against what a witness kept, and changed against what another was shown', async () => {
    const clean = await run(
      exported(9),
      '--key',
      key,
      '--against',
      file(note(5)),
      '--against',
      file(note(9)),
    );
    expect(clean.exit).toBe(0);
    const other = await run(exported(9), '--key', key, '--against', file(note(7, 'unit.end')));
    expect(other.exit).toBe(1);
    expect(other.said).toContain('7: lịch sử khác với dấu mốc cỡ này');
  });

  it('A30 - tells a table that was taken out from one that was changed since, without the server', async () => {
    const table = 'a,b\r\n1,2\r\n';
    const sha256 = createHash('sha256').update(table).digest('hex');
    const event = canonicalJson({ id: 'e1', at: WHEN, action: 'inspection.export', facts: { sha256 } });
    const hash = leafHash(Buffer.from(event)).toString('hex');
    const promise = signPromise({ origin: ORIGIN, event: 'e1', hash, at: WHEN }, log.privateKey);
    const check = (content: string, said: object) =>
      run('--export', file(content), '--proof', file(JSON.stringify(said)), '--key', key);
    expect(await check(table, { event, promise })).toMatchObject({ exit: 0 });
    expect((await check('a,b\r\n1,3\r\n', { event, promise })).said).toContain('bytes-altered');
    const other = event.replace(sha256, createHash('sha256').update('x').digest('hex'));
    expect((await check('x', { event: other, promise })).said).toContain('event-altered');
    const forged = signPromise({ origin: ORIGIN, event: 'e1', hash, at: WHEN }, next.privateKey);
    expect(await check(table, { event, promise: forged })).toMatchObject({ exit: 1 });
  });

  it('cannot tell without anything kept outside, nor of half a file', async () => {
    expect((await run(exported(9), '--key', key)).exit).toBe(2);
    const half = file(`${JSON.stringify(historyOf(1)[0])}\n`);
    expect((await run(half, '--key', key, '--against', file(note(1)))).exit).toBe(2);
  });

  it('A19 - province and ministry shown different histories: two checkpoints of one size differ', async () => {
    const [province, ministry] = [file(note(8)), file(note(8, 'unit.end'))];
    const found = await run('--key', key, '--against', province, '--against', ministry);
    expect(found.exit).toBe(1);
    expect(found.said).toContain('two-histories');
    const same = await run('--key', key, '--against', province, '--against', file(note(8)));
    expect([same.exit, same.said.includes('one-history')]).toEqual([0, true]);
  });

  it('A19 - at different sizes no consistency proof leads from one to the other', async () => {
    const [province, ministry] = [file(note(5, 'unit.end')), file(note(9))];
    const pair = ['--key', key, '--against', ministry, '--against', province];
    expect((await run(...pair)).exit).toBe(2);
    for (const attempt of [proof(5, 9), proof(5, 9, 'unit.end')]) {
      const found = await run(...pair, '--proof', attempt);
      expect(found.exit).toBe(1);
      expect(found.said).toContain('5 → 9: hai lịch sử khác nhau');
    }
    const honest = ['--key', key, '--against', file(note(5)), '--against', file(note(9))];
    expect((await run(...honest, '--proof', proof(5, 9))).exit).toBe(0);
  });

  const journal = (...entries: object[]) => file(entries.map((entry) => JSON.stringify(entry)).join('\n'));
  const change = signKeyChange(
    { origin: ORIGIN, size: 5, at: '2026-11-25T10:00:00.000Z' },
    log.privateKey,
    next.privateKey,
  );

  it('follows a change of the key from either key', async () => {
    const kept = journal(
      { kind: 'checkpoint', note: note(5) },
      { kind: 'key-changed', change },
      { kind: 'checkpoint', note: note(9, undefined, next.privateKey) },
    );
    for (const trusted of [key, pem(next.publicKey)]) {
      expect((await run(exported(9), '--key', trusted, '--checkpoints', kept)).exit).toBe(0);
    }
  });

  it('A17 - does not follow to a key that the old one never signed', async () => {
    const forged = { ...change, signature: change.accepted };
    const kept = journal(
      { kind: 'key-changed', change: forged },
      { kind: 'checkpoint', note: note(9, undefined, next.privateKey) },
    );
    expect((await run(exported(9), '--key', key, '--checkpoints', kept)).exit).toBe(1);
  });

  it('a lost key is a restart: told with its document, and clean only for whoever vouches for the new one', async () => {
    const lost = {
      kind: 'key-lost',
      to: publicKeyText(next.publicKey),
      document: 'BB 05/2026',
      by: 'quản trị',
    };
    const kept = journal({ kind: 'checkpoint', note: note(5) }, lost, {
      kind: 'checkpoint',
      note: note(9, undefined, next.privateKey),
    });
    const alone = await run(exported(9), '--key', key, '--checkpoints', kept);
    expect([alone.exit, alone.said.includes('BB 05/2026')]).toEqual([2, true]);
    const vouched = ['--key', key, '--key', pem(next.publicKey), '--checkpoints', kept];
    expect((await run(exported(9), ...vouched)).exit).toBe(0);
    expect((await run(exported(9, 'unit.end'), ...vouched)).exit).toBe(1);
  });

  it('tells a broken line of the journal and goes on with the others', async () => {
    const lines = [
      JSON.stringify({ kind: 'checkpoint', note: note(5) }),
      '{"kind":"checkpoint","note":"congt{"kind":"checkpoint"}',
      JSON.stringify({ kind: 'checkpoint', note: note(9) }),
    ];
    for (const kept of [lines, lines.slice(1)]) {
      const found = await run(exported(9), '--key', key, '--checkpoints', file(kept.join('\n')));
      expect([found.exit, found.said.includes('[line-broken]')]).toEqual([0, true]);
    }
  });

  it('A20 - knows a restore that the log itself tells from a cut that only the journal excuses', async () => {
    const lost = readCheckpoint(note(9, 'unit.lost'), [])!;
    const setAside = { size: lost.size, root: lost.root.toString('hex') };
    const accepted = { kind: 'restore-accepted', by: 'Trần Văn An', reason: 'Hỏng ổ đĩa, BB 12', setAside };
    const kept = journal(
      { kind: 'checkpoint', note: note(3) },
      { kind: 'checkpoint', note: lost.note },
      accepted,
      { kind: 'checkpoint', note: note(6) },
    );
    const told = canonicalJson({
      ...{ id: 'e6', at: WHEN, action: 'installation.restore-accepted' },
      facts: { setAside },
    });
    const hash = leafHash(Buffer.from(told)).toString('hex');
    const { signature } = signPromise({ origin: ORIGIN, event: 'e6', hash, at: WHEN }, log.privateKey);
    const event = { id: 'e6', canonical: told, hash, index: 6, columns: {}, texts: [], signature };
    const honest = file([...historyOf(6), event, { end: 7 }].map((each) => JSON.stringify(each)).join('\n'));
    const found = await run(honest, '--key', key, '--checkpoints', kept);
    expect([found.exit, found.said.includes('Hỏng ổ đĩa, BB 12')]).toEqual([0, true]);
    expect((await run(exported(7), '--key', key, '--checkpoints', kept)).exit).toBe(1);
  });

  describe('with a paper in hand', () => {
    const PAPER = '01900000-0000-7000-8000-000000000001';
    const LIST = '01900000-0000-7000-8000-000000000002';
    const hash = 'ab'.repeat(32);
    const pdf = file('%PDF-1.7 as it was issued');
    const sha256 = createHash('sha256').update('%PDF-1.7 as it was issued').digest('hex');
    const told = [
      {
        ...{ action: 'issuedPaper.issue', subject: { kind: 'issuedPaper', id: PAPER } },
        facts: { form: 'personal-notice', input: hash, files: { pdf: sha256 } },
      },
      { action: 'decision.publish', subject: { kind: 'decision', id: LIST }, facts: { list: hash } },
    ];
    const events = told.map((body, index) => {
      const id = `p${index}`;
      const canonical = canonicalJson({ id, at: WHEN, ...body });
      const leaf = leafHash(Buffer.from(canonical)).toString('hex');
      const { signature } = signPromise({ origin: ORIGIN, event: id, hash: leaf, at: WHEN }, log.privateKey);
      return { id, canonical, hash: leaf, index, columns: {}, texts: [], signature };
    });
    const history = file([...events, { end: 2 }].map((each) => JSON.stringify(each)).join('\n'));
    const kept = file(
      signCheckpoint(
        { origin: ORIGIN, size: 2, root: rootOf(events.map((each) => Buffer.from(each.hash, 'hex'))) },
        log.privateKey,
      ),
    );
    const held = (...args: string[]) => run(history, '--key', key, '--against', kept, ...args);

    it('A36 - reads the code of its QR picture and says whether it was issued, and its file as it was', async () => {
      // A scanner breaks a long code where it likes.
      const code = `CT1:${PAPER}:${hash.slice(0, 30)}\n${hash.slice(30)}`;
      const found = await held(
        '--paper',
        code,
        '--file',
        pdf,
        '--paper',
        `congtam-verify list ${LIST} ${hash}`,
      );
      expect([found.exit, found.said.includes('personal-notice'), found.said.includes('p1')]).toEqual([
        0,
        true,
        true,
      ]);
    });

    it.each([
      ['a code of no event', [`--paper`, `CT1:${LIST}:${hash}`], 'paper-unknown'],
      ['another content', ['--paper', `CT1:${PAPER}:${'cd'.repeat(32)}`], 'paper-false'],
      ['another list', ['--paper', `congtam-verify list ${LIST} ${'cd'.repeat(32)}`], 'paper-false'],
      ['a file that was changed', ['--file', file('%PDF-1.7 as it was changed')], 'file-not-issued'],
    ])('tells %s', async (_, args, kind) => {
      const found = await held(...args);
      expect([found.exit, found.said.includes(`[${kind}]`)]).toEqual([1, true]);
    });

    it('says nothing of what is no code', async () => {
      expect((await held('--paper', 'https://xa.example')).exit).toBe(2);
    });
  });
});
