import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicKeyText, readCheckpoint, signCheckpoint } from '@congtam/evidence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartRefusal } from '../start-refusal.ts';
import { appendToJournal, journalIn, newestCheckpoint, readJournal } from './journal.ts';
import { changeLogKey, openLogKey, replaceLostLogKey } from './log-key.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congtam-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function checkpoint(size: number): string {
  const { origin, privateKey } = openLogKey(folder);
  const note = signCheckpoint({ origin, size, root: Buffer.alloc(32, size) }, privateKey);
  appendToJournal(journalIn(folder), { kind: 'checkpoint', at: '2026-11-25T10:00:00.000Z', note });
  return note;
}
const isBelieved = (note: string) => readCheckpoint(note, openLogKey(folder).keys)?.isSigned;
const stated = { by: 'Trần Văn An', document: 'BB 05/2026' };

describe('the key of the log', () => {
  it('is changed for one that the old one signed; what was signed before stays believed', () => {
    const old = openLogKey(folder);
    const before = checkpoint(4);
    changeLogKey(folder);
    const now = openLogKey(folder);
    expect(publicKeyText(now.publicKey)).not.toBe(publicKeyText(old.publicKey));
    expect(now.origin).toBe(old.origin);
    expect(readFileSync(join(folder, 'log-key.pub.pem'), 'utf8')).toBe(
      now.publicKey.export({ type: 'spki', format: 'pem' }),
    );
    expect([isBelieved(before), isBelieved(checkpoint(5))]).toEqual([true, true]);
    // What the old key would sign now is not believed: somebody may have kept a copy of it.
    const late = signCheckpoint({ origin: old.origin, size: 6, root: Buffer.alloc(32) }, old.privateKey);
    expect(isBelieved(late)).toBe(false);
    expect(newestCheckpoint(readJournal(journalIn(folder)))).toContain('\n5\n');
  });

  it('is the old one still when the power failed before the journal had the change, the new one after', () => {
    const old = publicKeyText(openLogKey(folder).publicKey);
    checkpoint(1);
    const privateOld = readFileSync(join(folder, 'log-key.pem'));
    writeFileSync(join(folder, 'log-key.next.pem'), privateOld.toString().replace(/./, '-'));
    writeFileSync(join(folder, 'log-key.next.pem'), privateOld);
    expect(publicKeyText(openLogKey(folder).publicKey)).toBe(old);
    changeLogKey(folder);
    const next = readFileSync(join(folder, 'log-key.pem'));
    // The journal has the change, the file was not renamed yet.
    writeFileSync(join(folder, 'log-key.next.pem'), next);
    writeFileSync(join(folder, 'log-key.pem'), privateOld);
    expect(publicKeyText(openLogKey(folder).publicKey)).not.toBe(old);
  });

  it('that is lost is not silently made anew: a restart is stated, with its document', () => {
    const before = checkpoint(4);
    expect(replaceLostLogKey(folder, stated)).toBe(false);
    rmSync(join(folder, 'log-key.pem'));
    expect(() => openLogKey(folder)).toThrow(StartRefusal);
    expect(replaceLostLogKey(folder, stated)).toBe(true);
    expect([isBelieved(before), isBelieved(checkpoint(5))]).toEqual([true, true]);
    expect(readJournal(journalIn(folder))).toContainEqual(
      expect.objectContaining({ kind: 'key-lost', document: 'BB 05/2026', size: 4 }),
    );
  });

  it('a line of the journal cut short by a power failure does not swallow the next', () => {
    checkpoint(1);
    const journal = journalIn(folder);
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"kind":"chec`);
    const note = checkpoint(2);
    expect(newestCheckpoint(readJournal(journal))).toBe(note);
  });
});
