import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { keysOf, publicKeyText, signKeyChange } from './log-keys.ts';
import { leafHash } from './merkle.ts';

const ORIGIN = 'congtam.test/keys';
const [first, second, third, stranger] = Array.from({ length: 4 }, () => generateKeyPairSync('ed25519'));
const changeTo = (size: number, from = first!, to = second!) =>
  signKeyChange({ origin: ORIGIN, size, at: '2026-11-25T10:00:00.000Z' }, from.privateKey, to.privateKey);
const changes = [changeTo(10), changeTo(20, second, third)];
const note = (size: number, by = first!) =>
  signCheckpoint({ origin: ORIGIN, size, root: leafHash(Buffer.from(`${size}`)) }, by.privateKey);
const isBelieved = (text: string, trusted = first!, by = changes) =>
  readCheckpoint(text, keysOf(ORIGIN, [trusted.publicKey], by))?.isSigned;

describe('a key that took the place of another', () => {
  it('is found from the oldest, the newest and the one between', () => {
    const all = [first, second, third].map((pair) => publicKeyText(pair!.publicKey)).sort();
    for (const trusted of [first, second, third]) {
      const keys = keysOf(ORIGIN, [trusted!.publicKey], changes);
      expect(keys.map(({ key }) => publicKeyText(key)).sort()).toEqual(all);
    }
  });

  it('signs what comes after it; the old key signs only what came before', () => {
    expect(isBelieved(note(10))).toBe(true);
    expect(isBelieved(note(11))).toBe(false);
    expect(isBelieved(note(11, second))).toBe(true);
    expect(isBelieved(note(25, third), first)).toBe(true);
    expect(isBelieved(note(10), third)).toBe(true);
  });

  it('is not believed when the old or the new one did not sign the change', () => {
    const forged = changeTo(10, stranger, second);
    const claimed = { ...forged, from: publicKeyText(first!.publicKey) };
    expect(isBelieved(note(11, second), first, [claimed])).toBe(false);
    const unaccepted = { ...changeTo(10), accepted: changeTo(11).accepted };
    expect(isBelieved(note(11, second), first, [unaccepted])).toBe(false);
    expect(isBelieved(note(11, second), first, [{ ...changeTo(10), to: 'không phải khóa' }])).toBe(false);
  });

  it('counts for its own log only', () => {
    const [change] = changes;
    expect(keysOf('another.log', [first!.publicKey], [change!])).toHaveLength(1);
  });
});
