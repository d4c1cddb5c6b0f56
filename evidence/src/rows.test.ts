import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { HistoryCheck, type HistoryEvent } from './history.ts';
import { leafHash } from './merkle.ts';
import { digestOfRows, type HistoryRow } from './rows.ts';

const [TAMPERED, CLEAN] = process.env.CONGTAM_FULL === '1' ? [10_000, 1000] : [500, 100];

interface History {
  readonly events: readonly HistoryEvent[];
  readonly rows: readonly HistoryRow[];
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64').replace(/=$/, '');

/** What somebody writes in one act: rows by key, `null` takes one out. */
type Writes = readonly (readonly [key: string, content: string | null])[];

/** As the database and the program write it down together. */
function historyOf(acts: readonly Writes[]): History {
  const standing = new Map<string, string>();
  const events = acts.map((writes, index) => {
    const lines = writes.flatMap(([key, content]) => {
      const [before = '-', after = '-'] = [
        standing.get(key),
        content === null ? undefined : digestOf(content),
      ];
      if (after === '-') standing.delete(key);
      else standing.set(key, after);
      return before === after ? [] : [`congtam.post ${after} ${before} ["${key}"]\n`];
    });
    return eventOf(index, lines.join(''));
  });
  const rows = [...standing].map(([key, digest]) => ({ table: 'congtam.post', key: `["${key}"]`, digest }));
  return { events, rows };
}

function eventOf(
  index: number,
  lines: string,
  act: { action?: string; facts?: { tables: string[] } } = {},
): HistoryEvent {
  const id = `e${index}`;
  const written = lines === '' ? null : lines;
  const canonical = canonicalJson({
    ...{ id, at: '2026-11-25T10:00:00.000Z', action: act.action ?? 'post.change' },
    ...(act.facts === undefined ? {} : { facts: act.facts }),
    ...(written === null ? {} : { rows: digestOfRows(written) }),
  });
  const hash = leafHash(Buffer.from(canonical)).toString('hex');
  return { id, canonical, hash, index, columns: {}, texts: [], signature: null, written };
}

function findingsIn({ events, rows }: History) {
  const check = new HistoryCheck({ origin: 'x', keys: [], checkpoints: [], receipts: [] });
  for (const entry of [...events, ...rows]) check.add(entry);
  if (check.needsEventsAgain()) for (const event of events) check.addAgain(event);
  return check.end().findings;
}
const told = (history: History) => findingsIn(history).map(({ kind, about }) => `${kind} ${about}`);

const key = fc.constantFrom('a', 'b b', 'c\\"', 'ờ');
const writes = fc.array(fc.tuple(key, fc.option(fc.string({ maxLength: 3 }), { freq: 5 })), { maxLength: 4 });
const acts = fc
  .array(writes, { minLength: 1, maxLength: 20 })
  .filter((all) => historyOf(all).rows.length > 0);

/** What is done past the program: where, and how many acts come after it. */
const WAYS: readonly ((history: History, at: number) => History)[] = [
  ({ events, rows }, at) => ({
    events,
    rows: rows.map((row, place) => (place === at % rows.length ? { ...row, digest: digestOf('khác') } : row)),
  }),
  ({ events, rows }, at) => ({ events, rows: rows.filter((_, place) => place !== at % rows.length) }),
  ({ events, rows }) => ({
    events,
    rows: [...rows, { table: 'congtam.role_grant', key: '["x"]', digest: digestOf('authority') }],
  }),
  ({ events, rows }, at) => ({ events, rows: [...rows, rows[at % rows.length]!] }),
  ({ events, rows }, at) => ({ events: changed(events, at, () => null), rows }),
  ({ events, rows }, at) => ({
    events: changed(events, at, (lines) => lines.replace('congtam.post', 'congtam.unit')),
    rows,
  }),
  ({ events, rows }, at) => ({
    events: changed(events, at, (lines) => `${lines}congtam.post - - ["z"]\n`),
    rows,
  }),
];

/** The list beside some event that has one. */
function changed(events: readonly HistoryEvent[], at: number, how: (lines: string) => string | null) {
  const writing = events.filter(({ written }) => written !== null);
  const chosen = writing[at % writing.length];
  return events.map((event) => (event === chosen ? { ...event, written: how(event.written ?? '') } : event));
}

describe('rows that events seal', () => {
  it(`A16 - of ${TAMPERED} bodies of rows changed past the program every one is found`, () => {
    fc.assert(
      fc.property(acts, fc.nat({ max: WAYS.length - 1 }), fc.nat(), (all, way, at) => {
        expect(findingsIn(WAYS[way]!(historyOf(all), at))).not.toEqual([]);
      }),
      { numRuns: TAMPERED },
    );
  });

  it(`of ${CLEAN} clean ones none is called changed`, () => {
    fc.assert(
      fc.property(acts, (all) => {
        expect(findingsIn(historyOf(all))).toEqual([]);
      }),
      { numRuns: CLEAN },
    );
  });

  it('A16 - a change past the program is found though the row was written by an act since', () => {
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        const honest = historyOf([...before, [['a', 'thật']]]);
        const forged = historyOf([...before, [['a', 'giả']], [['a', 'sau đó']], ...after]);
        const later = forged.events.slice(honest.events.length);
        const history = { events: [...honest.events, ...later], rows: forged.rows };
        expect(told(history).join()).toContain(
          `row-altered-before congtam.post ["a"] (e${before.length} → e${before.length + 1})`,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('the row is named with the event that wrote it last', () => {
    const { events, rows } = historyOf([
      [['a', '1']],
      [
        ['a', '2'],
        ['b', '1'],
      ],
      [['b', null]],
    ]);
    const other = { table: 'congtam.post', key: '["a"]', digest: digestOf('1') };
    expect(told({ events, rows: [other] })).toEqual(['row-altered congtam.post ["a"] (e1)']);
    expect(told({ events, rows: [] })).toEqual(['row-missing congtam.post ["a"] (e1)']);
    expect(told({ events, rows: [...rows, { ...other, key: '["b"]' }] })).toEqual([
      'row-unsealed congtam.post ["b"] (e2)',
    ]);
    expect(told({ events, rows: [...rows, { ...other, key: '["c"]' }] })).toEqual([
      'row-unsealed congtam.post ["c"]',
    ]);
    expect(told({ events, rows })).toEqual([]);
  });

  it('A16 - what stands in a table is taken as it is once, when it begins to be sealed, and not again', () => {
    const facts = { tables: ['congtam.post'] };
    const found = (at: number, lines: string) =>
      eventOf(at, lines, { action: 'installation.rows-found', facts });
    const line = `congtam.post ${digestOf('1')} - ["a"]\n`;
    const row = { table: 'congtam.post', key: '["a"]', digest: digestOf('1') };
    expect(told({ events: [found(0, line)], rows: [row] })).toEqual([]);
    const again = told({ events: [found(0, ''), found(1, line)], rows: [row] });
    expect(again).toEqual(['rows-found-twice congtam.post (e1)']);
  });

  it('of very many changed rows a thousand are named and the others counted', () => {
    const { events, rows } = historyOf([
      Array.from({ length: 2500 }, (_, at): [string, string] => [`k${at}`, 'x']),
    ]);
    const findings = findingsIn({ events, rows: rows.map((row) => ({ ...row, digest: digestOf('y') })) });
    expect(findings).toHaveLength(1001);
    expect(findings.at(-1)).toEqual({ kind: 'row-altered', about: '+ 1500' });
  });
});
