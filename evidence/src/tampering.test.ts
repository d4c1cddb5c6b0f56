import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { signCheckpoint } from './checkpoint.ts';
import { HistoryCheck, type HistoryEvent, type Witness } from './history.ts';
import { leafHash, rootOf } from './merkle.ts';
import { signPromise } from './receipt.ts';
import { sealOfText } from './texts.ts';

const WHEN = '2026-11-25T10:00:00.000Z';
const ORIGIN = 'congtam.test/tampering';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const forger = generateKeyPairSync('ed25519');
const [TAMPERED, CLEAN] = process.env.CONGTAM_FULL === '1' ? [10_000, 1000] : [1000, 100];

const action = fc.constantFrom('unit.found', 'unit.change', 'person.read', 'role.confirm');
const history = fc
  .array(
    fc.record({ action, points: fc.integer({ min: 0, max: 100 }), text: fc.string({ maxLength: 12 }) }),
    {
      minLength: 4,
      maxLength: 40,
    },
  )
  .map((acts) => acts.map(({ action: done, points, text }, at) => sealed({ at, done, points, text })));

function sealed(act: { at: number; done: string; points: number; text: string }): HistoryEvent {
  const { at, done, points, text } = act;
  const [id, key] = [`e${at}`, Buffer.alloc(32, at + 1).toString('hex')];
  const texts = { note: sealOfText(key, text) };
  const canonical = canonicalJson({ id, at: WHEN, action: done, facts: { points }, texts });
  const hash = leafHash(Buffer.from(canonical)).toString('hex');
  return {
    id,
    canonical,
    hash,
    index: at,
    columns: { '/action': done },
    texts: [{ name: 'note', key, text }],
    signature: signatureOf({ id, hash }),
  };
}

const signatureOf = ({ id, hash }: Pick<HistoryEvent, 'id' | 'hash'>, key = privateKey): string =>
  signPromise({ origin: ORIGIN, event: id, hash, at: WHEN }, key).signature;

/** What was kept outside while the history was honest. */
function witnessOf(events: readonly HistoryEvent[], key = privateKey): Witness {
  const leaves = events.map(({ hash }) => Buffer.from(hash, 'hex'));
  const note = (size: number) =>
    signCheckpoint({ origin: ORIGIN, size, root: rootOf(leaves.slice(0, size)) }, key);
  return {
    origin: ORIGIN,
    keys: [{ key: publicKey }],
    checkpoints: [note(Math.ceil(events.length / 2)), note(events.length)],
    receipts: [],
  };
}

function findings(events: readonly HistoryEvent[], witness: Witness): number {
  const check = new HistoryCheck(witness);
  for (const event of events) check.add(event);
  return check.end().findings.length;
}

/** As somebody would who owns the database: every hash and place fits again. */
const rebuilt = (events: readonly HistoryEvent[]): HistoryEvent[] =>
  events.map((event, index) => {
    const { id, action: done } = JSON.parse(event.canonical);
    const hash = leafHash(Buffer.from(event.canonical)).toString('hex');
    return { ...event, id, hash, index, columns: { '/action': done } };
  });

const flipped = (text: string, at: number): string => {
  const place = at % Math.max(1, text.length);
  const letter = text[place] === 'x' ? 'y' : 'x';
  return `${text.slice(0, place)}${letter}${text.slice(place + 1)}`;
};

/** Ways to tamper: what, where, and with what number. */
const WAYS: readonly ((events: HistoryEvent[], at: number, by: number) => HistoryEvent[])[] = [
  (events, at, by) => change(events, at, ({ canonical }) => ({ canonical: flipped(canonical, by) })),
  (events, at, by) => change(events, at, ({ hash }) => ({ hash: flipped(hash, by) })),
  (events, at, by) => change(events, at, ({ id }) => ({ id: flipped(id, by) })),
  (events, at, by) =>
    change(events, at, ({ columns }) => ({ columns: { '/action': flipped(columns['/action'] ?? '', by) } })),
  (events, at, by) =>
    change(events, at, ({ texts: [note] }) => ({ texts: [{ ...note!, text: `${note!.text}${by}` }] })),
  (events, at, by) =>
    change(events, at, ({ texts: [note] }) => ({ texts: [{ ...note!, key: flipped(note!.key ?? '', by) }] })),
  (events, at) => change(events, at, () => ({ texts: [] })),
  (events, at) => events.filter((_, place) => place !== at),
  (events, at) => [...events.slice(0, at + 1), ...events.slice(at)],
  (events, at) => events.slice(0, at),
  (events, at) => rebuilt(events.filter((_, place) => place !== at)),
  (events, at) => rebuilt(events.slice(0, at)),
  (events, at, by) =>
    rebuilt(
      change(events, at, ({ canonical }) => ({
        canonical: canonicalJson({ ...JSON.parse(canonical), facts: { points: 101 + by } }),
      })),
    ),
  (events, at) => {
    const other = (at + 1) % events.length;
    const swapped = events.map((event, place) =>
      place === at ? events[other]! : place === other ? events[at]! : event,
    );
    return rebuilt(swapped);
  },
  (events, at, by) => {
    const inserted = sealed({ at: 1000, done: 'unit.found', points: by % 100, text: '' });
    return rebuilt([...events.slice(0, at), inserted, ...events.slice(at)]);
  },
  // A fork: another history from some event on, as long as the honest one.
  (events, at, by) =>
    rebuilt([
      ...events.slice(0, at),
      ...events.slice(at).map((_, after) => {
        const points = 101 + ((by + after) % 100);
        return sealed({ at: 2000 + at + after, done: 'unit.change', points, text: '' });
      }),
    ]),
  // An old copy put back, and the work of a week done again in another way.
  (events, at) => {
    const old = events.slice(0, Math.floor(at / 2));
    const again = Array.from({ length: events.length + 3 - old.length }, (_, after) =>
      sealed({ at: 3000 + after, done: 'role.confirm', points: after, text: 'làm lại' }),
    );
    return rebuilt([...old, ...again]);
  },
  (events, at) =>
    change(events, at, ({ texts: [note] }) => ({ texts: [{ ...note!, key: null, text: null }] })),
];

const change = (
  events: readonly HistoryEvent[],
  at: number,
  how: (event: HistoryEvent) => Partial<HistoryEvent>,
): HistoryEvent[] => events.map((event, place) => (place === at ? { ...event, ...how(event) } : event));

it(`A16, A17, A18, A20 - of ${TAMPERED} tampered histories every one is found`, () => {
  const way = fc.nat({ max: WAYS.length - 1 });
  fc.assert(
    fc.property(history, way, fc.nat(), fc.nat(), (events, which, where, by) => {
      const tampered = WAYS[which]!(events, where % events.length, by);
      expect(findings(tampered, witnessOf(events))).toBeGreaterThan(0);
    }),
    { numRuns: TAMPERED },
  );
});

it(`of ${CLEAN} clean ones none is called tampered`, () => {
  fc.assert(
    fc.property(history, (events) => {
      expect(findings(events, witnessOf(events))).toBe(0);
    }),
    { numRuns: CLEAN },
  );
});

it('A17 - a history rewritten and signed with another key is found by whoever has the key of the log', () => {
  fc.assert(
    fc.property(history, fc.nat(), (events, where) => {
      const rewritten = WAYS[12]!(events, where % events.length, 1);
      const forged = witnessOf(rewritten, forger.privateKey);
      expect(findings(rewritten, { ...forged, keys: [{ key: publicKey }] })).toBeGreaterThan(0);
      // Positive control: with the forger's own key, under each event too, all of it fits.
      const resigned = rewritten.map((event) => ({
        ...event,
        signature: signatureOf(event, forger.privateKey),
      }));
      expect(findings(resigned, { ...forged, keys: [{ key: forger.publicKey }] })).toBe(0);
    }),
    { numRuns: 50 },
  );
});
