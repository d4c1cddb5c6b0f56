import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isCanonicalJson } from './canonical-json.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { HistoryCheck, type HistoryEvent, type Witness } from './history.ts';
import { inclusionRanges, leafHash, rootOf } from './merkle.ts';
import { type EventReceipt, signPromise, standingOf } from './receipt.ts';
import { sealOfText } from './texts.ts';

const ORIGIN = 'congtam.test/commune';
const keys = generateKeyPairSync('ed25519');
const ring = [{ key: keys.publicKey }];
const COUNT = 24;

/** As the program signs each event. */
function signed(event: string, canonical: string, at: string): string {
  const hash = leafHash(Buffer.from(canonical)).toString('hex');
  return signPromise({ origin: ORIGIN, event, hash, at }, keys.privateKey).signature;
}

function eventAt(at: number): HistoryEvent {
  const id = `event-${String(at).padStart(3, '0')}`;
  const key = Buffer.alloc(32, at).toString('hex');
  const text = `Nhận xét số ${at}`;
  const when = '2026-11-25T10:00:00.000Z';
  const canonical = canonicalJson({
    id,
    at: when,
    action: 'unit.rename',
    texts: { note: sealOfText(key, text) },
  });
  return {
    id,
    canonical,
    hash: leafHash(Buffer.from(canonical)).toString('hex'),
    index: at < COUNT - 2 ? at : null,
    columns: { '/action': 'unit.rename' },
    texts: [{ name: 'note', key, text }],
    signature: signed(id, canonical, when),
  };
}

const honest = Array.from({ length: COUNT }, (_, at) => eventAt(at));
const leaves = honest.map((e) => Buffer.from(e.hash, 'hex'));
const headAt = (size: number, of = leaves, key: KeyObject = keys.privateKey) =>
  signCheckpoint({ origin: ORIGIN, size, root: rootOf(of.slice(0, size)) }, key);

const receipt = (at: number): EventReceipt => ({
  promise: signPromise(
    { origin: ORIGIN, event: honest[at]!.id, hash: honest[at]!.hash, at: '2026-11-25T10:00:00.000Z' },
    keys.privateKey,
  ),
});
const included = (at: number, size: number): EventReceipt => ({
  ...receipt(at),
  inclusion: {
    index: at,
    proof: inclusionRanges(at, size).map(({ from, to }) => rootOf(leaves.slice(from, to)).toString('hex')),
    checkpoint: headAt(size),
  },
});

const witness: Witness = {
  origin: ORIGIN,
  keys: ring,
  checkpoints: [headAt(0), headAt(7), headAt(22)],
  receipts: [included(3, 7), receipt(23)],
};

function findingsOf(history: readonly HistoryEvent[], against: Witness = witness): string[] {
  const check = new HistoryCheck(against);
  for (const event of history) check.add(event);
  return [...new Set(check.end().findings.map((f) => f.kind))].sort();
}

/** A signed event that was not sealed. */
function waitingSince(at: string): HistoryEvent {
  const id = 'event-kept-back';
  const canonical = canonicalJson({ id, at, action: 'unit.rename' });
  const hash = leafHash(Buffer.from(canonical)).toString('hex');
  const columns = { '/action': 'unit.rename' };
  return { id, canonical, hash, index: null, columns, texts: [], signature: signed(id, canonical, at) };
}

/** The history with one event put in place of another. */
const withEvent = (at: number, change: Partial<HistoryEvent>): HistoryEvent[] =>
  honest.map((event, place) => (place === at ? { ...event, ...change } : event));

/** What somebody with every right on the database writes: all hashes and places fit again. */
function rebuilt(history: readonly HistoryEvent[]): HistoryEvent[] {
  return history.map((event, at) => ({
    ...event,
    hash: leafHash(Buffer.from(event.canonical)).toString('hex'),
    index: at < history.length - 2 ? at : null,
  }));
}

describe('a history', () => {
  it('of which nothing was changed is found clean', () => {
    const check = new HistoryCheck(witness);
    for (const event of honest) check.add(event);
    expect(check.end()).toEqual({ sealed: 22, waiting: 2, rows: 0, papers: [], findings: [] });
  });

  const reworded = honest[5]!.canonical.replace('rename', 'remove');
  it.each([
    ['A16 - one event is reworded', withEvent(5, { canonical: reworded }), 'event-altered'],
    ['A16 - one hash is changed', withEvent(5, { hash: honest[6]!.hash }), 'event-altered'],
    [
      'A16 - a column for searching is changed',
      withEvent(5, { columns: { '/action': 'x' } }),
      'column-altered',
    ],
    [
      'A16 - a text beside an event is changed',
      withEvent(5, { texts: [{ ...honest[5]!.texts[0]!, text: 'Nhận xét khác' }] }),
      'text-altered',
    ],
    ['A16 - a text beside an event is removed', withEvent(5, { texts: [] }), 'text-altered'],
    [
      'A16 - a text beside an event is erased past the program',
      withEvent(5, { texts: [{ name: 'note', key: null, text: null }] }),
      'text-erased',
    ],
    ['A16 - an event is taken out', honest.filter((_, at) => at !== 5), 'event-missing'],
    ['A16 - an event stands twice', [...honest, honest[5]!], 'event-doubled'],
    [
      'A17 - everything is rewritten and computed anew',
      rebuilt(withEvent(5, { canonical: reworded, columns: { '/action': 'unit.remove' } })),
      'checkpoint-unmet',
    ],
    [
      'A17 - two events change places and everything is computed anew',
      rebuilt(honest.map((_, at) => honest[at === 1 ? 2 : at === 2 ? 1 : at]!)),
      'checkpoint-unmet',
    ],
    ['an event is written past the program', withEvent(5, { signature: null }), 'event-unsigned'],
    [
      'A17 - an event is written past the program under a signature of another',
      withEvent(5, { signature: honest[6]!.signature }),
      'event-unsigned',
    ],
    [
      'an event is kept from the sealer while later ones are sealed',
      [...honest.slice(0, 23), waitingSince('2026-11-25T09:00:00.000Z')],
      'event-never-sealed',
    ],
    ['A18 - the last events are dropped', honest.slice(0, 20), 'log-shortened'],
    ['A18 - the last event, not sealed yet, is dropped', honest.slice(0, 23), 'receipt-unmet'],
    ['A20 - an old copy is put back', rebuilt(honest.slice(0, 12)), 'log-shortened'],
  ])('%s: found', (_, history, kind) => {
    expect(findingsOf(history)).toContain(kind);
  });

  it('signed with another key is not believed', () => {
    const forger = generateKeyPairSync('ed25519');
    const forged = headAt(22, leaves, forger.privateKey);
    expect(findingsOf(honest, { ...witness, checkpoints: [forged] })).toEqual(['checkpoint-unsigned']);
    const promise = signPromise(
      { origin: ORIGIN, event: 'event-001', hash: honest[1]!.hash, at: '2026-11-25T10:00:00.000Z' },
      forger.privateKey,
    );
    expect(findingsOf(honest, { ...witness, receipts: [{ promise }] })).toEqual(['receipt-false']);
  });
});

describe('a checkpoint', () => {
  it('is read back as it was signed, and not under another name or size', () => {
    const note = headAt(7);
    expect(readCheckpoint(note, ring)).toMatchObject({ origin: ORIGIN, size: 7, isSigned: true });
    expect(readCheckpoint(note.replace('\n7\n', '\n8\n'), ring)?.isSigned).toBe(false);
    expect(readCheckpoint(note.replaceAll(ORIGIN, 'other.test'), ring)?.isSigned).toBe(false);
    expect(readCheckpoint('no note', ring)).toBeUndefined();
  });
});

describe('a receipt', () => {
  it('is a promise at once and a proof once sealed', () => {
    expect(standingOf(receipt(3), ring)).toBe('promised');
    expect(standingOf(included(3, 7), ring)).toBe('included');
  });

  it('with another hash, place or moment is false', () => {
    const good = included(3, 7);
    const wrong = (promise: object) => ({ ...good, promise: { ...good.promise, ...promise } });
    expect(standingOf(wrong({ hash: honest[4]!.hash }), ring)).toBe('false');
    expect(standingOf(wrong({ at: '2026-11-24T10:00:00.000Z' }), ring)).toBe('false');
    const moved = { ...good, inclusion: { ...good.inclusion!, index: 4 } };
    expect(standingOf(moved, ring)).toBe('false');
  });
});

describe('canonical JSON', () => {
  it('has one form: sorted keys, no spaces, letters as they are', () => {
    expect(canonicalJson({ b: [1, true, null], a: 'Ứng Hòa', 'A"': -0 })).toBe(
      '{"A\\"":0,"a":"Ứng Hòa","b":[1,true,null]}',
    );
    expect(isCanonicalJson('{"b":1,"a":2}')).toBe(false);
    expect(isCanonicalJson('{"a":1,"a":1}')).toBe(false);
  });

  it('refuses what two programs may write differently', () => {
    expect(() => canonicalJson(0.1)).toThrow(RangeError);
    expect(() => canonicalJson('\ud800')).toThrow(RangeError);
  });
});
