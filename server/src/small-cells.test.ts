import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedRow, LEAST, type ShownRow, withoutSmallCells } from './small-cells.ts';

const flat = (...rows: readonly (readonly number[])[]): CountedRow => ({
  id: 'all',
  parts: rows.map((counts, at) => ({ id: String(at), counts })),
});
const flatRows = (row: ShownRow): ShownRow[] => [row, ...row.parts.flatMap(flatRows)];
const hiddenIn = (shown: ShownRow): number =>
  flatRows(shown).reduce(
    (so, { counts, total }) => so + [...counts, total].filter((count) => count === null).length,
    0,
  );

/** What an attacker knows: every sum there is, as an equation over what is not shown. */
function equations(shown: ShownRow) {
  const unknown: string[] = [];
  const sums: { readonly of: Map<number, number>; equals: number }[] = [];
  const add = (
    parts: readonly (readonly [string, number | null])[],
    whole: readonly [string, number | null],
  ) => {
    const of = new Map<number, number>();
    let equals = 0;
    for (const [name, value, sign] of [
      ...parts.map(([n, v]) => [n, v, 1] as const),
      [...whole, -1] as const,
    ]) {
      if (value !== null) {
        equals -= sign * value;
        continue;
      }
      if (!unknown.includes(name)) unknown.push(name);
      of.set(unknown.indexOf(name), sign);
    }
    sums.push({ of, equals });
  };
  const walk = (row: ShownRow, path: string): void => {
    const cells = row.counts.map((count, at) => [`${path}:${at}`, count] as const);
    add(cells, [`${path}:total`, row.total]);
    if (row.parts.length === 0) return;
    row.counts.forEach((count, at) => {
      add(
        row.parts.map((part) => [`${path}/${part.id}:${at}`, part.counts[at] ?? null] as const),
        [`${path}:${at}`, count],
      );
    });
    add(
      row.parts.map((part) => [`${path}/${part.id}:total`, part.total] as const),
      [`${path}:total`, row.total],
    );
    for (const part of row.parts) walk(part, `${path}/${part.id}`);
  };
  walk(shown, '');
  return { unknown, sums };
}

/** The equations solved: the unknowns that have one value only. */
function solved(shown: ShownRow): string[] {
  const { unknown, sums } = equations(shown);
  const rows = sums.map(({ of }) => unknown.map((_, at) => of.get(at) ?? 0));
  let done = 0;
  for (let column = 0; column < unknown.length; column += 1) {
    const pivot = rows.findIndex((row, at) => at >= done && Math.abs(row[column]!) > 1e-9);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const by = rows[done]!;
    const first = by[column]!;
    rows.forEach((row, at) => {
      const times = at === done ? 0 : row[column]! / first;
      if (times !== 0) for (let c = column; c < row.length; c += 1) row[c]! -= times * by[c]!;
    });
    done += 1;
  }
  return rows.slice(0, done).flatMap((row) => {
    const left = row.flatMap((factor, at) => (Math.abs(factor) > 1e-9 ? [unknown[at]!] : []));
    return left.length === 1 ? left : [];
  });
}

/** What bounds give away: from 0 to anything, made narrower by every sum until nothing moves. */
function bounds(shown: ShownRow): Map<string, readonly [number, number]> {
  const { unknown, sums } = equations(shown);
  const low = unknown.map(() => 0);
  const high = unknown.map(() => Number.POSITIVE_INFINITY);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { of, equals } of sums) {
      for (const [at, sign] of of) {
        let [least, most] = [equals, equals];
        for (const [other, factor] of of) {
          if (other === at) continue;
          const ends = [factor * low[other]!, factor * high[other]!];
          least -= Math.max(...ends);
          most -= Math.min(...ends);
        }
        const [from, to] = sign > 0 ? [least, most] : [-most, -least];
        if (from > low[at]!) [low[at], moved] = [from, true];
        if (to < high[at]!) [high[at], moved] = [to, true];
      }
    }
  }
  return new Map(unknown.map((name, at) => [name, [low[at]!, high[at]!]]));
}

/** A tree with every count shown. */
function exact(row: CountedRow): ShownRow {
  if ('counts' in row)
    return { id: row.id, counts: row.counts, total: row.counts.reduce((a, b) => a + b, 0), parts: [] };
  const parts = row.parts.map(exact);
  const total = parts.reduce((so, part) => so + (part.total ?? 0), 0);
  const counts = [0, 1, 2, 3].map((at) => parts.reduce((so, part) => so + (part.counts[at] ?? 0), 0));
  return { id: row.id, counts, total, parts };
}

/** The small counts of a tree, by the names the equations give them. */
function smallIn(row: ShownRow, path = ''): ReadonlySet<string> {
  const own = [...row.counts.map((count, at) => [`${at}`, count] as const), ['total', row.total] as const];
  return new Set([
    ...own.flatMap(([name, count]) => (count !== null && count < LEAST ? [`${path}:${name}`] : [])),
    ...row.parts.flatMap((part) => [...smallIn(part, `${path}/${part.id}`)]),
  ]);
}

const leaf = (columns: number) =>
  fc.array(fc.oneof(fc.nat(6), fc.nat(40), fc.constant(0)), { minLength: columns, maxLength: columns });
const tree = fc.array(fc.array(leaf(4), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }).map(
  (units): CountedRow => ({
    id: 'province',
    parts: units.map((rows, at) => ({
      id: `u${at}`,
      parts: rows.map((counts, kind) => ({ id: `k${kind}`, counts })),
    })),
  }),
);

describe('A38 - counts that tell of single persons', () => {
  it('are hidden, those of larger groups stay', () => {
    const shown = withoutSmallCells(flat([20, 70, 10], [30, 40, 3], [25, 60, 15]), 3);
    expect(shown.parts[1]?.counts[2]).toBeNull();
    expect(shown.total).toBe(273);
    // One small count takes three others with it: its row, its column, and where the two meet.
    expect(hiddenIn(shown)).toBe(4);
    expect(hiddenIn(withoutSmallCells(flat([20, 70], [30, 40]), 2))).toBe(0);
  });

  it('no system of equations gives one back, nor do bounds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tree, (given) => {
        const shown = withoutSmallCells(given, 4);
        const total = (row: CountedRow): number =>
          'counts' in row
            ? row.counts.reduce((a, b) => a + b, 0)
            : row.parts.reduce((a, b) => a + total(b), 0);
        for (const row of flatRows(shown)) {
          for (const count of [...row.counts, row.total]) {
            if (count !== null && row.total !== 0) expect(count).toBeGreaterThanOrEqual(LEAST);
          }
        }
        expect(solved(shown)).toEqual([]);
        for (const [least, most] of bounds(shown).values()) expect(most).toBeGreaterThan(least);
        if (total(given) === 0) expect(hiddenIn(shown)).toBe(0);
      }),
      { numRuns: process.env.CONGTAM_FULL === undefined ? 150 : 3000, seed: 38 },
    );
  });

  it('against who knows all of one row as well: a unit and its own people', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tree, fc.nat(3), (given, which) => {
        const shown = withoutSmallCells(given, 4, { againstInsiders: true });
        const naive = withoutSmallCells(given, 4);
        expect(hiddenIn(shown)).toBeGreaterThanOrEqual(hiddenIn(naive));
        const at = which % shown.parts.length;
        const known = exact(given).parts[at];
        if (known === undefined) throw new Error('a province has units');
        // The only unit with people is the province: its own know that, whatever is hidden.
        fc.pre(exact(given).parts.some(({ total }, n) => n !== at && total !== 0));
        const seen = { ...shown, parts: shown.parts.with(at, known) };
        // A large count that was hidden for the sake of theirs they find out: it tells of nobody.
        const small = smallIn(exact(given));
        expect(solved(seen).filter((name) => small.has(name))).toEqual([]);
      }),
      { numRuns: process.env.CONGTAM_FULL === undefined ? 60 : 1000, seed: 38 },
    );
  });

  it('every table that shows the same is found by trying all: a small count might be five more', () => {
    fc.assert(
      fc.property(
        fc.array(
          leaf(2).map((row) => row.map((n) => n % 9)),
          { minLength: 2, maxLength: 2 },
        ),
        (rows) => {
          const shown = withoutSmallCells(flat(...rows), 2);
          const fits = (count: number | null | undefined, value: number) => count === null || count === value;
          const most = [0, 0, 0, 0];
          const [top = shown, low = shown] = shown.parts;
          for (let n = 0; n < 20 ** 4; n += 1) {
            const [a, b, c, d] = [
              n % 20,
              Math.floor(n / 20) % 20,
              Math.floor(n / 400) % 20,
              Math.floor(n / 8000),
            ];
            const agrees =
              fits(top.counts[0], a!) &&
              fits(top.counts[1], b!) &&
              fits(low.counts[0], c!) &&
              fits(low.counts[1], d!) &&
              fits(top.total, a! + b!) &&
              fits(low.total, c! + d!) &&
              fits(shown.total, a! + b! + c! + d!) &&
              fits(shown.counts[0], a! + c!) &&
              fits(shown.counts[1], b! + d!);
            if (agrees)
              [a, b, c, d].forEach((value, at) => {
                most[at] = Math.max(most[at]!, value!);
              });
          }
          rows.forEach((row, r) => {
            row.forEach((value, c) => {
              if (value < LEAST && row.some((n) => n > 0))
                expect(most[2 * r + c]).toBeGreaterThanOrEqual(value + LEAST);
            });
          });
        },
      ),
      { numRuns: 12, seed: 38 },
    );
  });

  it('the attack itself works: with its complement shown, a hidden count is found', () => {
    const naive: ShownRow = {
      ...{ id: 'all', counts: [50, 110, 13], total: 173 },
      parts: [
        { id: '0', counts: [20, 70, 10], total: 100, parts: [] },
        { id: '1', counts: [30, 40, null], total: 73, parts: [] },
      ],
    };
    expect(solved(naive)).toEqual(['/1:2']);
    expect(bounds(naive).get('/1:2')).toEqual([3, 3]);
  });
});
